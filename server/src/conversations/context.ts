import { z } from 'zod'
import type { TurnContext } from './conversation.ts'

/** Columns of `conversations c` and `handles h` that a turn begins with. */
export const CONTEXT_COLUMNS = `c.customer, c.handle, coalesce(h.channel, 'web') as channel, h.connection, c.language, c.locale, c.timezone,
  c.speaker_kind, c.speaker_id, c.speaker_name, c.epoch, c.introduced, c.state, h.heard_at`

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
