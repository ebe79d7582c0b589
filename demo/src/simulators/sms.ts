import { randomUUID } from 'node:crypto'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'
import { filledIn, misplaced, numbered, richOf, type Shown, textOf, type Types, wrongIn } from './sms-screen.ts'
import { done, failed, isAccount, signedReport } from './twilio.ts'

const SETTINGS = { accountSid: `AC${'0'.repeat(31)}1`, authToken: 'twilio-signs-with-this', from: '+12025550100' }
const API = `/2010-04-01/Accounts/${SETTINGS.accountSid}`
const SERVICE = `MG${'0'.repeat(31)}1`
const AGENT = 'rcs:souk_agent'
const PEOPLE = ['+12025550101', '+12025550102', '+12025550103', '+12025550104', '+12025550105', '+12025550106'] as const
/** This phone knows no RCS. */
const PLAIN = PEOPLE[5]
const LONGEST = 1600

export type SmsSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** The content templates that were made. */
  templates: ReadonlyMap<string, { name: string; types: Types }>
  /** Deletes all content templates, as somebody may in the console. */
  deleteTemplates(): void
  /** Twilio itself heard STOP or START, as with its advanced opt-out. */
  optOut(from: string, word: 'STOP' | 'START'): Promise<void>
  /** What a webhook would bring, as it is. */
  post(fields: Readonly<Record<string, string>>): Promise<Response>
}

/**
 * Twilio's Messages API with phones in the US: signs what it brings, reports what became of each message. With `rcs` a
 * messaging service with an RCS sender, for all phones but the last.
 */
