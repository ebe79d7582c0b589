import { z } from 'zod'
import { COMMENT, type InboundItem } from '../arrival.ts'
import type { ConnectionSettings } from '../channel.ts'
import { commentParts } from '../graph/messaging.ts'
import { type PublicChange, reportItems } from '../graph/report.ts'
import { brief, Id } from '../said.ts'

const Comment = z.object({
  id: Id,
  text: z.string().optional().catch(undefined),
  from: z.object({ id: Id, username: z.string().optional().catch(undefined) }),
  media: z.object({ id: Id.optional(), ad_title: z.string().optional() }).optional().catch(undefined),
})

export function instagramItems(report: unknown, settings: ConnectionSettings): InboundItem[] {
  const account = settings['accountId'] ?? ''
  return reportItems(report, { object: 'instagram', account }, (change) => publicItems(change, account))
}

const KINDS = { comments: 'comment', live_comments: 'live_comment' } as const

/** A comment under a picture, a reel or a live broadcast; what the account itself writes is not heard. */
function publicItems({ field, value }: PublicChange, account: string): InboundItem[] {
  if (field !== 'comments' && field !== 'live_comments') return []
  const { data } = Comment.safeParse(value)
  if (!data || data.from.id === account) return []
  return [
    {
      kind: 'message',
      dedupe: COMMENT + data.id,
      address: data.from.id,
      scope: account,
      ...brief({ name: data.from.username }, { name: 200 }),
      parts: commentParts(data.text),
      origin: { kind: KINDS[field], ...brief({ ref: data.id, title: data.media?.ad_title }, { ref: 500, title: 500 }) },
    },
  ]
}
