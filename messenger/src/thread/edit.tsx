import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { afterwards } from './afterwards.ts'
import { useStore } from './context.ts'
import { Fault } from './fault.tsx'
import type { Row } from './rows.ts'
import '../style/since.css'

const MAX = 5000

/** The text of one's own message, to be changed where it stands: Enter saves, Escape leaves it as it was. */
export function Edit({ row }: { row: Extract<Row, { kind: 'message' }> }) {
  const store = useStore()
  const before = row.parts.find((part) => part.type === 'text')?.text ?? ''
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(before)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const answered = row.seq !== undefined && row.seq <= store.thread.value.answered

  useLayoutEffect(() => {
    const area = field.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])

  function end(): void {
    store.view.editing.value = undefined
    field.current?.closest<HTMLElement>('.message')?.focus({ preventScroll: true })
  }
  async function save(): Promise<void> {
    const words = text.trim()
    if (words === '' || busy) return
    if (words === before) return end()
    setBusy(true)
    try {
      await afterwards(store, row.id).edit(words)
      end()
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }

  return (
    <form
      class="said edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <textarea
        ref={field}
        dir="auto"
        rows={Math.min(6, 1 + text.length / 32)}
        maxLength={MAX}
        value={text}
        aria-label={t('message.edit')}
        aria-describedby={answered ? 'edit-note' : undefined}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') end()
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          void save()
        }}
      />
      {answered && (
        <p class="edit-note" id="edit-note">
          {t('edit.answered')}
        </p>
      )}
      {fault !== undefined && <Fault error={fault} />}
      <p class="edit-ends">
        <button type="button" onClick={end}>
          {t('edit.cancel')}
        </button>
        <button type="submit" disabled={text.trim() === '' || busy} aria-busy={busy}>
          {t('edit.save')}
        </button>
      </p>
    </form>
  )
}
