import type { Author, Preview, Reacted } from '@souk/contract/conversation.ts'
import { Preview as PreviewSchema, Reacted as ReactedSchema } from '@souk/contract/conversation.ts'
import { z } from 'zod'

export const MESSAGE_COLUMNS = `m.id, m.author_kind, m.author_id, m.author_name, m.client_id, m.parts, m.in_reply_to, m.edited_at,
  m.removed_at, m.reactions, m.preview, m.channel`

const Row = z.object({
  id: z.string(),
  author_kind: z.enum(['shopper', 'concierge', 'staff', 'shop', 'system']),
  author_id: z.string().nullable(),
  author_name: z.string().nullable(),
  client_id: z.string().nullable(),
  channel: z.string().nullish(),
  parts: z.unknown(),
  in_reply_to: z.string().nullable(),
  edited_at: z.date().nullable(),
  removed_at: z.date().nullable(),
  reactions: z.array(ReactedSchema).nullable(),
  preview: z.union([PreviewSchema, z.strictObject({}).transform(() => null)]).nullable(),
})

/** The messenger of a message, where it is not the web. */
export function shownChannel(channel: string | null | undefined): { channel?: string } {
  return channel && channel !== 'web' ? { channel } : {}
}

/** What is told of a message that has changed since it was sent. */
type Afterwards = { edited?: string; removed?: true; reactions?: Reacted[]; preview?: Preview }
type Told = Afterwards & {
  id: string
  author: Author
  parts: unknown
  inReplyTo?: string
  clientId?: string
  channel?: string
}

/** A stored message as the wire shows it. The parts were parsed when they were stored. */
export function messageOf(raw: unknown): Told {
  const row = Row.parse(raw)
  return {
    id: row.id,
    author: {
      kind: row.author_kind,
      ...(row.author_id === null ? {} : { id: row.author_id }),
      ...(row.author_name === null ? {} : { name: row.author_name }),
    },
    parts: row.parts,
    ...(row.in_reply_to === null ? {} : { inReplyTo: row.in_reply_to }),
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    ...shownChannel(row.channel),
    ...afterwardsOf(row),
  }
}

function afterwardsOf({ edited_at, removed_at, reactions, preview }: z.infer<typeof Row>): Afterwards {
  return {
    ...(edited_at === null ? {} : { edited: edited_at.toISOString() }),
    ...(removed_at === null ? {} : { removed: true }),
    ...(reactions === null || reactions.length === 0 ? {} : { reactions }),
    ...(preview === null ? {} : { preview }),
  }
}

/** The same as the data of message.updated: the message by its id, and what can have changed. */
export function updateOf(told: Told): unknown {
  const { id, author: _author, inReplyTo: _reply, clientId: _key, channel: _channel, ...rest } = told
  return { message: id, ...rest }
}
