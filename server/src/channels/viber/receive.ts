import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem, Origin } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { brief, HELLO } from '../said.ts'
import { contentParts, Message } from './message.ts'
import { senderOf } from './send.ts'
import { wideJson } from './wide-json.ts'
import { welcomeIn } from './words.ts'

const SIGNATURE = 'x-viber-content-signature'
/** What a link or a code says beside the address, kept in the chat until they write. */
const CODE = 'code:'
/** People have an id of their own at each bot: there is no other space. */
const SCOPE = ''

const Person = z.object({
  id: z.string().min(1).max(500),
  name: z.string().optional().catch(undefined),
  language: z.string().optional().catch(undefined),
})
const Event = z.object({
  event: z.string(),
  message_token: z.coerce.string().min(1).max(200),
  timestamp: z.coerce.number().catch(0),
  user_id: z.string().min(1).max(500).optional().catch(undefined),
  user: Person.optional().catch(undefined),
  sender: Person.optional().catch(undefined),
  message: Message.optional().catch(undefined),
  context: z.string().optional().catch(undefined),
  subscribed: z.boolean().catch(false),
  desc: z.string().optional().catch(undefined),
  /** It was said in a group. */
  chat_id: z.string().optional().catch(undefined),
})
type Event = z.infer<typeof Event>

export function receiveViber({ headers, body }: RawRequest, settings: ConnectionSettings): Received {
  const token = settings['authToken'] ?? ''
  const given = headers[SIGNATURE]
  if (token === '' || given === undefined || !sameText(given, signViber(token, body)))
    throw new Failure('bad_signature')
  // What it asks whether we are there with has nobody in it.
  const event = Event.safeParse(jsonOf(body)).data
  if (!event || event.chat_id) return { items: [] }
  const welcome = event.event === 'conversation_started' && !event.subscribed ? welcomeTo(event, settings) : undefined
  const answer = welcome && { type: 'application/json', body: JSON.stringify(welcome) }
  return { items: itemsOf(event), ...(answer ? { answer } : {}) }
}

/** HMAC-SHA256 of the raw body with the bot's token, in hex (https://creators.viber.com/docs/bots-api/events/intro). */
function signViber(authToken: string, body: Buffer): string {
  return createHmac('sha256', authToken).update(body).digest('hex')
}

function jsonOf(body: Buffer): unknown {
  try {
    return wideJson(body.toString('utf8'))
  } catch {
    throw new Failure('invalid_json')
  }
}

/** One message may answer the opening of a chat; where they came from is told again with their first word. */
function welcomeTo({ user, context }: Event, settings: ConnectionSettings): object {
  return {
    sender: senderOf(settings),
    type: 'text',
    text: welcomeIn(user?.language),
    ...(context ? { tracking_data: (CODE + context).slice(0, 1000) } : {}),
  }
}

function itemsOf(event: Event): InboundItem[] {
  const { event: kind, message_token: token, user, sender, message } = event
  const address = event.user_id ?? user?.id ?? sender?.id
  if (address === undefined) return []
  const whom = { address, scope: SCOPE }
  switch (kind) {
    case 'message':
      return sender ? messageItem(token, sender, message) : []
    case 'conversation_started':
      return user && event.subscribed && event.context ? [openedAgain(token, user, event.context)] : []
    case 'subscribed':
    case 'unsubscribed':
      return [{ kind: 'consent', dedupe: `${kind}.${token}`, ...whom, wants: kind === 'subscribed' }]
    case 'delivered':
      return [{ kind: 'status', dedupe: `delivered.${token}`, ref: token, state: 'delivered' }]
    case 'seen':
      return seenItems(event, whom)
    case 'failed': {
      const reason = event.desc?.slice(0, 500)
      return [{ kind: 'status', dedupe: `failed.${token}`, ref: token, state: 'failed', ...(reason ? { reason } : {}) }]
    }
    default:
      return []
  }
}

function messageItem(
  token: string,
  sender: z.infer<typeof Person>,
  message: Message = { type: 'message' },
): InboundItem[] {
  const origin = originOf(message.tracking_data)
  const parts = contentParts(message)
  return [{ kind: 'message', dedupe: token, ...personOf(sender), parts, ...(origin ? { origin } : {}) }]
}

function openedAgain(token: string, user: z.infer<typeof Person>, context: string): InboundItem {
  const origin = originOf(CODE + context)
  return {
    kind: 'message',
    dedupe: token,
    ...personOf(user),
    parts: [{ type: 'text', text: HELLO }],
    ...(origin ? { origin } : {}),
  }
}

function personOf({ id, name, language }: z.infer<typeof Person>) {
  const more = brief({ name, locale: language }, { name: 200, locale: 35 })
  return { address: id, scope: SCOPE, ...more }
}

function originOf(tracking: string | undefined): Origin | undefined {
  if (!tracking?.startsWith(CODE) || tracking === CODE) return undefined
  return { kind: 'code', ref: tracking.slice(CODE.length, CODE.length + 500) }
}

/** Viber names the newest alone of all that they have read at once. */
function seenItems(
  { message_token: token, timestamp }: Event,
  whom: { address: string; scope: string },
): InboundItem[] {
  const one: InboundItem = { kind: 'status', dedupe: `seen.${token}`, ref: token, state: 'read' }
  const at = new Date(timestamp)
  if (timestamp <= 0 || Number.isNaN(at.getTime())) return [one]
  return [one, { kind: 'upto', dedupe: `upto.${token}`, ...whom, state: 'read', until: at.toISOString() }]
}
