import type { Reader } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** What a shopper said in a messenger: by which connection it came, and the provider's own id of it. */
export type Heard = { channel: string; connection: string; ref: string }

/** The last that a shopper said up to there, where it came from a provider that names its messages. */
export async function lastHeard(read: Reader, { home, conversation }: Place, upTo: number): Promise<Heard | undefined> {
  const row = await read
    .selectFrom('messages as m')
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'm.home').onRef('h.id', '=', 'm.handle'))
    .select(['m.client_id', 'h.channel', 'h.scope', 'h.connection'])
    .where('m.home', '=', home)
    .where('m.conversation', '=', conversation)
    .where('m.author_kind', '=', 'shopper')
    .where('m.seq', '<=', upTo)
    .orderBy('m.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.connection === null || row.client_id === null) return undefined
  const { channel, connection } = row
  const before = `${channel}:${row.scope}:`
  // Of a long one only the digest is kept.
  return row.client_id.startsWith(before) ? { channel, connection, ref: row.client_id.slice(before.length) } : undefined
}
