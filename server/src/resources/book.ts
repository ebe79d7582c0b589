import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import { busyRow } from './calendars.ts'
import { type Busy, type Interval, peak } from './slots.ts'

/** A time that a checkout wants: `what` of it is for (a line's answer, fetching the goods), of which calendar. */
export type SlotWish = Interval & { what: string; resource: string; quantity: number }

export type Wanted = { home: string; checkout: string; wishes: readonly SlotWish[]; at: Date; newId: NewId }
export type Locked = { id: string; capacity: number; busy: Busy[] }

/**
 * The calendars of these wishes, locked in the order of their keys and after all stock, with what is taken of them by
 * anything but this checkout, or but this one thing of it.
 */
export async function lockCalendars(
  tx: Tx,
  { home, checkout, wishes, at }: Wanted,
  what?: string,
): Promise<Map<string, Locked>> {
  if (wishes.length === 0) return new Map()
  const keys = [...new Set(wishes.map(({ resource }) => resource))]
  const [rows, holds] = await Promise.all([
    tx.db
      .selectFrom('resources')
      .select(['id', 'key', 'capacity'])
      .where('home', '=', home)
      .where('key', '=', sql<string>`any(${keys}::text[])`)
      .orderBy('key')
      .forUpdate()
      .execute(),
    // Begun after the lock was had: it sees every hold that was made under it.
    tx.db
      .selectFrom('resources as r')
      .innerJoin('holds as h', (join) => join.onRef('h.home', '=', 'r.home').onRef('h.resource', '=', 'r.id'))
      .select(['h.resource', 'h.starts_at', 'h.ends_at', 'h.quantity'])
      .where('r.home', '=', home)
      .where('r.key', '=', sql<string>`any(${keys}::text[])`)
      .where('h.expires_at', '>', at)
      .where('h.ends_at', '>', new Date(Math.min(...wishes.map(({ from }) => from))))
      .where('h.starts_at', '<', new Date(Math.max(...wishes.map(({ to }) => to))))
      .where(
        what === undefined
          ? sql<boolean>`h.checkout <> ${checkout}::uuid`
          : sql<boolean>`not (h.checkout = ${checkout}::uuid and h.what = ${what})`,
      )
      .execute(),
  ])
  const busy = Map.groupBy(holds, ({ resource }) => resource)
  return new Map(
    rows.map(({ id, key, capacity }) => {
      const taken = (busy.get(id) ?? []).flatMap((row) => busyRow(row) ?? [])
      return [key ?? '', { id, capacity, busy: taken }]
    }),
  )
}

/** Which of the wishes fit beside what is taken, and beside each other; what each holds, ready to be stored. */
function fitting({ home, checkout, wishes, newId }: Wanted, calendars: ReadonlyMap<string, Locked>) {
  const missing: string[] = []
  const holds = wishes.flatMap((wish) => {
    const calendar = calendars.get(wish.resource)
    if (!calendar || peak(calendar.busy, wish) + wish.quantity > calendar.capacity) {
      missing.push(wish.what)
      return []
    }
    calendar.busy.push(wish)
    const { what, quantity } = wish
    const interval = { starts_at: new Date(wish.from), ends_at: new Date(wish.to) }
    return { home, id: newId(), resource: calendar.id, checkout, what, quantity, ...interval }
  })
  return { missing, holds }
}

const FOR_EVER = sql<Date>`'infinity'::timestamptz`

/** Holds times for a checkout until `expiresAt`, replacing what it held. Returns what does not fit; then nothing is held. */
export async function holdSlots(tx: Tx, input: Wanted & { expiresAt: Date }): Promise<{ missing: string[] }> {
  const { home, checkout, expiresAt, at } = input
  if (input.wishes.length === 0) return { missing: [] }
  const calendars = await lockCalendars(tx, input)
  const { missing, holds } = fitting(input, calendars)
  tx.later(releaseSlots(tx, home, checkout))
  if (missing.length > 0) return { missing }
  const ids = [...calendars.values()].map(({ id }) => id)
  // What ran out before now goes.
  tx.later(
    tx.db
      .deleteFrom('holds')
      .where('home', '=', home)
      .where('resource', '=', sql<string>`any(${ids}::uuid[])`)
      .where('expires_at', '<=', at)
      .execute(),
  )
  tx.later(
    tx.db
      .insertInto('holds')
      .values(holds.map((hold) => ({ ...hold, expires_at: expiresAt })))
      .execute(),
  )
  return { missing }
}

/**
 * The order is placed: its times are booked for good. One whose hold had run out and that somebody else has taken since is
 * returned as missing: sold, but not there. `calendars` is what `lockCalendars` gave.
 */
export async function bookSlots(
  tx: Tx,
  input: Wanted,
  calendars: ReadonlyMap<string, Locked>,
): Promise<{ missing: string[] }> {
  if (input.wishes.length === 0) return { missing: [] }
  const { missing, holds } = fitting(input, calendars)
  tx.later(releaseSlots(tx, input.home, input.checkout))
  if (holds.length > 0) tx.later(bookAll(tx, holds))
  return { missing }
}

/** Moves one booked time of an order to another in one step; false, and nothing is changed, where that one is taken. */
export async function moveSlot(tx: Tx, input: Omit<Wanted, 'wishes'> & { wish: SlotWish }): Promise<boolean> {
  const { wish, home, checkout } = input
  const wanted = { ...input, wishes: [wish] }
  const { missing, holds } = fitting(wanted, await lockCalendars(tx, wanted, wish.what))
  if (missing.length > 0) return false
  tx.later(
    tx.db
      .deleteFrom('holds')
      .where('home', '=', home)
      .where('checkout', '=', checkout)
      .where('what', '=', wish.what)
      .execute(),
  )
  tx.later(bookAll(tx, holds))
  return true
}

async function bookAll(tx: Tx, holds: ReturnType<typeof fitting>['holds']): Promise<void> {
  await tx.db
    .insertInto('holds')
    .values(holds.map((hold) => ({ ...hold, expires_at: FOR_EVER })))
    .execute()
}

async function releaseSlots(tx: Tx, home: string, checkout: string): Promise<void> {
  await tx.db
    .deleteFrom('holds')
    .where('home', '=', home)
    .where('checkout', '=', checkout)
    .where('what', 'is not', null)
    .execute()
}
