import { createHmac, randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { bodyOf, type Json, text } from './json.ts'
import type { ChannelSimulator, Faults, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'
import { numbered } from './sms-screen.ts'
import { eventIn, seenOf, type Sent, wordsIn } from './x-screen.ts'
import { done, percent, problem, refused, resetHeaders } from './x-wire.ts'

const ACCOUNT = '2244994945'
const PEOPLE = ['3001969357', '4337869213', '199566737', '380510', '6253282', '783214'] as const
const KEYS = {
  consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
  consumerSecret: 'x-signs-what-it-brings-with-this',
  accessToken: `${ACCOUNT}-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb`,
  accessTokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
}
const BEARER = 'the-token-of-the-app'
const LARGEST = 5_000_000
const ECHO_MS = 300

type Options = Partial<Faults> & {
  /** The connection shows buttons, by the first API. */
  quickReplies?: boolean
  /** Reports come as the Account Activity API made them. */
  legacy?: boolean
  /** Messages that may be sent until the window is over; as many as one likes else. */
  allowance?: number
}

export type XSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order. */
  taken: readonly Taken[]
  /** Somebody takes no messages of the account, or does so again. */
  block(from: string, blocked: boolean): void
  /** Somebody has read all until now. */
  read(from: string): Promise<void>
  /** The shop’s own people write in X itself. */
  staff(to: string, words: string): Promise<void>
  /** A report as it is, signed. */
  report(body: object): Promise<Response>
  /** Asks the address that is connected whether it is the owner's. */
  question(token: string): Promise<string>
  /** What the account is subscribed to, and whether X has found the address to be the owner's. */
  subscribed: ReadonlySet<string>
}

/** X with people who write to an account: takes messages by both of its APIs, tells of them and of the account's own. */
export async function openX({
  quickReplies,
  legacy,
  allowance = Infinity,
  ...faults
}: Options = {}): Promise<XSimulator> {
  const taken: Taken[] = []
  const screens = new Map<string, Sent[]>(PEOPLE.map((id) => [id, []]))
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  const blocked = new Set<string>()
  const subscribed = new Set<string>()
  const hook = { id: '1146654567674912769', url: '', valid: false }
  let webhook = ''
  let numbers = 2_080_763_914_820_927_000n + BigInt(firstNumber())
  let left = allowance
  const provider = await openProvider(answer, faults)

  function answer(request: ProviderRequest): ProviderAnswer | Promise<ProviderAnswer> {
    const { method, path } = request
    if (path === '/oauth2/token') return tokenFor(request)
    if (path.startsWith('/2/webhooks')) return hooks(request)
    if (!isSigned(request)) return problem(401, 'Unauthorized', 'Unauthorized')
    const file = files.get(path.replace(/^\/dm\//, ''))
    if (file) return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
    if (path === '/2/users/me') return done({ data: { id: ACCOUNT, name: 'Souk', username: 'souk' } })
    if (path === '/2/activity/subscriptions') return subscribe(bodyOf(request))
    if (path === '/2/media/upload') return upload(bodyOf(request))
    if (path === '/1.1/direct_messages/events/new.json') return takeEvent(bodyOf(request))
    const to = /^\/2\/dm_conversations\/with\/(\d{1,19})\/messages$/.exec(path)?.[1]
    if (method === 'POST' && to !== undefined) return takeWords(to, bodyOf(request))
    return problem(404, 'Not Found Error', 'no such endpoint')
  }

  /** OAuth 1.0a, worked out anew from what came. */
  function isSigned({ method, path, query, headers }: ProviderRequest): boolean {
    const header = /^OAuth (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
    const given = Object.fromEntries(
      [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]),
    )
    const { oauth_signature: signature, ...rest } = given
    const pairs = [...query, ...Object.entries(rest)].map(([name, value]) => `${percent(name)}=${percent(value)}`)
    const base = [method, provider.url + path, pairs.toSorted().join('&')].map(percent).join('&')
    const key = [KEYS.consumerSecret, KEYS.accessTokenSecret].map(percent).join('&')
    const isOurs = rest['oauth_consumer_key'] === KEYS.consumerKey && rest['oauth_token'] === KEYS.accessToken
    return isOurs && signature === createHmac('sha1', key).update(base).digest('base64')
  }

  function tokenFor({ headers }: ProviderRequest): ProviderAnswer {
    const basic = Buffer.from(`${KEYS.consumerKey}:${KEYS.consumerSecret}`).toString('base64')
    if (headers.authorization !== `Basic ${basic}`)
      return problem(403, 'Forbidden', 'Unable to verify your credentials')
    return done({ token_type: 'bearer', access_token: BEARER })
  }

  async function hooks(request: ProviderRequest): Promise<ProviderAnswer> {
    const { method, headers } = request
    if (headers.authorization !== `Bearer ${BEARER}`) return problem(401, 'Unauthorized', 'Unauthorized')
    if (method === 'GET') return done({ data: hook.url === '' ? [] : [hook] })
    if (method === 'POST' && hook.url !== '') return problem(400, 'Invalid Request', 'WebhookLimitExceeded')
    if (method === 'POST') hook.url = text(bodyOf(request)['url'])
    hook.valid = await passes(hook.url)
    return hook.valid ? done({ data: hook }) : problem(400, 'Invalid Request', 'CRC validation failed')
  }

  async function passes(url: string): Promise<boolean> {
    const token = `crc-${randomInt(2 ** 31)}`
    const answered = await fetch(`${url}?crc_token=${token}`).catch(() => undefined)
    if (!answered?.ok) return false
    return bodyOf({ body: Buffer.from(await answered.arrayBuffer()) })['response_token'] === signatureOf(token)
  }

  function subscribe({ event_type, webhook_id }: Json): ProviderAnswer {
    if (webhook_id !== hook.id) return problem(400, 'Invalid Request', 'WebhookIdInvalid')
    if (subscribed.has(text(event_type))) return problem(400, 'Invalid Request', 'DuplicateSubscriptionFailed')
    subscribed.add(text(event_type))
    return done({ data: { subscription: { event_type } } })
  }

  function upload({ media, media_category: category }: Json): ProviderAnswer {
    const bytes = Buffer.from(text(media), 'base64')
    if (category !== 'dm_image' && category !== 'dm_gif') return problem(400, 'Invalid Request', 'media_category')
    if (bytes.length === 0 || bytes.length > LARGEST) return problem(400, 'Invalid Request', 'media is too large')
    const id = String(numbers++)
    files.set(id, { bytes, mime: 'image/png' })
    return done({ data: { id, media_key: `3_${id}` } })
  }

  function takeWords(to: string, body: Json): ProviderAnswer {
    const said = wordsIn(body)
    if (typeof said === 'string') return problem(400, 'Invalid Request', said)
    if (blocked.has(to)) return problem(403, 'Forbidden', 'You do not have permission to DM one or more participants.')
    if (spent()) return busy()
    const ref = put(to, said, body)
    return done({ data: { dm_conversation_id: `${ACCOUNT}-${to}`, dm_event_id: ref } })
  }

  function takeEvent(body: Json): ProviderAnswer {
    const read = eventIn(body)
    if (typeof read === 'string') return refused(400, 214, read)
    const { to, said } = read
    if (blocked.has(to)) return refused(403, 349, 'You cannot send messages to this user.')
    if (spent()) return refused(429, 88, 'Rate limit exceeded', resetHeaders())
    return done({ event: { type: 'message_create', id: put(to, said, body) } })
  }

  function spent(): boolean {
    left -= 1
    return left < 0
  }

  function busy(): ProviderAnswer {
    return { ...problem(429, 'Too Many Requests', 'Too Many Requests'), headers: resetHeaders() }
  }

  function put(to: string, said: Omit<Sent, 'ref'>, raw: Json): string {
    const ref = String(numbers++)
    screenOf(to).push({ ref, ...said })
    taken.push({ to, text: said.text, raw })
    if (webhook !== '') echo(to, ref, said.text).catch(() => undefined)
    return ref
  }

  /** X tells of what the account sends, our own messages too, a moment after it has taken them. */
  async function echo(to: string, ref: string, words: string): Promise<void> {
    await sleep(ECHO_MS, undefined, { ref: false })
    await tell('dm.sent', created(ACCOUNT, to, ref, { text: words }))
  }

  function screenOf(id: string): Sent[] {
    const screen = screens.get(id) ?? []
    screens.set(id, screen)
    return screen
  }

  async function tell(kind: string, events: Json): Promise<Response> {
    const person = (id: string) => ({ id, name: `Person ${id}`, username: `person${id}` })
    const users = (shape: (id: string) => object) =>
      Object.fromEntries([ACCOUNT, ...PEOPLE].map((id) => [id, shape(id)]))
    if (legacy) return report({ for_user_id: ACCOUNT, ...events, users: users(person) })
    const payload = { ...events, users: users((id) => ({ data: person(id) })) }
    const data = { event_uuid: String(numbers++), filter: { user_id: ACCOUNT }, event_type: kind, tag: 'shop', payload }
    return report({ data })
  }

  async function report(body: object): Promise<Response> {
    const words = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signatureOf(words) }
    return provider.report({ url: webhook, headers, body: words })
  }

  async function say(from: string, data: Json): Promise<string> {
    const ref = String(numbers++)
    await tell('dm.received', created(from, ACCOUNT, ref, data))
    return ref
  }

  function contentOf(what: Written): Json {
    switch (what.type) {
      case 'text':
        return { text: what.text }
      case 'location': {
        const coordinates = { type: 'Point', coordinates: [what.longitude, what.latitude] }
        const location = { type: 'shared_coordinate', shared_coordinate: { coordinates } }
        return { text: what.label ?? '', attachment: { type: 'location', location } }
      }
      case 'image':
      case 'video':
        return attached(what.type, what.bytes, what.mime, what.caption ?? '')
      default:
        throw new Error(`X knows no ${what.type} in a message`)
    }
  }

  function attached(kind: 'image' | 'video', bytes: Uint8Array, mime: string, caption: string): Json {
    const id = String(numbers++)
    files.set(id, { bytes, mime })
    const [url, address] = [`https://t.co/${id}`, `${provider.url}/dm/${id}`]
    const film = { video_info: { variants: [{ bitrate: 0, content_type: mime, url: address }] } }
    const media = { id, type: kind === 'image' ? 'photo' : 'video', url, media_url_https: address }
    return {
      text: `${caption} ${url}`.trim(),
      entities: { urls: [{ url, expanded_url: 'https://x.com/messages/media/1' }] },
      attachment: { type: 'media', media: kind === 'image' ? media : { ...media, ...film } },
    }
  }

  return {
    kind: 'x',
    provider,
    settings: { ...KEYS, ...(quickReplies ? { quickReplies: 'yes' } : {}), apiBase: provider.url, trusted: 'yes' },
    people: PEOPLE,
    connect: (url) => void (webhook = url),
    write: (from, what) => say(from, contentOf(what)),
    /** Where there is nothing to tap they answer with its number. */
    async tap(from, label, on) {
      const screen = screenOf(from).filter(({ ref }) => on === undefined || ref === on.ref)
      const shown = screen.findLast((sent) => seenOf(sent).buttons.includes(label))
      if (!shown) throw new Error(`nothing shows ${label}`)
      const option = shown.options.filter((one) => one.label === label)[on?.nth ?? 0]
      const reply = option && { quick_reply_response: { type: 'options', metadata: option.metadata } }
      const number = numbered(shown.text).filter(([, line]) => line === label)[on?.nth ?? 0]?.[0]
      await say(from, reply ? { text: label, ...reply } : { text: number ?? label })
    },
    seen: (from) => screenOf(from).map(seenOf),
    taken,
    subscribed,
    block: (from, isBlocked) => void (isBlocked ? blocked.add(from) : blocked.delete(from)),
    async read(from) {
      const last = screenOf(from).at(-1)?.ref ?? '0'
      const event = { created_timestamp: String(Date.now()), sender_id: from, last_read_event_id: last }
      await tell('dm.read', { direct_message_mark_read_events: [{ ...event, target: { recipient_id: ACCOUNT } }] })
    },
    async staff(to, words) {
      const ref = String(numbers++)
      screenOf(to).push({ ref, text: words, options: [], links: [], media: '' })
      await tell('dm.sent', created(ACCOUNT, to, ref, { text: words }))
    },
    report,
    async question(token) {
      const url = `${webhook}?${new URLSearchParams({ crc_token: token })}`
      return (await provider.report({ url, method: 'GET', headers: {}, body: '' })).text()
    },
    close: () => provider.close(),
  }
}

function created(from: string, to: string, id: string, data: Json): Json {
  const message_data = { entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] }, ...data }
  const message_create = { target: { recipient_id: to }, sender_id: from, message_data }
  return {
    direct_message_events: [{ type: 'message_create', id, created_timestamp: String(Date.now()), message_create }],
  }
}

function signatureOf(words: string): string {
  return `sha256=${createHmac('sha256', KEYS.consumerSecret).update(words).digest('base64')}`
}
