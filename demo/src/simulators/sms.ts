import { createHmac, randomUUID } from 'node:crypto'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Seen, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'

const SETTINGS = { accountSid: `AC${'0'.repeat(31)}1`, authToken: 'twilio-signs-with-this', from: '+12025550100' }
const API = `/2010-04-01/Accounts/${SETTINGS.accountSid}`
const SERVICE = `MG${'0'.repeat(31)}1`
const LONGEST = 1600
const FORM = 'application/x-www-form-urlencoded'

export type SmsSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** Twilio itself heard STOP or START, as with its advanced opt-out. */
  optOut(from: string, word: 'STOP' | 'START'): Promise<void>
  /** What a webhook would bring, as it is. */
  post(fields: Readonly<Record<string, string>>): Promise<Response>
}

/** Twilio's Messages API with phones in the US: signs what it brings, reports what became of each message. */
export async function openSms(faults: Partial<Faults> = {}): Promise<SmsSimulator> {
  const taken: Taken[] = []
  const phones = new Map<string, Seen[]>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  const stopped = new Set<string>()
  let webhook = ''
  const provider = await openProvider(answer, faults)

  function answer({ method, path, headers, body }: ProviderRequest): ProviderAnswer {
    const basic = Buffer.from(`${SETTINGS.accountSid}:${SETTINGS.authToken}`).toString('base64')
    if (headers.authorization !== `Basic ${basic}`) return failed(401, 20_003, 'Authenticate')
    const file = files.get(path)
    if (file) return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
    if (path === `${API}.json`) return done(200, { status: 'active', type: 'Full' })
    if (path === `${API}/IncomingPhoneNumbers.json`) {
      const number = { sms_url: webhook, capabilities: { sms: true, mms: true, voice: true } }
      return done(200, { incoming_phone_numbers: [number] })
    }
    if (path === `/v1/Services/${SERVICE}`)
      return done(200, { friendly_name: 'Shop', inbound_request_url: webhook, use_inbound_webhook_on_number: false })
    if (method === 'POST' && path === `${API}/Messages.json`) return take(new URLSearchParams(body.toString('utf8')))
    return failed(404, 20_404, 'The requested resource was not found')
  }

  function take(form: URLSearchParams): ProviderAnswer {
    const to = form.get('To') ?? ''
    const wrong = complaintOf(form, stopped.has(to))
    if (wrong) return failed(400, ...wrong)
    const sid = `SM${randomUUID().replaceAll('-', '')}`
    const [text, callback] = [form.get('Body') ?? '', form.get('StatusCallback')]
    const key = callback === null ? undefined : (URL.parse(callback)?.searchParams.get('key') ?? undefined)
    taken.push({ to, text, key, raw: Object.fromEntries(form) })
    phoneOf(to).push(seenOf(sid, form))
    if (callback !== null && webhook !== '') tell(callback, to, sid).catch(() => undefined)
    return done(201, { sid, status: 'queued', to, from: form.get('From'), price: null, num_segments: '1' })
  }

  async function tell(callback: string, to: string, sid: string): Promise<void> {
    for (const status of ['sent', 'delivered'])
      await signed(callback, { MessageSid: sid, MessageStatus: status, To: to, From: SETTINGS.from })
  }

  async function signed(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const all = { AccountSid: SETTINGS.accountSid, ApiVersion: '2010-04-01', ...fields }
    const text = Object.entries(all)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flat()
      .join('')
    const signature = createHmac('sha1', SETTINGS.authToken)
      .update(url + text)
      .digest('base64')
    const headers = { 'content-type': FORM, 'x-twilio-signature': signature }
    return provider.report({ url, headers, body: new URLSearchParams(all).toString() })
  }

  function phoneOf(number: string): Seen[] {
    const phone = phones.get(number) ?? []
    phones.set(number, phone)
    return phone
  }

  async function write(from: string, what: Written): Promise<string> {
    const sid = `SM${randomUUID().replaceAll('-', '')}`
    await signed(webhook, { MessageSid: sid, SmsStatus: 'received', From: from, To: SETTINGS.from, ...contentOf(what) })
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

  return {
    kind: 'sms',
    provider,
    settings: { ...SETTINGS, apiBase: provider.url, trusted: 'yes' },
    people: ['+12025550101', '+12025550102', '+12025550103', '+12025550104', '+12025550105', '+12025550106'],
    connect: (url) => void (webhook = url),
    write,
    /** There is nothing to tap: they answer with its number. */
    async tap(from, label) {
      const shown = phoneOf(from).findLast(({ buttons }) => buttons.includes(label))
      if (!shown) throw new Error(`nothing shows ${label}`)
      const number = numbered(shown.text).find(([, line]) => line === label)?.[0] ?? label
      await write(from, { type: 'text', text: number })
    },
    seen: phoneOf,
    taken,
    async optOut(from, word) {
      if (word === 'STOP') stopped.add(from)
      else stopped.delete(from)
      const sid = `SM${randomUUID().replaceAll('-', '')}`
      await signed(webhook, { MessageSid: sid, From: from, To: SETTINGS.from, Body: word, OptOutType: word })
    },
    post: (fields) => signed(webhook, fields),
    close: () => provider.close(),
  }
}

/** What Twilio would refuse it for: its code and its words. */
function complaintOf(form: URLSearchParams, isStopped: boolean): [number, string] | undefined {
  const [to, body, media] = [form.get('To') ?? '', form.get('Body') ?? '', form.get('MediaUrl')]
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return [21_211, `Invalid 'To' Phone Number: ${to}`]
  if (form.get('From') !== SETTINGS.from) return [21_606, `The 'From' phone number is not a valid number of yours`]
  if (isStopped) return [21_610, 'Attempt to send to unsubscribed recipient']
  if (body === '' && media === null) return [21_619, 'A text message body or media urls must be specified.']
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

function seenOf(ref: string, form: URLSearchParams): Seen {
  const [text, media] = [form.get('Body') ?? '', form.get('MediaUrl')]
  return {
    ref,
    text,
    buttons: numbered(text).map(([, line]) => line),
    links: [...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => ({ label: url, url })),
    media: media === null ? [] : [{ type: 'image', url: media }],
  }
}

/** Lines that begin with a number, which is what one answers with. */
function numbered(text: string): [string, string][] {
  return [...text.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number = '', line = '']) => [number, line])
}

function done(status: number, body: object): ProviderAnswer {
  return { status, body: JSON.stringify(body) }
}

function failed(status: number, code: number, message: string): ProviderAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  return { status, body: JSON.stringify({ code, message, more_info, status }) }
}
