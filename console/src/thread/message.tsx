import type { Message as MessageData } from '@souk/contract/conversation.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import type { Span } from '@souk/contract/understanding.ts'
import { memo } from 'react'
import quoteIcon from 'icon:arrow-bend-up-left'
import { t } from '../i18n/t.ts'
import { useNameOf } from '../inbox/people.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ChannelIcon } from '../ui/channel.tsx'
import { clock, fullTime } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Fate } from './fate.tsx'
import { Part } from './parts/part.tsx'
import { Preview } from './parts/preview.tsx'
import { REACTION_SIGNS } from './reactions.ts'
import type { Row } from './rows.ts'
import { Tools } from './tools.tsx'

export type Marks = { spans: ReadonlyMap<string, readonly Span[]>; words: ReadonlyMap<string, string> }
type MessageRow = Extract<Row, { kind: 'message' }>
type Props = {
  row: MessageRow
  thread: Thread
  marks: Marks
  onQuote: (message: string, words: string) => void
  onJump: (message: string) => void
}

/** One message. Who speaks is seen from its shape: bubble, line, portrait or ticket (docs/design.md). */
export const Message = memo(function Message(props: Props) {
  const { author } = props.row.item.message
  if (author.kind === 'system' || author.kind === 'shop') return <Ticket {...props} />
  return author.kind === 'shopper' ? <Heard {...props} /> : <Said {...props} />
})

/** The shopper: a saffron bubble at the beginning of the line. */
function Heard(props: Props) {
  const { row } = props
  return (
    <article className={`group relative flex flex-col items-start pe-[12%] ${row.first ? 'pt-3' : 'pt-1'}`}>
      <span className="sr-only">{t('thread.customer')}: </span>
      <Body
        {...props}
        said="rounded-[16px] bg-saffron text-on-saffron px-3 py-2"
        end={row.last ? 'rounded-es-[4px]' : ''}
      />
      {row.last && <Foot row={row} />}
      <Tools row={row} onQuote={props.onQuote} side="end" />
    </article>
  )
}

/** Our side: the concierge without a bubble beside its line, a person in a white bubble with a portrait. */
function Said(props: Props) {
  const { row, thread } = props
  const { author } = row.item.message
  const nameOf = useNameOf()
  const human = author.kind === 'staff'
  const name = human ? (author.id ? nameOf(author.id) : (author.name ?? t('inbox.somebody'))) : t('inbox.concierge')
  return (
    <article className={`group relative flex flex-col items-end ps-[12%] ${row.first ? 'pt-3' : 'pt-1'}`}>
      <span className="sr-only">{name}: </span>
      <div className={`flex max-w-full min-w-0 items-end gap-2 ${human ? '' : 'border-e-2 border-action pe-3'}`}>
        <div className="flex min-w-0 max-w-full flex-col items-end">
          <Body
            {...props}
            said={human ? 'rounded-[16px] bg-paper px-3 py-2' : ''}
            end={human && row.last ? 'rounded-ee-[4px]' : ''}
          />
        </div>
        {human &&
          (row.last ? (
            <Avatar id={author.id ?? name} name={author.name ?? name} size={26} />
          ) : (
            <span className="w-6.5 flex-none" />
          ))}
      </div>
      {row.last && <Foot row={row} who={name} thread={thread} inset={human} />}
      <Tools row={row} onQuote={props.onQuote} side="start" />
    </article>
  )
}

/** News of the shop itself: a centred ticket. */
function Ticket({ row, marks }: Props) {
  const { message, at } = row.item
  return (
    <article className="flex flex-col items-center gap-1 py-2 text-center text-1 text-muted" title={fullTime(at)}>
      {message.parts.map((part, place) => (
        <div
          key={place}
          className="max-w-full text-start text-2 text-ink first:text-center [&>p]:text-1 [&>p]:text-muted"
        >
          <Part part={part} author={message.author.kind} spans={marks.spans.get(message.id)} />
        </div>
      ))}
    </article>
  )
}

const SPOKEN = new Set(['text', 'choice', 'form', 'items', 'address', 'location', 'file', 'audio'])

function Body({ row, marks, onJump, said, end }: Props & { said: string; end: string }) {
  const { message } = row.item
  const { parts, removed, reactions, preview, author } = message
  const shopper = author.kind === 'shopper'
  if (removed)
    return <p className="rounded-slip border border-dashed border-edge px-3 py-1 text-muted">{t('thread.removed')}</p>
  return (
    <div className={`flex max-w-full min-w-0 flex-col gap-2 ${shopper ? 'items-start' : 'items-end'}`}>
      {parts.map((part, place) => (
        <div
          key={place}
          className={`max-w-full min-w-0 ${SPOKEN.has(part.type) ? `${said} ${place === parts.length - 1 ? end : ''}` : ''}`}
        >
          {part.type === 'text' && part.replyTo && (
            <Quoted title={part.replyTo.title} of={part.replyTo.message} words={marks.words} onJump={onJump} />
          )}
          <Part part={part} author={author.kind} spans={message.edited ? undefined : marks.spans.get(message.id)} />
        </div>
      ))}
      {preview && <Preview preview={preview} />}
      {reactions && reactions.length > 0 && <Reactions reactions={reactions} />}
    </div>
  )
}

/** What a text answers; a touch leads to it. */
function Quoted({
  of,
  title,
  words,
  onJump,
}: {
  of: string | undefined
  title: string | undefined
  words: ReadonlyMap<string, string>
  onJump: (message: string) => void
}) {
  const text = title ?? (of === undefined ? undefined : words.get(of)) ?? t('thread.quoted')
  return (
    <button
      type="button"
      disabled={of === undefined}
      onClick={() => of !== undefined && onJump(of)}
      className="mb-1 flex max-w-full items-center gap-1 border-s-2 border-current ps-2 text-start text-1 opacity-80"
    >
      <Icon path={quoteIcon} size={14} turns />
      <span dir="auto" className="line-clamp-1">
        {text}
      </span>
    </button>
  )
}

function Reactions({ reactions }: { reactions: NonNullable<MessageData['reactions']> }) {
  return (
    <ul aria-label={t('thread.reactions')} className="-mt-1 flex gap-1">
      {reactions.map(({ by, reaction }, place) => (
        <li key={place} className="rounded-full bg-paper px-2 text-1 inset-ring inset-ring-rule" title={by.name}>
          <span aria-hidden="true">{REACTION_SIGNS[reaction]}</span>
          <span className="sr-only">{t(`thread.reaction.${reaction}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function Foot({
  row,
  who,
  thread,
  inset = false,
}: {
  row: MessageRow
  who?: string
  thread?: Thread
  inset?: boolean
}) {
  const { at, message } = row.item
  return (
    <p className={`mt-0.5 flex items-center gap-1.5 text-1 text-muted ${inset ? 'pe-8.5' : ''}`}>
      {row.channel && <ChannelIcon kind={row.channel} size={13} />}
      {who && <bdi>{who}</bdi>}
      <time dateTime={at} title={fullTime(at)} className="figures">
        {clock(at)}
      </time>
      {message.edited && <span>{t('thread.edited')}</span>}
      {thread && <Fate thread={thread} item={row.item} />}
    </p>
  )
}
