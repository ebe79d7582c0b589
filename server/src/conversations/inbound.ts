import { sql } from 'kysely'
import { z } from 'zod'
import { Arrival } from '../channels/arrival.ts'
import { cleanText } from '../kernel/clean-text.ts'
import type { Database, Tx } from '../kernel/database.ts'
import { maskCards, maskInbound } from './mask.ts'

/** What a webhook brought, as far as the store needs to know it. What was stored before there were kinds is a message. */
const Raw = z.preprocess(
  (raw) => (typeof raw === 'object' && raw !== null && !('kind' in raw) ? { kind: 'message', ...raw } : raw),
  Arrival.and(z.object({ channel: z.string() })),
)
export type InboundRaw = z.infer<typeof Raw>

export type Inbound = { home: string; id: string; connection: string; dedupe: string; raw: InboundRaw; tries: number }

/** Seconds after which an item that is not done is taken up again. */
const RETRY_SECONDS = 15
/** The pause doubles up to this, so that one that cannot be handled does not wear the others out. */
const LONGEST_RETRY_SECONDS = 1800

/** Stores items of a webhook, before it is acknowledged; of a card number four digits. What is known already is left alone. */
export async function storeInbound(tx: Tx, items: readonly Omit<Inbound, 'tries'>[]): Promise<void> {
  if (items.length === 0) return
  await tx.db
    .insertInto('inbound_items')
    .values(items.map((item) => ({ ...item, dedupe: cleanText(item.dedupe), raw: rawText(item.raw) })))
    .onConflict((conflict) => conflict.columns(['home', 'connection', 'dedupe']).doNothing())
    .execute()
}

function rawText(raw: InboundRaw): string {
  return JSON.stringify(masked(raw), (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))
}

function masked(raw: InboundRaw): InboundRaw {
  if (raw.kind === 'message' || raw.kind === 'echo') return { ...raw, parts: maskInbound(raw.parts) }
  return raw.kind === 'edit' ? { ...raw, text: maskCards(raw.text) } : raw
}

/** Takes items that are due, the oldest first. A retry goes on where the last one stopped: nothing is skipped because it was seen. */
export async function takeInbound(database: Database, limit: number): Promise<Inbound[]> {
  const { rows } = await sql<{
    home: string
    id: string
    connection: string
    dedupe: string
    raw: unknown
    tries: number
  }>`
    with due as (
      select home, id from inbound_items where state <> 'done' and next_at <= now() order by received_at, id limit ${limit} for update skip locked
    )
    update inbound_items i set state = 'handling', tries = i.tries + 1, next_at = now() + make_interval(secs => least(${LONGEST_RETRY_SECONDS}, ${RETRY_SECONDS} * power(2, least(i.tries, 20))))
    from due d where i.home = d.home and i.id = d.id
    returning i.home, i.id, i.connection, i.dedupe, i.raw, i.tries`.execute(database.read)
  return rows.map((row) => ({ ...row, raw: Raw.parse(row.raw) })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function finishInbound(database: Database, item: { home: string; id: string }): Promise<void> {
  await database.read
    .updateTable('inbound_items')
    .set({ state: 'done' })
    .where('home', '=', item.home)
    .where('id', '=', item.id)
    .execute()
}
