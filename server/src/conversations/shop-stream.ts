import { z } from 'zod'
import type { Database, Statement } from '../kernel/database.ts'
import { MESSAGE_COLUMNS } from './message.ts'
import { type FactRow, factOf, MESSAGE_OF_FACT } from './store.ts'

/**
 * The shop's stream: ordered by transaction, read below the oldest one still open, so a late commit is never skipped. What
 * is there already but above that is `ready` later.
 */
const SHOP_FACTS: Statement = {
  name: 'shop-facts',
  text: `
select f.xid::text as xid, f.stream, f.seq, f.kind, f.at as fact_at, f.data, ${MESSAGE_COLUMNS},
  f.xid < pg_snapshot_xmin(pg_current_snapshot()) as ready
from facts f ${MESSAGE_OF_FACT}
where f.home = $1 and (f.xid, f.stream, f.seq) > ($2::text::xid8, $3::uuid, $4::bigint)
order by f.xid, f.stream, f.seq limit $5`,
}

export type ShopCursor = { xid: string; stream: string; seq: number }
export const FIRST_CURSOR: ShopCursor = { xid: '0', stream: '00000000-0000-0000-0000-000000000000', seq: 0 }

const StreamPlace = z.object({ xid: z.string(), stream: z.string(), seq: z.number() })
const Ready = z.object({ ready: z.boolean() })

export type ShopFact = { cursor: ShopCursor; conversation: string; fact: FactRow }
/** `held`: more is stored, and may be read as soon as an older transaction has ended. `full`: more may be read at once. */
export type ShopPage = { facts: ShopFact[]; cursor: ShopCursor; held: boolean; full: boolean }

/** What comes after a cursor, and the cursor to go on with. */
export async function shopPageAfter(
  database: Database,
  home: string,
  after: ShopCursor,
  limit: number,
): Promise<ShopPage> {
  const rows = await database.run(SHOP_FACTS, [home, after.xid, after.stream, after.seq, limit])
  // They come by transaction, so that the first which is not ready is followed by none that is.
  const held = rows.findIndex((raw) => !Ready.parse(raw).ready)
  const ready = held === -1 ? rows : rows.slice(0, held)
  const last = ready.at(-1)
  const facts = ready.flatMap((raw) => {
    const cursor = StreamPlace.parse(raw)
    const fact = factOf(raw)
    return fact ? { cursor, conversation: aboutOf(cursor, fact), fact } : []
  })
  return { facts, cursor: last ? StreamPlace.parse(last) : after, held: held !== -1, full: ready.length === limit }
}

const Change = z.object({ conversation: z.string() })

/** The thread: that of the stream, or which the shop's own stream names. */
function aboutOf({ stream }: ShopCursor, { kind, data }: FactRow): string {
  return kind === 'conversation.changed' ? Change.parse(data).conversation : stream
}

const HEAD: Statement = {
  name: 'shop-head',
  text: `
select xid::text as xid, stream, seq from facts
where home = $1 and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, stream desc, seq desc limit 1`,
}

/** Where the stream stands: whatever is committed from now on comes after it. */
export async function shopHead(database: Database, home: string): Promise<ShopCursor> {
  const [row] = await database.run(HEAD, [home])
  return row ? StreamPlace.parse(row) : FIRST_CURSOR
}

const KNOWN: Statement = {
  name: 'shop-cursor-known',
  text: `
select from facts where home = $1 and xid = $2::text::xid8 and stream = $3 and seq = $4
  and xid < pg_snapshot_xmin(pg_current_snapshot())`,
}

/** Does the fact still stand that a cursor names? Below the floor, or after a restore, nobody knows what came after it. */
export async function isKnownCursor(database: Database, home: string, cursor: ShopCursor): Promise<boolean> {
  if (cursorText(cursor) === cursorText(FIRST_CURSOR)) return true
  return (await database.run(KNOWN, [home, cursor.xid, cursor.stream, cursor.seq])).length > 0
}

const CursorText = z.string().regex(/^\d{1,19}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,15}$/)

/** As clients keep it; it tells them nothing. */
export function cursorText({ xid, stream, seq }: ShopCursor): string {
  return `${xid}.${stream}.${seq}`
}

export function parseCursor(text: string): ShopCursor | null {
  if (!CursorText.safeParse(text).success) return null
  const [xid = '0', stream = '', seq = '0'] = text.split('.')
  return { xid, stream, seq: Number(seq) }
}
