import { z } from 'zod'
import type { TurnContext } from './conversation.ts'

/**
 * The customer whose handle it is: the first link that holds says so. In a thread that a person writes in from several
 * places it is not always the one whom the thread began with.
 */
const WRITER = `coalesce((select l.customer from handle_links l
  where l.home = c.home and l.handle = h.id and l.undone_at is null order by l.id limit 1), c.customer)`

const COLUMNS = `h.id as handle, coalesce(h.channel, 'web') as channel, h.connection, c.language, c.locale, c.timezone,
  c.speaker_kind, c.speaker_id, c.speaker_name, c.epoch, c.introduced, c.state, h.heard_at`

/** Columns of `conversations c` and `handles h` that a turn begins with. */
export const CONTEXT_COLUMNS = `${WRITER} as customer, ${COLUMNS}`

/** The same for who stores a message, and knows whose it is. */
export const APPENDED_COLUMNS = `c.customer, ${COLUMNS}`

const Row = z.object({
  customer: z.string().nullable(),
  handle: z.string().nullable(),
  channel: z.string(),
  connection: z.string().nullable(),
  language: z.string(),
  locale: z.string(),
  timezone: z.string(),
  speaker_kind: z.enum(['concierge', 'staff', 'nobody']),
  speaker_id: z.string().nullable(),
  speaker_name: z.string().nullable(),
  epoch: z.number(),
  introduced: z.boolean(),
  state: z.unknown(),
  heard_at: z.date().nullable(),
})

export function parseContext(raw: unknown): TurnContext {
  const row = Row.parse(raw)
  return {
    customer: row.customer,
    handle: row.handle,
    channel: row.channel,
    connection: row.connection,
    language: row.language,
    locale: row.locale,
    timezone: row.timezone,
    speaker: {
      kind: row.speaker_kind,
      epoch: row.epoch,
      ...(row.speaker_id === null ? {} : { id: row.speaker_id }),
      ...(row.speaker_name === null ? {} : { name: row.speaker_name }),
    },
    introduced: row.introduced,
    state: row.state,
    heardAt: row.heard_at,
  }
}
