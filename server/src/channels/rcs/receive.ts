import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem, InboundPart } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'
import { named, placed, remote, said, tapped } from '../said.ts'
import { agentOf } from './api.ts'

const SIGNATURE = 'x-goog-signature'

/** One field that cannot be read does not make a message unreadable. */
function lenient<T>(schema: z.ZodType<T>) {
  return schema.optional().catch(undefined)
}

/** Asked once, when the address is entered (https://developers.google.com/business-communications/rcs-business-messaging/guides/integrate/webhooks). */
const Challenge = z.object({ clientToken: z.string(), secret: z.string() })
const Envelope = z.object({ message: z.object({ data: z.string(), messageId: lenient(z.string()) }) })

/**
 * A message or an event: https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/UserMessage
 * and https://developers.google.com/business-communications/rcs-business-messaging/guides/build/events/receive-events
 */
const Report = z.looseObject({
  senderPhoneNumber: lenient(z.string()),
  phoneNumber: lenient(z.string()),
  agentId: lenient(z.string()),
  messageId: lenient(z.string()),
  eventId: lenient(z.string()),
  eventType: lenient(z.string()),
  text: lenient(z.string()),
  location: lenient(z.object({ latitude: z.number().default(0), longitude: z.number().default(0) })),
  suggestionResponse: lenient(
    z.object({ postbackData: lenient(z.string()), text: lenient(z.string()), type: lenient(z.string()) }),
  ),
  userFile: lenient(
    z.object({
      payload: z.object({ fileUri: z.string(), mimeType: lenient(z.string()), fileName: lenient(z.string()) }),
    }),
  ),
})
type Report = z.infer<typeof Report>

/** What surrounds a message: it says nothing of its own. */
const AROUND = new Set(
  'senderPhoneNumber phoneNumber agentId messageId eventId eventType sendTime text location suggestionResponse userFile'.split(
    ' ',
  ),
)

/** Verifies what Google signed, which is the report inside of the envelope, and reads it. */
export function receiveRcs({ headers, body }: RawRequest, settings: ConnectionSettings): Received {
  const token = settings['clientToken'] ?? ''
  const json = body.length === 0 ? undefined : reportedJson(body)
  const challenge = Challenge.safeParse(json).data
  if (challenge) {
    if (token === '' || !sameText(challenge.clientToken, token)) throw new Failure('bad_signature')
    return { items: [], answer: { type: 'text/plain', body: challenge.secret } }
  }
  const { data = '', messageId: delivery } = Envelope.safeParse(json).data?.message ?? {}
  const report = Buffer.from(data, 'base64')
  const wanted = createHmac('sha512', token).update(report).digest('base64')
  if (token === '' || report.length === 0 || !sameText(headers[SIGNATURE] ?? '', wanted))
    throw new Failure('bad_signature')
  const read = Report.safeParse(reportedJson(report)).data
  if (!read) throw new Failure('invalid_request')
  return { items: itemsOf(read, settings, delivery) }
}

function itemsOf(report: Report, settings: ConnectionSettings, delivery: string | undefined): InboundItem[] {
  const agent = agentOf(settings)
  // A partner's webhook brings what concerns all of their agents.
  if (report.agentId !== undefined && agentOf({ agentId: report.agentId }) !== agent) return []
  const address = report.senderPhoneNumber?.trim().slice(0, 500) ?? ''
  if (report.eventType !== undefined) return eventOf(report, { address, scope: agent })
  const id = report.messageId ?? report.eventId ?? delivery
  if (address === '' || id === undefined) return []
  const parts = partsOf(report)
  return parts.length === 0 ? [] : [{ kind: 'message', dedupe: id, address, scope: agent, parts }]
}

type Whom = { address: string; scope: string }

function eventOf(report: Report, whom: Whom): InboundItem[] {
  const { eventType: type, messageId: ref, eventId } = report
  const dedupe = eventId ?? `${ref ?? whom.address}.${type ?? ''}`
  switch (type) {
    case 'DELIVERED':
    case 'READ':
      return ref === undefined ? [] : [{ kind: 'status', dedupe, ref, state: type === 'READ' ? 'read' : 'delivered' }]
    case 'TTL_EXPIRATION_REVOKED':
      return ref === undefined ? [] : [{ kind: 'status', dedupe, ref, state: 'failed', reason: 'expired' }]
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
      return whom.address === '' ? [] : [{ kind: 'consent', dedupe, ...whom, wants: type === 'SUBSCRIBE' }]
    default:
      // That they type, that an agent was launched: nothing to keep.
      return []
  }
}

/** What somebody said. That they opened a page is no answer; a kind nobody can read is named. */
function partsOf(report: Report): InboundPart[] {
  const { text, location, suggestionResponse: tap, userFile: file } = report
  if (tap) return tap.type === 'ACTION' ? [] : tapped(tap.postbackData, tap.text)
  const parts = [
    ...(file ? remote(mediaOf(file.payload.mimeType ?? ''), file.payload.fileUri, file.payload.fileName) : []),
    ...(location ? placed(location, undefined) : []),
    ...said(text),
  ]
  if (parts.length > 0) return parts
  const unread = Object.keys(report).find((key) => report[key] !== undefined && !AROUND.has(key))
  return unread === undefined ? [] : named(unread)
}

function mediaOf(type: string): 'image' | 'audio' | 'video' | 'file' {
  return (['image', 'audio', 'video'] as const).find((media) => type.startsWith(`${media}/`)) ?? 'file'
}
