import { createHmac } from 'node:crypto'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'
import { named } from '../said.ts'
import { accountOf } from './api.ts'
import { type Events, Message, Read, Report } from './event.ts'
import { messageOf } from './message.ts'

/** The header that X signs with (https://docs.x.com/x-api/webhooks/quickstart). */
const SIGNATURE = 'x-twitter-webhooks-signature'
/** A question of X is a word. Its answer is made as signatures are: a report asked as a question must not be signed. */
const QUESTION = /^[\w+/=.~-]{1,500}$/
/** Encrypted, so that only the devices of both can read it. */
const ENCRYPTED = 'chat.received'

/** Verifies and reads one report, or answers the question by which X makes sure, every hour, that the address is ours. */
export function receiveX(request: RawRequest, settings: ConnectionSettings): Received {
  const secret = settings['consumerSecret'] ?? ''
  if (request.method === 'GET') {
    const question = request.query['crc_token'] ?? ''
    if (secret === '' || !QUESTION.test(question)) throw new Failure('bad_signature')
    const body = JSON.stringify({ response_token: signatureOf(secret, question) })
    return { items: [], answer: { type: 'application/json', body } }
  }
  const given = request.headers[SIGNATURE] ?? ''
  if (secret === '' || !sameText(given, signatureOf(secret, request.body))) throw new Failure('bad_signature')
  const report = Report.safeParse(reportedJson(request.body))
  if (!report.success) throw new Failure('invalid_request')
  const { kind, account, events } = report.data
  const own = accountOf(settings)
  // One address hears of all accounts of an app.
  if (account !== undefined && account !== own) return { items: [] }
  if (kind === ENCRYPTED) return { items: encryptedIn(events, own) }
  return { items: [...saidIn(events, own), ...readIn(events, own)] }
}

function signatureOf(secret: string, text: string | Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(text).digest('base64')}`
}

function saidIn({ direct_message_events: events, users }: Events, own: string): InboundItem[] {
  return events.flatMap((event): InboundItem[] => {
    const message = Message.safeParse(event).data
    return message ? messageOf(message, own, nameIn(users)) : []
  })
}

function nameIn(users: Events['users']): (id: string) => string | undefined {
  return (id) => {
    const name = (users[id]?.data?.name ?? users[id]?.name)?.trim().slice(0, 200)
    return name || undefined
  }
}

function readIn({ direct_message_mark_read_events: events }: Events, scope: string): InboundItem[] {
  return events.flatMap((event): InboundItem[] => {
    const read = Read.safeParse(event).data
    const until = new Date(Number(read?.created_timestamp))
    if (!read || read.sender_id === scope || Number.isNaN(until.getTime())) return []
    const dedupe = `read.${read.last_read_event_id}`
    return [{ kind: 'upto', dedupe, address: read.sender_id, scope, state: 'read', until: until.toISOString() }]
  })
}

function encryptedIn({ sender_id: address, id, users }: Events, scope: string): InboundItem[] {
  if (!address || !id || address === scope) return []
  const name = nameIn(users)(address)
  return [
    {
      kind: 'message',
      dedupe: id.slice(0, 200),
      address,
      scope,
      parts: named('encrypted message'),
      ...(name ? { name } : {}),
    },
  ]
}
