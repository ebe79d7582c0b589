import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'
import { HELLO, said } from '../said.ts'
import { contentParts, Message } from './message.ts'

/** The header that LINE signs with (https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/). */
const SIGNATURE = 'x-line-signature'

const Report = z.object({ destination: z.string().max(200).catch(''), events: z.array(z.unknown()).catch([]) })
const Postback = z.object({
  data: z.string().catch(''),
  params: z.record(z.string(), z.string()).catch({}),
})
const Event = z.object({
  type: z.string(),
  webhookEventId: z.string().min(1).max(200),
  source: z.object({ type: z.literal('user'), userId: z.string().min(1).max(200) }),
  message: Message.optional().catch(undefined),
  postback: Postback.optional().catch(undefined),
  unsend: z
    .object({ messageId: z.string().min(1) })
    .optional()
    .catch(undefined),
  follow: z
    .object({ isUnblocked: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
})
type Event = z.infer<typeof Event>

export function receiveLine({ headers, body }: RawRequest, settings: ConnectionSettings): Received {
  const secret = settings['channelSecret'] ?? ''
  const given = headers[SIGNATURE]
  if (secret === '' || given === undefined || !sameText(given, signLine(secret, body)))
    throw new Failure('bad_signature')
  const { data } = Report.safeParse(reportedJson(body))
  return { items: data ? data.events.flatMap((event) => eventItems(event, data.destination)) : [] }
}

/** HMAC-SHA256 of the raw body with the channel's secret, in base64. */
function signLine(channelSecret: string, body: Buffer): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64')
}

/**
 * What somebody does in their own chat with the account (https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects).
 * Groups and rooms, beacons, memberships, linked accounts and films watched to the end say nothing to the shop.
 */
function eventItems(raw: unknown, scope: string): InboundItem[] {
  const event = Event.safeParse(raw).data
  if (!event) return []
  const { type, webhookEventId: id } = event
  const whom = { address: event.source.userId, scope }
  switch (type) {
    case 'message':
      return messageItem(event, whom)
    case 'postback':
      return tapItem(event, whom)
    case 'unsend':
      return event.unsend ? [{ kind: 'unsend', dedupe: id, ...whom, ref: event.unsend.messageId }] : []
    case 'follow':
      if (event.follow?.isUnblocked) return [{ kind: 'consent', dedupe: id, ...whom, wants: true }]
      return [{ kind: 'message', dedupe: id, ...whom, parts: [{ type: 'text', text: HELLO }] }]
    case 'unfollow':
      return [{ kind: 'consent', dedupe: id, ...whom, wants: false }]
    default:
      return []
  }
}

type Whom = { address: string; scope: string }

function messageItem({ webhookEventId, message }: Event, whom: Whom): InboundItem[] {
  const replyTo = message?.quotedMessageId?.slice(0, 500)
  const dedupe = message?.id ?? webhookEventId
  return [{ kind: 'message', dedupe, ...whom, parts: contentParts(message), ...(replyTo ? { replyTo } : {}) }]
}

/** What stood on a button LINE does not tell; of a date or a time that was picked the words are what they picked. */
function tapItem({ webhookEventId: dedupe, postback }: Event, whom: Whom): InboundItem[] {
  const { data = '', params = {} } = postback ?? {}
  // A menu of the account's own turned a page.
  if (params['newRichMenuAliasId'] !== undefined) return []
  const picked = said((params['datetime'] ?? params['date'] ?? params['time'])?.replace('T', ' '))
  const parts = picked.length > 0 ? picked : tappedWithout(data)
  return parts.length === 0 ? [] : [{ kind: 'message', dedupe, ...whom, parts }]
}

function tappedWithout(data: string) {
  return data === '' ? [] : [{ type: 'tap' as const, token: data.slice(0, 1000) }]
}
