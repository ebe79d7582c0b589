import type { ShopperPart } from '@souk/contract/parts.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { speakMore, t } from '../i18n/t.ts'
import { fetchLate } from '../parts/late-part.ts'
import { quotedOf } from '../parts/quote.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { PICTURE_TYPES, useAttached } from './attached.ts'
import type { Attachments } from './attached.ts'
import { useStore } from './context.ts'
import { draftOf, keepDraft } from './draft.ts'
import type { Store } from './store.ts'

/** The longest text of a message (contract: TextPart). */
const MAX = 5000
const WARN = 4500
const TYPING_EVERY_MS = 3000

const AttachedList = lazyPart(() =>
  Promise.all([import('./attached-list.tsx'), speakMore()]).then(([{ AttachedList: list }]) => list),
)

/** The parts of the pictures; without them when one could not be brought, as its line says. */
async function bringAll(store: Store, pictures: Attachments): Promise<ShopperPart[] | undefined> {
  const code = await import('./upload.ts').catch(() => undefined)
  if (code) return code.bringAll(store, pictures)
  pictures.value = pictures.value.map((one) => ({ ...one, state: { fault: 'unreachable' } }))
  return undefined
}

/** Where the shopper writes: Enter sends, Shift+Enter is a new line; half a composed word is never sent. */
export function Composer() {
  const store = useStore()
  const { slug } = store.shop
  const { replying } = store.view
  const [text, setText] = useState(() => draftOf(slug))
  const field = useRef<HTMLTextAreaElement>(null)
  const told = useRef(0)
  const { pictures, dropping, add } = useAttached()
  const [busy, setBusy] = useState(false)
  const empty = text.trim() === '' && pictures.value.length === 0
  useTypeAhead(field)

  async function send(): Promise<void> {
    if (empty || busy) return
    setBusy(true)
    const images = pictures.value.length > 0 ? await bringAll(store, pictures) : []
    setBusy(false)
    if (!images) return
    // While pictures were on their way somebody may have gone on writing.
    const words = field.current?.value.trim() ?? ''
    const replyTo = replying.value
    const said: ShopperPart[] = words === '' ? [] : [{ type: 'text', text: words, ...(replyTo && { replyTo }) }]
    if (images.length + said.length === 0) return
    store.say([...images, ...said])
    pictures.value = []
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
        void send()
      }}
    >
      <Replying />
      {pictures.value.length > 0 && <AttachedList pictures={pictures} />}
      {dropping.value && <p class="composer-drop">{t('composer.drop')}</p>}
      <div class="composer-field">
        <label class="round composer-picture">
          <Icon name="image" size={22} />
          <span class="visually-hidden">{t('composer.picture')}</span>
          <input
            type="file"
            accept={PICTURE_TYPES}
            multiple
            onChange={({ currentTarget: input }) => {
              add(input.files)
              input.value = ''
            }}
          />
        </label>
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
          onFocus={() => void fetchLate()}
          onInput={(event) => typed(event.currentTarget)}
          onPaste={(event) => {
            // What also has words is text from a document: its picture would take their place.
            const words = event.clipboardData?.types.includes('text/plain')
            if (!words && add(event.clipboardData?.files)) event.preventDefault()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') replying.value = undefined
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            void send()
          }}
        />
        {text.length > WARN && <span class="composer-left figures">{MAX - text.length}</span>}
        <button type="submit" class="send" aria-label={t('composer.send')} disabled={empty || busy} aria-busy={busy}>
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
