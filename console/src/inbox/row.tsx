import type { InboxRow, Tag } from '@souk/contract/inbox.ts'
import { memo, type MouseEvent } from 'react'
import bell from 'icon:bell-simple-z'
import pencil from 'icon:pencil-simple-line'
import warning from 'icon:warning'
import { t, tOr } from '../i18n/t.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ChannelIcon, ChannelSpine } from '../ui/channel.tsx'
import { relative } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Money } from '../ui/money.tsx'
import { useNow } from '../ui/time.tsx'
import { TagMark } from './tag.tsx'
import { lasted } from './waiting.ts'

export type RowProps = {
  row: InboxRow
  href: string
  /** Two lines in a narrow column, one in a wide one. */
  narrow: boolean
  active: boolean
  open: boolean
  chosen: boolean
  /** Something is chosen: all rows show that they can be. */
  choosing: boolean
  drafted: boolean
  tags: ReadonlyMap<string, Tag>
  assignee: string | undefined
  onOpen: (conversation: string) => void
  onChoose: (conversation: string, range: boolean) => void
  onNear: (conversation: string) => void
}

/** One thread in the inbox. */
export const Row = memo(function Row(props: RowProps) {
  const { row, href, active, open, narrow, onOpen, onNear } = props
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onOpen(row.conversation)
  }
  return (
    <div
      className={`row group relative flex items-center gap-2 ps-2 pe-3 ${narrow ? 'h-17' : 'h-(--row)'} ${open ? 'bg-wash' : active ? 'bg-wash/60' : 'hover:bg-wash/60'}`}
      onPointerEnter={() => onNear(row.conversation)}
    >
      <ChannelSpine kind={row.handle?.channel ?? 'web'} />
      <Chooser {...props} />
      <a
        href={href}
        onClick={follow}
        data-row={row.conversation}
        aria-current={open ? 'true' : undefined}
        className="flex min-w-0 flex-1 items-center self-stretch -outline-offset-2"
      >
        {narrow ? <Narrow {...props} /> : <Wide {...props} />}
      </a>
    </div>
  )
})

/** A tick that stands where one points, or everywhere once something is chosen. */
function Chooser({ row, chosen, choosing, onChoose }: RowProps) {
  return (
    <span className="relative grid size-6 flex-none place-items-center">
      {row.unread && !chosen && (
        <span
          className={`size-2 rounded-full bg-action group-hover:hidden group-focus-within:hidden ${choosing ? 'hidden' : ''}`}
        />
      )}
      <input
        type="checkbox"
        tabIndex={-1}
        checked={chosen}
        aria-label={t('inbox.choose', { name: nameOf(row) })}
        onChange={() => {}}
        onClick={(event) => onChoose(row.conversation, event.shiftKey)}
        className={`absolute size-4 accent-action ${chosen || choosing ? '' : 'opacity-0 group-hover:opacity-100 focus:opacity-100'}`}
      />
    </span>
  )
}

function Wide({ row, tags, assignee, drafted }: RowProps) {
  return (
    <>
      <ChannelIcon kind={row.handle?.channel ?? 'web'} />
      <span className={`ms-2 w-44 flex-none truncate ${row.unread ? 'font-strong' : ''}`} dir="auto">
        {nameOf(row)}
      </span>
      <Preview row={row} drafted={drafted} />
      <Tags row={row} tags={tags} most={3} />
      <Assigned assignee={assignee} id={row.assignee} />
      <span className="w-24 flex-none text-end">{row.cart && <Money value={row.cart} />}</span>
      <span className="flex w-20 flex-none justify-end">
        <When row={row} />
      </span>
    </>
  )
}

function Narrow({ row, tags, assignee, drafted }: RowProps) {
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-0.5">
      <span className="flex items-center gap-2">
        <ChannelIcon kind={row.handle?.channel ?? 'web'} size={15} />
        <span className={`min-w-0 flex-1 truncate ${row.unread ? 'font-strong' : ''}`} dir="auto">
          {nameOf(row)}
        </span>
        <When row={row} />
      </span>
      <span className="flex items-center gap-2">
        <Preview row={row} drafted={drafted} />
        <Tags row={row} tags={tags} most={1} />
        {row.cart && (
          <span className="text-1">
            <Money value={row.cart} />
          </span>
        )}
        <Assigned assignee={assignee} id={row.assignee} />
      </span>
    </span>
  )
}

function Preview({ row: { last }, drafted }: { row: InboxRow; drafted: boolean }) {
  return (
    <span dir="auto" className="min-w-0 flex-1 truncate text-muted">
      {drafted && (
        <span className="text-action">
          <span className="inline-block align-[-0.15em]">
            <Icon path={pencil} size={15} />
          </span>{' '}
          <span className="sr-only">{t('inbox.drafted')}: </span>
        </span>
      )}
      {last && last.author.kind !== 'shopper' && <span>{byWhom(last.author)}: </span>}
      <bdi>{last ? last.text || tOr(`inbox.part.${last.part}`, 'inbox.part.other') : t('inbox.silent')}</bdi>
    </span>
  )
}

function byWhom(author: NonNullable<InboxRow['last']>['author']): string {
  if (author.kind === 'staff') return author.name ?? t('inbox.us')
  return author.kind === 'concierge' ? t('inbox.concierge') : t('inbox.shop')
}

function Tags({ row, tags, most }: { row: InboxRow; tags: ReadonlyMap<string, Tag>; most: number }) {
  const known = row.tags.flatMap((id) => tags.get(id) ?? [])
  if (known.length === 0) return null
  return (
    <span className="flex flex-none items-center gap-2 px-2 text-1">
      {known.slice(0, most).map((tag) => (
        <TagMark key={tag.id} tag={tag} />
      ))}
      {known.length > most && <span className="text-muted">+{known.length - most}</span>}
    </span>
  )
}

function Assigned({ id, assignee }: { id: string | null; assignee: string | undefined }) {
  return (
    <span className="flex w-6 flex-none justify-center">
      {id && (
        <span title={assignee}>
          <Avatar id={id} name={assignee ?? '?'} size={20} />
          <span className="sr-only">{t('inbox.assigned', { name: assignee ?? '' })}</span>
        </span>
      )}
    </span>
  )
}

/** Saffron says that a person waits, and since when; else when something was last said. */
function When({ row }: { row: InboxRow }) {
  const now = useNow()
  if (row.snoozedUntil)
    return (
      <span className="figures flex items-center gap-1 text-1 text-muted">
        <Icon path={bell} size={14} /> {relative(row.snoozedUntil, now)}
      </span>
    )
  if (row.waitingSince === undefined)
    return <span className="figures text-1 text-muted">{relative(row.activeAt, now)}</span>
  const late = row.sla?.state === 'breached'
  return (
    <span
      className={`figures inline-flex min-h-5 items-center gap-1 rounded-key bg-saffron px-1.5 text-1 text-on-saffron ${late ? 'font-strong' : ''}`}
    >
      {late && <Icon path={warning} size={14} />}
      <span className="sr-only">{t(late ? 'inbox.late' : 'inbox.waits')} </span>
      {lasted(now - Date.parse(row.waitingSince))}
    </span>
  )
}

type Named = {
  conversation: string
  customer?: InboxRow['customer'] | undefined
  handle?: { hint: string } | undefined
}

/** Who it is; a visitor of the web page has no name, and is told from the next one by a mark. */
export function nameOf({ conversation, customer, handle }: Named): string {
  return customer?.name ?? (handle?.hint || t('inbox.visitor', { mark: conversation.slice(-4).toUpperCase() }))
}
