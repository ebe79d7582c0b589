import { createHmac } from 'node:crypto'
import { bodyOf, type Json, text } from './json.ts'
import type { ChannelSimulator, Faults, Place, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'
import { complaintOf, seenOf, tapsOf, textOf } from './viber-screen.ts'

const TOKEN = '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9'
const PEOPLE = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `${letter.repeat(21)}+w==`)
/** Of a phone of today. */
const API = 10
const FIRST_TOKEN = 4_912_661_846_655_238_144n

type Sent = { ref: string; message: Json }

export type ViberSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** Opens the chat, by a link with a word where there is one; resolves with what the bot answers at once. */
  open(from: string, subscribed: boolean, context?: string): Promise<Json>
  /** Wants to hear no more, or again. */
  subscribe(from: string, isSubscribed: boolean): Promise<void>
  /** Their phone shows no more than this version of the API. */
  grow(from: string, api: number): void
  /** An event as Viber writes it, and what it is signed with. */
  reportOf(event: Json): { body: string; headers: Record<string, string> }
}

/** Viber's bots API for one bot, with people who have written to it. */
export async function openViber(faults: Partial<Faults> = {}): Promise<ViberSimulator> {
  const taken: Taken[] = []
  const screens = new Map<string, Sent[]>(PEOPLE.map((person) => [person, []]))
  const subscribed = new Set<string>(PEOPLE)
  const apis = new Map<string, number>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  let hook = ''
  let tokens = FIRST_TOKEN + BigInt(firstNumber())
  const tracked = new Map<string, string>()
  const provider = await openProvider(answer, faults)
  const newToken = () => String((tokens += 1n))

  function answer(request: ProviderRequest): ProviderAnswer | Promise<ProviderAnswer> {
    const [, area, method = ''] = request.path.split('/')
    if (area === 'files') return fileAt(method)
    if (request.headers['x-viber-auth-token'] !== TOKEN) return failed(2, 'invalidAuthToken')
    const body = bodyOf(request)
    if (method === 'get_account_info') return done({ id: 'pa:1', name: 'Souk', uri: 'souk', webhook: hook })
    if (method === 'set_webhook') return setWebhook(text(body['url']))
    return method === 'send_message' ? take(body) : { status: 404 }
  }

  function fileAt(id: string): ProviderAnswer {
    const file = files.get(id)
    if (!file) return { status: 403 }
    return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
  }

  /** The address is tried at once. */
  async function setWebhook(url: string): Promise<ProviderAnswer> {
    const { headers, body } = reportOf({ event: 'webhook' })
    const tried = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined)
    if (tried?.status !== 200) return failed(1, 'invalidUrl')
    hook = url
    return done({ event_types: ['delivered', 'seen', 'failed', 'conversation_started'] })
  }

  function take(message: Json): ProviderAnswer {
    const to = text(message['receiver'])
    const screen = screens.get(to)
    if (!screen) return failed(5, 'receiverNotRegistered')
    if (!subscribed.has(to)) return failed(6, 'receiverNotSubscribed')
    const wrong = complaintOf(message)
    if (wrong !== undefined) return failed(3, `badData: ${wrong}`)
    if (Number(message['min_api_version'] ?? 1) > (apis.get(to) ?? API)) return failed(13, 'apiVersionNotSupported')
    const ref = newToken()
    screen.push({ ref, message })
    taken.push({ to, text: textOf(message), raw: message })
    follow(to, ref).catch(() => undefined)
    return done({ message_token: ref, chat_hostname: 'SN-CHAT-01_', billing_status: 1 })
  }

  async function follow(to: string, token: string): Promise<void> {
    await tell({ event: 'delivered', message_token: token, user_id: to })
    await tell({ event: 'seen', message_token: token, user_id: to })
  }

  function reportOf(event: Json): { body: string; headers: Record<string, string> } {
    const body = written({ timestamp: Date.now(), message_token: newToken(), chat_hostname: 'SN-CHAT-01_', ...event })
    const signature = createHmac('sha256', TOKEN).update(body).digest('hex')
    return { body, headers: { 'content-type': 'application/json', 'x-viber-content-signature': signature } }
  }

  async function tell(event: Json): Promise<Response | undefined> {
    return hook === '' ? undefined : provider.report({ url: hook, ...reportOf(event) })
  }

  /** Whoever writes has subscribed by that. */
  async function say(from: string, message: Json): Promise<string> {
    if (!screens.has(from)) {
      screens.set(from, [])
      await subscribe(from, true)
    }
    const token = newToken()
    // What the welcome carried comes back with the first answer to it.
    const tracking_data = tracked.get(from)
    tracked.delete(from)
    const carried = tracking_data === undefined ? message : { ...message, tracking_data }
    await tell({ event: 'message', message_token: token, sender: person(from), message: carried })
    return token
  }

  async function subscribe(from: string, isSubscribed: boolean): Promise<void> {
    if (isSubscribed) subscribed.add(from)
    else subscribed.delete(from)
    await tell(isSubscribed ? { event: 'subscribed', user: person(from) } : { event: 'unsubscribed', user_id: from })
  }

  async function write(from: string, what: Written): Promise<string> {
    switch (what.type) {
      case 'text':
        return say(from, { type: 'text', text: what.text })
      case 'location': {
        const { latitude: lat, longitude: lon, label: address } = what
        return say(from, { type: 'location', location: { lat, lon, ...(address ? { address } : {}) } })
      }
      case 'contact':
        return say(from, { type: 'contact', contact: { name: what.name, phone_number: what.phone } })
      case 'reaction':
      case 'edit':
      case 'unsend':
        throw new Error(`Viber tells no bot of a ${what.type}`)
      default: {
        const id = String(files.size + 1)
        files.set(id, { bytes: what.bytes, mime: what.mime })
        const media = `${provider.url}/files/${id}`
        const caption = what.caption ? { text: what.caption } : {}
        if (what.type === 'image') return say(from, { type: 'picture', media, ...caption })
        if (what.type === 'video') return say(from, { type: 'video', media, ...caption })
        return say(from, { type: 'file', media, file_name: what.name ?? 'file', size: what.bytes.length })
      }
    }
  }

  async function tap(from: string, label: string, on?: Place): Promise<void> {
    const screen = (screens.get(from) ?? []).map((sent, index, all) => ({ ...sent, isLast: index === all.length - 1 }))
    const asked = screen.filter(({ ref }) => on === undefined || ref === on.ref).toReversed()
    const taps = asked.flatMap(({ message, isLast }) => tapsOf(message, isLast))
    // A hint stands behind a label.
    const named = taps.filter((each) => each.label === label || each.label.split(' · ')[0] === label)
    const found = named[on?.nth ?? 0]
    if (!found) throw new Error(`nothing shows “${label}”`)
    await say(from, { type: 'text', text: found.body })
  }

  return {
    kind: 'viber',
    provider,
    settings: { authToken: TOKEN, apiBase: provider.url, trusted: 'yes' },
    people: [PEOPLE[0] ?? '', PEOPLE[1] ?? '', ...PEOPLE.slice(2)],
    connect: (url) => void (hook = url),
    write,
    tap,
    seen: (from) =>
      (screens.get(from) ?? []).map(({ ref, message }, index, all) => seenOf(ref, message, index === all.length - 1)),
    taken,
    async open(from, isSubscribed, context) {
      const more = context === undefined ? {} : { context }
      const event = {
        event: 'conversation_started',
        type: 'open',
        user: person(from),
        subscribed: isSubscribed,
        ...more,
      }
      const answered = await tell(event)
      const welcome = answered ? bodyOf({ body: Buffer.from(await answered.arrayBuffer()) }) : {}
      if (typeof welcome['tracking_data'] === 'string') tracked.set(from, welcome['tracking_data'])
      return welcome
    },
    subscribe,
    grow: (from, api) => void apis.set(from, api),
    reportOf,
    close: () => provider.close(),
  }
}

/** The ids of messages are numbers too long for a parser of JSON. */
function written(value: Json): string {
  return JSON.stringify(value).replace(/"message_token":"(\d+)"/, '"message_token":$1')
}

function person(id: string): Json {
  return { id, name: id.startsWith('A') ? 'Ann' : 'Ben', country: 'GE', language: 'en', api_version: API }
}

function done(result: Json): ProviderAnswer {
  return { status: 200, body: written({ status: 0, status_message: 'ok', ...result }) }
}

function failed(status: number, words: string): ProviderAnswer {
  return { status: 200, body: JSON.stringify({ status, status_message: words }) }
}
