import { type Count, MOST_COUNTED } from '@souk/contract/inbox.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import { isOpen } from './inbox-filter.ts'

export type Counted = 'waiting' | 'breached' | 'unassigned' | 'snoozed' | 'myWaiting' | 'myOpen'

/** When somebody must have begun to wait to have waited too long, by who is to answer; null: never. */
export type Cutoffs = { first: Date | null; next: Date | null }

/** How many threads stand where; each count ends soon after a thousand. One statement. */
export async function inboxCounts(
  read: Reader,
  { home, member, now, cutoffs }: { home: string; member: string | null; now: Date; cutoffs: Cutoffs },
): Promise<Record<Counted, z.infer<typeof Count>>> {
  const waits = sql<boolean>`c.waiting_since is not null and ${isOpen({ now })}`
  const late = sql<boolean>`c.waiting_since <= case when c.speaker_kind = 'staff' then ${cutoffs.next}::timestamptz else ${cutoffs.first}::timestamptz end`
  const mine = sql<boolean>`c.assignee = ${member}::uuid`
  const count = (which: RawBuilder<boolean>) =>
    sql`(select count(*)::int from (select from conversations c where c.home = ${home}::uuid and ${which} limit ${MOST_COUNTED + 1}) n)`
  const { rows } = await sql`
    select ${count(waits)} as waiting, ${count(sql`${waits} and ${late}`)} as breached,
      ${count(sql`${waits} and c.assignee is null`)} as unassigned,
      ${count(sql`c.snoozed_until > ${now}::timestamptz`)} as snoozed,
      ${count(sql`${mine} and ${waits}`)} as "myWaiting", ${count(sql`${mine} and ${isOpen({ now })}`)} as "myOpen"`.execute(
    read,
  )
  const counted = Counts.parse(rows[0])
  const shown = (value: number) => ({ count: Math.min(value, MOST_COUNTED), more: value > MOST_COUNTED })
  const { waiting, breached, unassigned, snoozed, myWaiting, myOpen } = counted
  return {
    waiting: shown(waiting),
    breached: shown(breached),
    unassigned: shown(unassigned),
    snoozed: shown(snoozed),
    myWaiting: shown(myWaiting),
    myOpen: shown(myOpen),
  }
}

const number = z.number()
const Counts = z.object({
  waiting: number,
  breached: number,
  unassigned: number,
  snoozed: number,
  myWaiting: number,
  myOpen: number,
})
