import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { InboxQuery } from './inbox-query.ts'

/** What is said of at most so many threads is looked up from there, and not along the whole list. */
const FEW = 1000

/** The threads with a tag, or with a note that names me, where these are few; null where the list is gone along. */
export async function fewThreads(read: Reader, { home, tag, mentions, member }: InboxQuery): Promise<string[] | null> {
  if (tag === undefined && mentions === undefined) return null
  const { rows } =
    mentions === undefined
      ? await sql<{ id: string }>`
          select conversation as id from conversation_tags where home = ${home}::uuid and tag = ${tag}::uuid limit ${FEW + 1}`.execute(
          read,
        )
      : await sql<{ id: string }>`
          select distinct conversation as id from (
            select conversation from notes where home = ${home}::uuid and mentions <> '{}' and ${member}::uuid = any(mentions)
            order by at desc limit ${FEW}
          ) n`.execute(read)
  return rows.length > FEW ? null : rows.map(({ id }) => id)
}

/** Whether a thread `c` is kept by the filter. */
export function keptBy(query: InboxQuery, { list, since }: { list: string; since: string }): RawBuilder<boolean> {
  const { assignee, channel, language, speaker, waitingBefore, cartFrom, tag, mentions } = query
  const wishes: RawBuilder<unknown>[] = [STATES[query.state](query)]
  // Who waited when the reader began is met among those who wait; whatever moved since stands above.
  if (list === 'recent' && query.state === 'open' && query.order === 'needs')
    wishes.push(sql`(c.waiting_since is null or c.waiting_since > ${since}::timestamptz)`)
  if (list === 'recent') wishes.push(sql`(c.active_at <= ${since}::timestamptz or c.snoozed_until is not null)`)
  if (assignee === 'none') wishes.push(sql`c.assignee is null`)
  if (language !== undefined) wishes.push(sql`c.language = ${language}`)
  if (speaker !== undefined) wishes.push(sql`c.speaker_kind = ${speaker}`)
  if (waitingBefore !== undefined) wishes.push(sql`c.waiting_since <= ${waitingBefore}::timestamptz`)
  if (channel !== undefined)
    wishes.push(
      sql`exists (select from handles h where h.home = c.home and h.id = c.handle and h.channel = ${channel})`,
    )
  if (tag !== undefined)
    wishes.push(
      sql`exists (select from conversation_tags t where t.home = c.home and t.conversation = c.id and t.tag = ${tag}::uuid)`,
    )
  if (mentions !== undefined)
    wishes.push(
      sql`exists (select from notes n where n.home = c.home and n.conversation = c.id and ${query.member}::uuid = any(n.mentions))`,
    )
  if (cartFrom !== undefined)
    wishes.push(
      sql`exists (select from carts w where w.home = c.home and w.customer = c.customer and w.state = 'live' and w.worth >= ${cartFrom}::bigint)`,
    )
  // The dearest last.
  return sql<boolean>`${sql.join([...wishes, LAST_OF_PERSON], sql` and `)}`
}

const STATES: Readonly<Record<InboxQuery['state'], (query: InboxQuery) => RawBuilder<boolean>>> = {
  open: isOpen,
  waiting: isOpen,
  snoozed: ({ now }) => sql`c.snoozed_until > ${now}::timestamptz`,
  closed: () => sql`c.closed_at is not null`,
  all: () => sql`true`,
}

/** Neither closed nor asleep; whoever slept until now has woken. */
export function isOpen({ now }: Pick<InboxQuery, 'now'>): RawBuilder<boolean> {
  return sql`c.closed_at is null and (c.snoozed_until is null or c.snoozed_until <= ${now}::timestamptz)`
}

/** Of the threads of one person only the last written in is listed, and those that wait. */
const LAST_OF_PERSON = sql<boolean>`(c.waiting_since is not null or not exists (
  select from customers me cross join lateral (
    select me.id union all
    select o.id from customers o where o.home = me.home and o.one_with = me.one_with and o.id <> me.id
  ) person join conversations l on l.home = c.home and l.customer = person.id and l.kind = 'shop'
  where me.home = c.home and me.id = c.customer and l.id <> c.id and (l.last_at, l.id) > (c.last_at, c.id)))`
