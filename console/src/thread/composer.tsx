import type { Thread } from '@souk/contract/inbox.ts'
import type { Part } from '@souk/contract/parts.ts'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import clip from 'icon:image'
import close from 'icon:x'
import lock from 'icon:lock-simple'
import quoteIcon from 'icon:arrow-bend-up-left'
import sendIcon from 'icon:paper-plane-right-fill'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { deskLive } from '../inbox/live.ts'
import { useCommands } from '../shell/commands.ts'
import { SellButton } from '../selling/sell-button.tsx'
import { useMay, useShop } from '../shell/desk.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { PICTURES } from './attach.ts'
import { gapIn } from './canned.ts'
import { EmojiButton } from './emoji.tsx'
import { send, type Speaks } from './outbox.ts'
import type { ThreadStore } from './store.ts'
import { Suggest } from './suggest.tsx'
import { useAttached } from './use-attached.ts'
import { useSuggestions } from './use-suggestions.tsx'
import type { Writing } from './use-written.ts'

type ComposerProps = { thread: Thread; store: ThreadStore; written: Writing; who: Speaks }

/** Where staff write: to the customer, or to each other. Enter sends, Shift and Enter begins a line. */
export function Composer({ thread, store, written, who }: ComposerProps) {
  const shop = useShop()
  const may = useMay('conversations:write')
  const field = useRef<HTMLTextAreaElement>(null)
  const attached = useAttached(thread.conversation)
  const { now, change, clear } = written
  const note = now.mode === 'note'
  const text = note ? now.note : now.reply
  const [busy, setBusy] = useState(false)
  const suggest = useSuggestions({ thread, written, field })

  const focus = (mode: 'reply' | 'note') => {
    // At once: the next stroke is the first letter.
    flushSync(() => change({ mode }))
    field.current?.focus()
  }
  useCommands(
    may
      ? [
          {
            id: 'composer.reply',
            label: t('composer.reply'),
            keys: 'r',
            group: t('keys.here'),
            run: () => focus('reply'),
          },
          {
            id: 'composer.note',
            label: t('composer.note'),
            keys: 'n',
            group: t('keys.here'),
            run: () => focus('note'),
          },
        ]
      : [],
  )
  useEffect(() => {
    if (now.quote) field.current?.focus()
  }, [now.quote])

  function insert(words: string): void {
    const at = field.current?.selectionStart ?? text.length
    const next = text.slice(0, at) + words + text.slice(field.current?.selectionEnd ?? at)
    flushSync(() => change(note ? { note: next } : { reply: next }))
    field.current?.focus()
    field.current?.setSelectionRange(at + words.length, at + words.length)
  }
  async function say(): Promise<void> {
    const words = text.trim()
    if (note) {
      if (words === '' || busy) return
      setBusy(true)
      await addNote(shop, store, words, now.mentions).then(clear, (error: unknown) =>
        toast(faultText(error), { danger: true }),
      )
      setBusy(false)
      return
    }
    if (!attached.ready || (words === '' && attached.parts.length === 0)) return
    const gap = gapIn(text)
    if (gap) {
      toast(t('composer.gap'))
      field.current?.setSelectionRange(...gap)
      return
    }
    const { quote } = now
    const said: Part[] =
      words === ''
        ? []
        : [{ type: 'text', text: words, ...(quote?.message && { replyTo: { message: quote.message } }) }]
    const parts = [...attached.parts, ...said]
    clear()
    attached.clear()
    suggest.sent()
    void send(thread.conversation, parts, who)
  }
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || suggest.onKey(event)) return
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      void say()
    }
    if (event.key === 'Escape') field.current?.blur()
  }
  if (!may) return null
  return (
    <div className={`flex-none border-t ${note ? 'border-dashed border-edge bg-plate' : 'border-rule bg-paper'}`}>
      {suggest.shown.length > 0 && (
        <Suggest
          id={suggest.id}
          label={t(note ? 'composer.mention' : 'composer.canned')}
          all={suggest.shown}
          at={suggest.at}
          onPick={suggest.pick}
        />
      )}
      <Beside written={written} attached={attached} />
      <textarea
        ref={field}
        dir="auto"
        rows={2}
        value={text}
        data-composer
        role={suggest.shown.length > 0 ? 'combobox' : undefined}
        aria-expanded={suggest.shown.length > 0 ? true : undefined}
        aria-controls={suggest.shown.length > 0 ? suggest.id : undefined}
        aria-activedescendant={suggest.shown.length > 0 ? `${suggest.id}-${suggest.at}` : undefined}
        aria-label={t(note ? 'composer.note' : 'composer.reply')}
        placeholder={placeholderOf(thread, note, who.me)}
        onChange={(event) => {
          change(note ? { note: event.target.value } : { reply: event.target.value })
          suggest.look()
          if (!note) deskLive(shop).line.typing(thread.conversation)
        }}
        onSelect={suggest.look}
        onKeyDown={onKey}
        onPaste={(event) => attached.add([...event.clipboardData.files])}
        className="block max-h-60 w-full resize-none bg-clear px-4 pt-3 outline-none field-sizing-content"
      />
      <div className="flex items-center gap-1 px-2 pb-1">
        <ModeSwitch mode={now.mode} onChange={focus} />
        <EmojiButton onPick={insert} />
        {!note && <AttachButton onFiles={attached.add} />}
        <SellButton thread={thread} who={who} />
        <span className="flex-1" />
        {/* One thing to press: what it does is what the mode says. */}
        <button
          type="button"
          disabled={
            note ? text.trim() === '' || busy : !attached.ready || (text.trim() === '' && attached.parts.length === 0)
          }
          onClick={() => void say()}
          className="inline-flex min-h-9 items-center gap-2 rounded-slip bg-action px-3 font-strong text-on-action disabled:bg-clear disabled:text-muted pointer-coarse:min-h-11"
        >
          {t(note ? 'composer.note.send' : 'composer.send')}
          <Icon path={note ? lock : sendIcon} size={16} turns={!note} />
        </button>
      </div>
    </div>
  )
}

