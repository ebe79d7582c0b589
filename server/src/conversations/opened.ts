import type { Reader, Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** A message that went out, as whoever comes by one of its links is known by it. */
export type SentMessage = Place & {
  id: string
  handle: string
  connection: string
  channel: string
  language: string
  locale: string
  customer: string | null
  purpose: string | null
  parts: unknown
  /** When it went out, as far as is known. */
  updated_at: Date
}

export async function findDelivery(read: Reader, home: string, id: string): Promise<SentMessage | undefined> {
  return read
    .selectFrom('deliveries as d')
    .innerJoin('messages as m', (join) => join.onRef('m.home', '=', 'd.home').onRef('m.id', '=', 'd.message'))
    .innerJoin('conversations as c', (join) => join.onRef('c.home', '=', 'd.home').onRef('c.id', '=', 'd.conversation'))
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'd.home').onRef('h.id', '=', 'd.handle'))
    .select(['d.home', 'd.id', 'd.conversation', 'd.handle', 'd.connection', 'd.updated_at', 'd.purpose', 'h.channel'])
    .select(['c.customer', 'c.language', 'c.locale', 'm.parts'])
    .where('d.home', '=', home)
    .where('d.id', '=', id)
    .executeTakeFirst()
}

/** Its links open nothing from now on; false where they had been opened: of two at once, one is told so. */
export async function markOpened(tx: Tx, { home, id }: SentMessage, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('deliveries')
    .set({ opened_at: at })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Was something said in the thread under this key? */
export async function wasSaid(read: Reader, { home, conversation }: Place, clientId: string): Promise<boolean> {
  const row = await read
    .selectFrom('messages')
    .select('id')
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row !== undefined
}
