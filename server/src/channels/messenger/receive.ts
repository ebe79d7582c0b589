import { z } from 'zod'
import { COMMENT, type InboundItem } from '../arrival.ts'
import type { ConnectionSettings } from '../channel.ts'
import { commentParts } from '../graph/messaging.ts'
import { type PublicChange, reportItems } from '../graph/report.ts'
import { brief, Id } from '../said.ts'

const Feed = z.object({
  item: z.string(),
  verb: z.string(),
  comment_id: z.string().min(1).optional(),
  message: z.string().optional().catch(undefined),
  from: z
    .object({ id: Id, name: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  sender_id: Id.optional().catch(undefined),
  sender_name: z.string().optional().catch(undefined),
  post: z.object({ permalink_url: z.string().optional() }).optional().catch(undefined),
})

export function messengerItems(report: unknown, settings: ConnectionSettings): InboundItem[] {
  const page = settings['pageId'] ?? ''
  return reportItems(report, { object: 'page', account: page }, (change) => publicItems(change, page))
}

/** A comment under a post of the page, or one elsewhere that mentions it; what the page itself writes is not heard. */
function publicItems({ field, value }: PublicChange, page: string): InboundItem[] {
  const { data } = Feed.safeParse(value)
  const from = data?.from ?? (data?.sender_id ? { id: data.sender_id, name: data.sender_name } : undefined)
  if (!data || !from || from.id === page || data.verb !== 'add' || !data.comment_id) return []
  if (!(field === 'feed' && data.item === 'comment') && field !== 'mention') return []
  const kind = field === 'mention' ? ('mention' as const) : ('comment' as const)
  const seen = { ref: data.comment_id, title: undefined, url: data.post?.permalink_url }
  return [
    {
      kind: 'message',
      dedupe: COMMENT + data.comment_id,
      address: from.id,
      scope: page,
      ...brief({ name: from.name }, { name: 200 }),
      parts: commentParts(data.message),
      origin: { kind, ...brief(seen, { ref: 500, title: 500, url: 2000 }) },
    },
  ]
}
