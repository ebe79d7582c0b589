import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { quotedOf } from '../parts/quote.tsx'
import { Icon } from '../ui/icon.tsx'
import { useStore } from './context.ts'
import { draftOf, keepDraft } from './draft.ts'

/** The longest text of a message (contract: TextPart). */
const MAX = 5000
const WARN = 4500
const TYPING_EVERY_MS = 3000

/** Where the shopper writes: Enter sends, Shift+Enter is a new line; half a composed word is never sent. */
export function Composer() {
  const store = useStore()
  const { slug } = store.shop
  const { replying } = store.view
  const [text, setText] = useState(() => draftOf(slug))
  const field = useRef<HTMLTextAreaElement>(null)
  const told = useRef(0)
  const empty = text.trim() === ''
  useTypeAhead(field)

  function send(): void {
    if (empty) return
    const replyTo = replying.value
    store.say([{ type: 'text', text: text.trim(), ...(replyTo && { replyTo }) }])
    replying.value = undefined
    setText('')
    keepDraft(slug, '')
    if (field.current) {
      field.current.value = ''
      grow(field.current)
      field.current.focus()
    }
  }

  function typed(area: HTMLTextAreaElement): void {
    setText(area.value)
    keepDraft(slug, area.value)
    grow(area)
    if (Date.now() - told.current < TYPING_EVERY_MS) return
    told.current = Date.now()
    store.writing()
  }

  return (
    <form
      class="composer"
      aria-label={t('composer.label')}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Replying />
      <div class="composer-field">
        <label class="visually-hidden" for="composer">
          {t('composer.label')}
        </label>
        <textarea
          id="composer"
          ref={field}
          rows={1}
          dir="auto"
          enterkeyhint="send"
          autoComplete="off"
          maxLength={MAX}
          value={text}
          aria-describedby={replying.value && 'replying'}
          placeholder={t('composer.placeholder', { shop: store.shop.name })}
          onInput={(event) => typed(event.currentTarget)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') replying.value = undefined
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            send()
          }}
        />
        {text.length > WARN && <span class="composer-left figures">{MAX - text.length}</span>}
        <button type="submit" class="send" aria-label={t('composer.send')} disabled={empty}>
          <Icon name="paper-plane-right" />
        </button>
      </div>
    </form>
  )
}

/** What the text will answer, until it is sent or the reply is dropped. */
function Replying() {
  const store = useStore()
  const { replying } = store.view
  const to = replying.value
  if (!to) return null
  const name = to.title ?? quotedOf(store, to)
  return (
    <p class="replying" id="replying">
      <Icon name="arrow-bend-up-left" size={18} />
      <span class="replying-to" dir="auto">
        <span class="visually-hidden">{t('reply.to', { name })}</span>
        <span aria-hidden="true">{name}</span>
      </span>
      <button type="button" class="round" aria-label={t('reply.drop')} onClick={() => (replying.value = undefined)}>
        <Icon name="x" size={16} />
      </button>
    </p>
  )
}

/** Who just begins to type, with the focus nowhere, types into the field. */
function useTypeAhead(field: { current: HTMLTextAreaElement | null }): void {
  useEffect(() => {
    const typed = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const idle = document.activeElement === document.body || document.activeElement?.matches('.message')
      if (idle && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) field.current?.focus()
    }
    addEventListener('keydown', typed)
    return () => removeEventListener('keydown', typed)
  }, [])
}

/** Grows with its text where the browser does not do so by itself (`field-sizing`). */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.blockSize = 'auto'
  area.style.blockSize = `${area.scrollHeight}px`
}
