import { t } from '../i18n/t.ts'

export type TroubleKind = 'missing' | 'unreachable' | 'forbidden'

/** A page that cannot be shown: why, and what to do about it. */
export function Trouble({ kind, onRetry }: { kind: TroubleKind; onRetry?: () => void }) {
  return (
    <div class="trouble">
      <div class="trouble-awning" aria-hidden="true" />
      <h1 class="display">{t(`trouble.${kind}`)}</h1>
      <p>{t(`trouble.${kind}Why`)}</p>
      {onRetry ? (
        <button type="button" class="button" onClick={onRetry}>
          {t('try.again')}
        </button>
      ) : (
        <a class="button" href="/">
          {t('trouble.market')}
        </a>
      )}
    </div>
  )
}
