import { Failure } from '../../kernel/failure.ts'
import type { InboundItem, InboundPart, SentState } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { splitText } from '../split-text.ts'
import { isStop, isUnreachable, wordsFor } from './errors.ts'
import { signedForm } from './signature.ts'

/** Twilio wants TwiML for an answer; what we say comes by the API, so that its fate is known. */
const NOTHING: Received['answer'] = { type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' }
const LONGEST_TEXT = 5000
const MOST_FILES = 10

/** What Twilio says of a message, and how far it has come by that. `queued` and the like say that Twilio has it. */
const STATES: Readonly<Record<string, SentState>> = {
  accepted: 'sent',
  scheduled: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}

/** Verifies and reads a text that came in, or what became of one of ours (https://www.twilio.com/docs/messaging/guides/webhook-request). */
export function receiveSms(request: RawRequest, settings: ConnectionSettings): Received {
  const form = signedForm(request, settings['authToken'] ?? '')
  const sid = form.get('MessageSid') ?? form.get('SmsSid') ?? ''
  if (sid === '') throw new Failure('invalid_request')
  const scope = settings['from'] ?? ''
  const status = form.get('MessageStatus')
  if (status !== null && status !== 'received')
    return { items: statusOf(form, sid, request.query['key'], scope), answer: NOTHING }
  return { items: saidIn(form, sid, scope), answer: NOTHING }
}

/** Where RCS is used, `rcs:` stands before the number: it is the same person's phone. */
function numberOf(address: string | null): string {
  return (address ?? '')
    .replace(/^[a-z]+:/, '')
    .trim()
    .slice(0, 500)
}

function saidIn(form: URLSearchParams, sid: string, scope: string): InboundItem[] {
  const address = numberOf(form.get('From'))
  if (address === '') throw new Failure('invalid_request')
  const name = form.get('ProfileName')?.trim().slice(0, 200)
  const replyTo = form.get('OriginalRepliedMessageSid')?.slice(0, 500)
  const parts = partsOf(form)
  const said: InboundItem = {
    kind: 'message',
    dedupe: sid,
    address,
    scope,
    parts: parts.length > 0 ? parts : [{ type: 'text', text: '…' }],
    ...(name ? { name } : {}),
    ...(replyTo ? { replyTo } : {}),
  }
  // Twilio has heard the word itself, answered it, and holds back what is sent after STOP.
  const word = form.get('OptOutType')
  if (word !== 'STOP' && word !== 'START') return [said]
  return [said, { kind: 'consent', dedupe: `${sid}.${word}`, address, scope, wants: word === 'START' }]
}

function partsOf(form: URLSearchParams): InboundPart[] {
  const body = form.get('Body')?.trim() ?? ''
  const payload = form.get('ButtonPayload')
  if (payload) {
    const label = (form.get('ButtonText') ?? body).slice(0, 500)
    return [{ type: 'tap', token: payload.slice(0, 1000), ...(label ? { label } : {}) }]
  }
  const texts = splitText(body, LONGEST_TEXT).map((text): InboundPart => ({ type: 'text', text }))
  return [...filesIn(form), ...placeIn(form), ...texts]
}

function filesIn(form: URLSearchParams): InboundPart[] {
  const count = Math.min(MOST_FILES, Number(form.get('NumMedia') ?? 0) || 0)
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const ref = form.get(`MediaUrl${index}`) ?? ''
    if (ref === '' || ref.length > 2000) return []
    return [{ type: 'remote' as const, media: mediaOf(form.get(`MediaContentType${index}`) ?? ''), ref }]
  })
}

function mediaOf(type: string): 'image' | 'audio' | 'video' | 'file' {
  return (['image', 'audio', 'video'] as const).find((media) => type.startsWith(`${media}/`)) ?? 'file'
}

function placeIn(form: URLSearchParams): InboundPart[] {
  const [latitude, longitude] = ['Latitude', 'Longitude'].map((name) => Number(form.get(name) ?? Number.NaN))
  if (latitude === undefined || longitude === undefined) return []
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return []
  const label = [form.get('Label'), form.get('Address')].filter(Boolean).join(', ').slice(0, 300)
  return [{ type: 'location', latitude, longitude, ...(label ? { label } : {}) }]
}

function statusOf(form: URLSearchParams, sid: string, key: string | undefined, scope: string): InboundItem[] {
  const status = form.get('MessageStatus') ?? ''
  const state = STATES[status]
  // A word that is new at Twilio changes nothing.
  if (state === undefined) return []
  const code = Number(form.get('ErrorCode') ?? 0) || 0
  const price = costOf(form)
  const told: InboundItem = {
    kind: 'status',
    dedupe: `${sid}.${status}`,
    ref: sid,
    state,
    ...(key === undefined ? {} : { key }),
    ...(state === 'failed' ? { reason: code === 0 ? status : wordsFor(code) } : {}),
    ...(state === 'failed' && isUnreachable(code) ? { unreached: 'unreachable' } : {}),
    ...(price ? { cost: price } : {}),
  }
  const address = numberOf(form.get('To'))
  if (!isStop(code) || address === '') return [told]
  return [told, { kind: 'consent', dedupe: `${sid}.${code}`, address, scope, wants: false }]
}

/** Twilio writes what it takes as a negative price, in units of its currency. */
function costOf(form: URLSearchParams): { amount: number; currency: string } | undefined {
  const price = Number(form.get('Price') ?? Number.NaN)
  const currency = form.get('PriceUnit')?.toUpperCase() ?? ''
  if (!Number.isFinite(price) || !/^[A-Z]{3}$/.test(currency)) return undefined
  return { amount: Math.round(Math.abs(price) * 1_000_000), currency }
}
