import { randomUUID } from 'node:crypto'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Seen, Taken, Written } from './simulator.ts'
import { openProvider } from './simulator.ts'
import { done, failed, isAccount, signedReport } from './twilio.ts'

const SETTINGS = { accountSid: `AC${'0'.repeat(31)}2`, authToken: 'twilio-signs-calls', from: '+12025550200' }
const API = `/2010-04-01/Accounts/${SETTINGS.accountSid}`
const PEOPLE = ['+12025550201', '+12025550202', '+12025550203', '+12025550204', '+12025550205', '+12025550206'] as const
const LONGEST_TWIML = 4000

/** A call that is going on: what is done with what is heard next, and what comes when nothing is. */
type Call = { sid: string; gather: string; next: string }

export type VoiceSimulator = ChannelSimulator & {
  taken: readonly Taken[]
  /** Says nothing until what comes then has come. */
  wait(from: string): Promise<void>
  hangUp(from: string): Promise<void>
  /** A step of a call, as it is. */
  post(fields: Readonly<Record<string, string>>, query?: string): Promise<Response>
}

/** Twilio's Voice and Messages API with people who call one number; what they hear and get as a text stands on one screen. */
export async function openVoice(faults: Partial<Faults> = {}): Promise<VoiceSimulator> {
  const taken: Taken[] = []
  const screens = new Map<string, Seen[]>()
  const calls = new Map<string, Call>()
  let webhook = ''
  let count = 0
  const provider = await openProvider(answer, faults)

  function answer({ method, path, query, headers, body }: ProviderRequest): ProviderAnswer {
    if (!isAccount(headers.authorization, SETTINGS)) return failed(401, 20_003, 'Authenticate')
    if (path === `${API}.json`) return done(200, { status: 'active', type: 'Full' })
    if (path === `${API}/IncomingPhoneNumbers.json`) {
      const number = { voice_url: webhook, capabilities: { sms: true, mms: true, voice: true } }
      return done(200, { incoming_phone_numbers: [number] })
    }
    const form = new URLSearchParams(body.toString('utf8'))
    if (path === `${API}/Calls.json`) {
      const call = query.get('To') === SETTINGS.from ? calls.get(query.get('From') ?? '') : undefined
      return done(200, { calls: call ? [{ sid: call.sid, status: 'in-progress' }] : [] })
    }
    const [, sid] = /\/Calls\/([^/]+)\.json$/.exec(path) ?? []
    if (method === 'POST' && sid !== undefined) return update(sid, form.get('Twiml') ?? '')
    if (method === 'POST' && path === `${API}/Messages.json`) return text(form)
    return failed(404, 20_404, 'The requested resource was not found')
  }

  function update(sid: string, twiml: string): ProviderAnswer {
    const [from] = [...calls].find(([, call]) => call.sid === sid) ?? []
    if (from === undefined) return failed(400, 21_220, 'Call is not in-progress. Cannot redirect.')
    if (twiml.length > LONGEST_TWIML) return failed(400, 21_219, 'Twiml is longer than 4000 characters')
    const words = play(from, twiml)
    taken.push({ to: from, text: words, raw: twiml })
    return done(200, { sid, status: 'in-progress' })
  }

  function text(form: URLSearchParams): ProviderAnswer {
    const [to, words] = [form.get('To') ?? '', form.get('Body') ?? '']
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return failed(400, 21_211, `Invalid 'To' Phone Number: ${to}`)
    if (words === '' || words.length > 1600) return failed(400, 21_617, 'The message body is empty or too long.')
    const sid = `SM${randomUUID().replaceAll('-', '')}`
    taken.push({ to, text: words, raw: Object.fromEntries(form) })
    show(to, words)
    return done(201, { sid, status: 'queued' })
  }

  /** Does what an answer says, as far as it is heard; the words that were said. */
  function play(from: string, twiml: string): string {
    const call = calls.get(from)
    const said = [...twiml.matchAll(/<Say[^>]*>([^<]*)<\/Say>/g)].map(([, words = '']) => plain(words))
    if (call) {
      call.gather = plain(/<Gather[^>]* action="([^"]*)"/.exec(twiml)?.[1] ?? '')
      call.next = plain(/<Redirect[^>]*>([^<]*)</.exec(twiml)?.[1] ?? '')
      if (twiml.includes('<Hangup/>')) calls.delete(from)
    }
    if (said.length > 0) show(from, said.join('\n'))
    return said.join('\n')
  }

  function show(to: string, words: string): void {
    count += 1
    const lines = [...words.matchAll(/^(\d+): (.*?)\.?$/gm)].map(([, , line = '']) => line)
    const pages = words.match(/https?:\/\/\S+/g) ?? []
    const links = pages.map((url) => ({ label: url, url }))
    screenOf(to).push({ ref: String(count), text: words, buttons: lines, links, media: [] })
  }

  function screenOf(person: string): Seen[] {
    const screen = screens.get(person) ?? []
    screens.set(person, screen)
    return screen
  }

  function post(fields: Readonly<Record<string, string>>, query = ''): Promise<Response> {
    const url = webhook + query
    const all = { AccountSid: SETTINGS.accountSid, ApiVersion: '2010-04-01', ...fields }
    return provider.report(signedReport(url, all, SETTINGS.authToken))
  }

  /** A step of somebody's call; their first is that they call. */
  async function step(from: string, fields: Readonly<Record<string, string>>, at: string): Promise<void> {
    const { sid = '' } = calls.get(from) ?? {}
    const query = at.includes('?') ? at.slice(at.indexOf('?')) : ''
    const common = { CallSid: sid, From: from, To: SETTINGS.from, CallStatus: 'in-progress', Direction: 'inbound' }
    const answered = await post({ ...common, ...fields }, query)
    const twiml = await answered.text()
    // What came by the API meanwhile is being said already.
    if (calls.get(from)?.gather === at || at === '' || 'SpeechResult' in fields === false) play(from, twiml)
  }

  async function say(from: string, fields: Readonly<Record<string, string>>): Promise<string> {
    if (!calls.has(from)) {
      calls.set(from, { sid: `CA${randomUUID().replaceAll('-', '')}`, gather: '', next: '' })
      await step(from, {}, '')
    }
    const { sid = '', gather = '' } = calls.get(from) ?? {}
    await step(from, fields, gather)
    return `${sid}.${URL.parse(gather)?.searchParams.get('of') ?? ''}`
  }

  async function write(from: string, what: Written): Promise<string> {
    if (what.type !== 'text') throw new Error(`a call knows no ${what.type}`)
    return say(from, { SpeechResult: what.text, Confidence: '0.93' })
  }

  return {
    kind: 'voice',
    provider,
    settings: { ...SETTINGS, apiBase: provider.url, trusted: 'yes' },
    people: PEOPLE,
    connect: (url) => void (webhook = url),
    write,
    /** The number of a line is pressed, anything else is said. */
    async tap(from, label) {
      const shown = screenOf(from).findLast(({ buttons }) => buttons.includes(label))
      if (!shown) throw new Error(`nothing says ${label}`)
      const number = [...shown.text.matchAll(/^(\d+): (.*?)\.?$/gm)].find(([, , line]) => line === label)?.[1]
      await say(from, number === undefined ? { SpeechResult: label } : { Digits: number })
    },
    seen: screenOf,
    taken,
    async wait(from) {
      await step(from, {}, calls.get(from)?.next ?? '')
    },
    async hangUp(from) {
      const { sid = '' } = calls.get(from) ?? {}
      calls.delete(from)
      await post({ CallSid: sid, From: from, To: SETTINGS.from, CallStatus: 'completed' })
    },
    post,
    close: () => provider.close(),
  }
}

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