function placeholderOf({ speaker }: Thread, note: boolean, me: string): string {
  if (note) return t('composer.note.hint')
  return t(speaker.kind === 'staff' && speaker.id === me ? 'composer.hint' : 'composer.hint.takes')
}

/** For the customer, or among us: the field changes its cloth as well. */
function ModeSwitch({ mode, onChange }: { mode: 'reply' | 'note'; onChange: (mode: 'reply' | 'note') => void }) {
  return (
    <div role="radiogroup" aria-label={t('composer.mode')} className="flex">
      {(['reply', 'note'] as const).map((one) => (
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={mode === one}
          onClick={() => onChange(one)}
          className={`min-h-9 rounded-slip px-2 pointer-coarse:min-h-11 ${mode === one ? 'font-strong text-ink underline decoration-2 underline-offset-8' : 'text-muted hover:text-ink'}`}
        >
          {t(one === 'reply' ? 'composer.reply' : 'composer.note')}
        </button>
      ))}
    </div>
  )
}

function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton icon={clip} label={t('composer.attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={PICTURES}
        aria-label={t('composer.attach')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

/** What goes with the words: a message that is answered, pictures. */
function Beside({
  written: { now, change },
  attached,
}: {
  written: Writing
  attached: ReturnType<typeof useAttached>
}) {
  const quote = now.mode === 'reply' ? now.quote : undefined
  if (!quote && attached.all.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2 px-4 pt-2">
      {quote && (
        <span className="flex max-w-full items-center gap-2 border-s-2 border-action ps-2 text-1 text-muted">
          <Icon path={quoteIcon} size={14} turns />
          <span dir="auto" className="truncate">
            {quote.words || t('thread.quoted')}
          </span>
          <IconButton
            icon={close}
            label={t('composer.unquote')}
            onClick={() => {
              const { quote: _, ...rest } = now
              change({ ...rest, quote: undefined })
            }}
          />
        </span>
      )}
      {attached.all.map(({ key, name, shown, url }) => (
        <span key={key} className="relative">
          <img src={shown} alt={name} className={`size-16 rounded-key object-cover ${url ? '' : 'opacity-50'}`} />
          <span className="absolute -end-2 -top-2 rounded-full bg-paper">
            <IconButton icon={close} label={`${t('remove')}: ${name}`} onClick={() => attached.remove(key)} />
          </span>
        </span>
      ))}
    </div>
  )
}

async function addNote(
  shop: string,
  store: ThreadStore,
  text: string,
  mentions: readonly { id: string; name: string }[],
): Promise<void> {
  const { conversation } = store
  const named = mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
  const note = await souk.call('addNote', {
    params: { shop, conversation },
    body: { text, mentions: named },
    idempotencyKey: crypto.randomUUID(),
  })
  store.change((thread) =>
    thread.items.some((item) => item.kind === 'note' && item.note.id === note.id)
      ? thread
      : { ...thread, items: [...thread.items, { kind: 'note', conversation: note.conversation, at: note.at, note }] },
  )
}