export async function openSms(faults: Partial<Faults> = {}, { rcs = false } = {}): Promise<SmsSimulator> {
  const taken: Taken[] = []
  const phones = new Map<string, Shown[]>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  const templates = new Map<string, { name: string; types: Types }>()
  const stopped = new Set<string>()
  let webhook = ''
  const provider = await openProvider(answer, faults)

  function answer({ method, path, query, headers, body }: ProviderRequest): ProviderAnswer {
    if (!isAccount(headers.authorization, SETTINGS)) return failed(401, 20_003, 'Authenticate')
    const file = files.get(path)
    if (file) return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
    if (path === `${API}.json`) return done(200, { status: 'active', type: 'Full' })
    if (path === `${API}/IncomingPhoneNumbers.json`) {
      const number = { sms_url: webhook, capabilities: { sms: true, mms: true, voice: true } }
      return done(200, { incoming_phone_numbers: [number] })
    }
    if (path === `/v1/Services/${SERVICE}`)
      return done(200, { friendly_name: 'Shop', inbound_request_url: webhook, use_inbound_webhook_on_number: false })
    if (path === `/v1/Services/${SERVICE}/ChannelSenders`)
      return done(200, { senders: rcs ? [{ sender: AGENT, sender_type: 'rcs' }] : [] })
    if (path === '/v2/Content') {
      const contents = [...templates].map(([sid, { name, types }]) => ({ sid, friendly_name: name, types }))
      return done(200, { contents: contents.filter((one) => one.friendly_name === query.get('ContentName')) })
    }
    if (method === 'POST' && path === '/v1/Content') return make(body.toString('utf8'))
    if (method === 'POST' && path === `${API}/Messages.json`) return take(new URLSearchParams(body.toString('utf8')))
    return failed(404, 20_404, 'The requested resource was not found')
  }

  function make(text: string): ProviderAnswer {
    const asked: { friendly_name: string; language: string; types: Types } = JSON.parse(text)
    if (!asked.language || misplaced(asked.types)) return failed(400, 20_001, 'Invalid content')
    const sid = `HX${randomUUID().replaceAll('-', '')}`
    templates.set(sid, { name: asked.friendly_name, types: asked.types })
    return done(201, { sid, friendly_name: asked.friendly_name, types: asked.types })
  }

  function take(form: URLSearchParams): ProviderAnswer {
    const to = form.get('To') ?? ''
    const template = form.has('ContentSid') ? templates.get(form.get('ContentSid') ?? '') : undefined
    if (form.has('ContentSid') && !template) return failed(400, 21_655, 'The ContentSid is Invalid')
    const variables: Record<string, string> = JSON.parse(form.get('ContentVariables') ?? '{}')
    const types = template && filledIn(template.types, variables)
    if (types && wrongIn(types, variables)) return failed(400, 21_656, wrongIn(types, variables) ?? '')
    const wrong = complaintOf(form, stopped.has(to))
    if (wrong) return failed(400, ...wrong)
    const sid = `SM${randomUUID().replaceAll('-', '')}`
    const shown =
      types && rcs && to !== PLAIN
        ? richOf(sid, types)
        : textOf(sid, types?.['twilio/text']?.body ?? form.get('Body') ?? '', form.get('MediaUrl'))
    const callback = form.get('StatusCallback')
    const key = callback === null ? undefined : (URL.parse(callback)?.searchParams.get('key') ?? undefined)
    taken.push({ to, text: shown.text, key, raw: { ...Object.fromEntries(form), ...(types ? { types } : {}) } })
    phoneOf(to).push(shown)
    if (callback !== null && webhook !== '') tell(callback, to, sid).catch(() => undefined)
    return done(201, { sid, status: 'queued', to, from: form.get('From'), price: null, num_segments: '1' })
  }

  async function tell(callback: string, to: string, sid: string): Promise<void> {
    for (const status of ['sent', 'delivered', ...(isRich(to) ? ['read'] : [])])
      await signed(callback, { MessageSid: sid, MessageStatus: status, ...between(SETTINGS.from, to) })
  }

  function isRich(number: string): boolean {
    return rcs && number !== PLAIN
  }

  /** Whom a report is about: by RCS the sender has a name of its own. */
  function between(from: string, to: string): { From: string; To: string } {
    if (isRich(from)) return { From: `rcs:${from}`, To: AGENT }
    return isRich(to) ? { From: AGENT, To: `rcs:${to}` } : { From: from, To: to }
  }

  async function signed(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const all = { AccountSid: SETTINGS.accountSid, ApiVersion: '2010-04-01', ...fields }
    return provider.report(signedReport(url, all, SETTINGS.authToken))
  }

  function phoneOf(number: string): Shown[] {
    const phone = phones.get(number) ?? []
    phones.set(number, phone)
    return phone
  }

  async function bring(from: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const sid = `SM${randomUUID().replaceAll('-', '')}`
    const who = rcs && isRich(from) ? between(from, SETTINGS.from) : { From: from, To: SETTINGS.from }
    await signed(webhook, { MessageSid: sid, SmsStatus: 'received', ...who, ...fields })
    return sid
  }

  function contentOf(what: Written): Record<string, string> {
    switch (what.type) {
      case 'text':
        return { Body: what.text, NumMedia: '0' }
      case 'location':
        return { Body: `${what.label ?? ''} ${what.latitude}, ${what.longitude}`.trim(), NumMedia: '0' }
      case 'contact': {
        const bytes = Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${what.name}\r\nTEL:${what.phone}\r\nEND:VCARD\r\n`)
        return withFile(bytes, 'text/vcard', '')
      }
      case 'reaction':
      case 'edit':
      case 'unsend':
        throw new Error(`a text message knows no ${what.type}`)
      default:
        return withFile(what.bytes, what.mime, what.caption ?? '')
    }
  }

  function withFile(bytes: Uint8Array, mime: string, caption: string): Record<string, string> {
    const path = `${API}/Messages/MM1/Media/ME${files.size}`
    files.set(path, { bytes, mime })
    return { Body: caption, NumMedia: '1', MediaUrl0: provider.url + path, MediaContentType0: mime }
  }

  /** A phone without RCS has nothing to tap: they answer with its number. */
  async function tap(from: string, label: string): Promise<void> {
    const shown = phoneOf(from).findLast(({ buttons }) => buttons.includes(label))
    if (!shown) throw new Error(`nothing shows ${label}`)
    const button = shown.taps.find((one) => one.label === label)
    const number = numbered(shown.text).find(([, line]) => line === label)?.[0] ?? label
    if (button) await bring(from, { Body: label, ButtonText: label, ButtonPayload: button.payload, NumMedia: '0' })
    else await bring(from, { Body: number, NumMedia: '0' })
  }

  return {
    kind: 'sms',
    provider,
    settings: {
      ...SETTINGS,
      ...(rcs ? { from: SERVICE, rcs: 'yes' } : {}),
      apiBase: provider.url,
      trusted: 'yes',
    },
    people: PEOPLE,
    connect: (url) => void (webhook = url),
    write: (from, what) => bring(from, contentOf(what)),
    tap,
    seen: phoneOf,
    taken,
    templates,
    deleteTemplates: () => templates.clear(),
    async optOut(from, word) {
      if (word === 'STOP') stopped.add(from)
      else stopped.delete(from)
      await bring(from, { Body: word, OptOutType: word })
    },
    post: (fields) => signed(webhook, fields),
    close: () => provider.close(),
  }
}

/** What Twilio would refuse it for: its code and its words. */
function complaintOf(form: URLSearchParams, isStopped: boolean): [number, string] | undefined {
  const [to, body, media] = [form.get('To') ?? '', form.get('Body') ?? '', form.get('MediaUrl')]
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return [21_211, `Invalid 'To' Phone Number: ${to}`]
  if ((form.get('From') ?? SETTINGS.from) !== SETTINGS.from)
    return [21_606, `The 'From' phone number is not a valid number of yours`]
  if ((form.get('MessagingServiceSid') ?? SERVICE) !== SERVICE) return [21_701, 'The Messaging Service does not exist.']
  if (isStopped) return [21_610, 'Attempt to send to unsubscribed recipient']
  if (body === '' && media === null && !form.has('ContentSid'))
    return [21_619, 'A text message body or media urls must be specified.']
  if (body.length > LONGEST) return [21_617, 'The concatenated message body exceeds the 1600 character limit.']
  if (media !== null && !isPublic(media)) return [21_620, 'Invalid media URL(s)']
  const callback = form.get('StatusCallback')
  if (callback !== null && !isPublic(callback))
    return [21_609, `The 'StatusCallback' URL ${callback} is not a valid URL.`]
  return undefined
}

function isPublic(address: string): boolean {
  return /^https?:\/\/[^/_]*\./.test(address)
}
