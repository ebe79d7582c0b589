import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'

type Props = {
  /** The statement, line by line. */
  words: readonly string[]
  /** What the law calls the button that sends it. */
  label: string
  wrong?: string | undefined
  onConfirm: () => Promise<void>
  onBack: () => void
}

/** The second step: the statement whole, and the one button that sends it. */
export function Confirm({ words, label, wrong, onConfirm, onBack }: Props) {
  const [busy, setBusy] = useState(false)
  return (
    <section class="paper withdraw" aria-live="polite">
      <p>{t('withdraw.check')}</p>
      <blockquote class="statement" dir="auto">
        {words.join('\n')}
      </blockquote>
      <p class="desk-note">{t('withdraw.mail')}</p>
      {wrong && (
        <p class="fault" role="alert">
          {wrong}
        </p>
      )}
      <div class="paper-actions">
        <button
          type="button"
          class="button"
          disabled={busy}
          aria-busy={busy}
          onClick={() => {
            setBusy(true)
            void onConfirm().finally(() => setBusy(false))
          }}
        >
          {label}
        </button>
        <button type="button" class="button button-quiet" disabled={busy} onClick={onBack}>
          {t('withdraw.back')}
        </button>
      </div>
    </section>
  )
}
