import type { ThreadItem } from '@souk/contract/inbox.ts'
import { useState, type ReactNode } from 'react'
import lock from 'icon:lock-simple'
import pencil from 'icon:pencil-simple'
import trash from 'icon:trash'
import { currentShop, souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t, tOr } from '../i18n/t.ts'
import { useNameOf } from '../inbox/people.ts'
import { useShop, useWorkplace } from '../shell/desk.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextBox } from '../ui/field.tsx'
import { clock, fullTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import type { MessageItem } from './state.ts'
import { OrderLink } from './parts/paper.tsx'
import { threadStore } from './store.ts'

type EventItem = Exclude<ThreadItem, MessageItem>

/** What happened beside the talk: who speaks, what was ordered, what we told each other. */
export function Event({ item }: { item: EventItem }) {
  switch (item.kind) {
    case 'note':
      return <NoteSlip item={item} />
    case 'order':
      return (
        <Ticket at={item.at}>
          {t('thread.ordered')} <OrderLink number={item.number} />
        </Ticket>
      )
    case 'speaker':
      return <SpeakerTicket item={item} />
  }
}

function Ticket({ at, children }: { at: string; children: ReactNode }) {
  return (
    <p className="py-2 text-center text-1 text-muted" title={fullTime(at)}>
      {children} · <span className="figures">{clock(at)}</span>
    </p>
  )
}

function SpeakerTicket({ item: { at, speaker, note } }: { item: Extract<EventItem, { kind: 'speaker' }> }) {
  const nameOf = useNameOf()
  const reason = note?.startsWith('handover.') ? note : undefined
  const name = speaker.id ? nameOf(speaker.id) : (speaker.name ?? t('inbox.somebody'))
  const words =
    reason !== undefined
      ? tOr(`thread.${reason}`, 'thread.handover')
      : speaker.kind === 'staff'
        ? t('thread.took', { name })
        : t(speaker.kind === 'concierge' ? 'thread.gave-back' : 'thread.nobody')
  return (
    <>
      <Ticket at={at}>{words}</Ticket>
      {note && reason === undefined && (
        <p dir="auto" className="mx-auto max-w-120 pb-2 text-center text-1">
          “{note}”
        </p>
      )}
    </>
  )
}

/** A note among us: no bubble, no side, a lock; it cannot be taken for something the customer reads. */
function NoteSlip({ item }: { item: Extract<EventItem, { kind: 'note' }> }) {
  const { note, conversation } = item
  const { member } = useWorkplace()
  const [editing, setEditing] = useState(false)
  const mine = note.author?.id === member
  return (
    <aside
      aria-label={t('thread.note')}
      className="group relative my-2 border-y border-dashed border-edge bg-plate/60 px-3 py-2"
    >
      <header className="flex items-center gap-2 text-1 text-muted">
        <Icon path={lock} size={14} />
        <span>
          <bdi>{note.author?.name ?? t('inbox.somebody')}</bdi> · {t('thread.note.private')}
        </span>
        <time dateTime={note.at} title={fullTime(note.at)} className="figures ms-auto">
          {clock(note.at)}
        </time>
        {note.edited && <span>{t('thread.edited')}</span>}
      </header>
      {editing ? (
        <NoteEdit item={item} onDone={() => setEditing(false)} />
      ) : (
        <p dir="auto" className="max-w-[40em] whitespace-pre-wrap">
          {withMentions(note.text)}
        </p>
      )}
      {mine && !editing && (
        <span className="absolute end-1 bottom-0 flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <IconButton icon={pencil} label={t('thread.note.edit')} onClick={() => setEditing(true)} />
          <IconButton icon={trash} label={t('thread.note.remove')} onClick={() => void remove(conversation, note.id)} />
        </span>
      )}
    </aside>
  )
}

function withMentions(text: string) {
  return text.split(/(@[\p{L}\p{N}_-]+)/u).map((piece, place) =>
    piece.startsWith('@') ? (
      <strong key={place} className="font-strong text-action">
        {piece}
      </strong>
    ) : (
      piece
    ),
  )
}

function NoteEdit({
  item: { conversation, note },
  onDone,
}: {
  item: Extract<EventItem, { kind: 'note' }>
  onDone: () => void
}) {
  const shop = useShop()
  const [text, setText] = useState(note.text)
  async function save(): Promise<void> {
    try {
      const changed = await souk.call('changeNote', {
        params: { shop, conversation, note: note.id },
        body: { text: text.trim(), mentions: note.mentions },
      })
      threadStore(conversation).change((thread) => ({
        ...thread,
        items: thread.items.map((one) =>
          one.kind === 'note' && one.note.id === changed.id ? { ...one, note: changed } : one,
        ),
      }))
      onDone()
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  return (
    <div className="grid gap-2 py-1">
      <TextBox
        label={t('thread.note')}
        quietLabel
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button kind="plain" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button kind="primary" disabled={text.trim() === ''} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </div>
  )
}

async function remove(conversation: string, note: string): Promise<void> {
  try {
    await souk.call('removeNote', { params: { shop: currentShop(), conversation, note } })
    threadStore(conversation).change((now) => ({
      ...now,
      items: now.items.filter((one) => one.kind !== 'note' || one.note.id !== note),
    }))
  } catch (error) {
    toast(faultText(error), { danger: true })
  }
}
