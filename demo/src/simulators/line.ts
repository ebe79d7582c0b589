import { createHmac, randomUUID } from 'node:crypto'
import { bodyOf, type Json, list, text } from './json.ts'
import { complaintsOf, seenOf, tapsOf, textOf } from './line-screen.ts'
import type { ChannelSimulator, Faults, Place, ProviderAnswer, ProviderRequest, Taken, Written } from './simulator.ts'
import { firstNumber, openProvider } from './simulator.ts'

const BOT = `U${'b07'.padEnd(32, '0')}`
const PEOPLE = ['1', '2', '3', '4', '5', '6'].map((digit) => `U${digit.repeat(32)}`)
const TOKEN = 'line-channel-access-token'
const SECRET = 'line-channel-secret'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** An invented month of a small plan. */
const QUOTA = 100_000

type Sent = { ref: string; message: Json }

export type LineSimulator = ChannelSimulator & {
  /** Everything that was taken, in its order; `key` is the retry key. */
  taken: readonly Taken[]
  /** Blocks the account, or lets it write again. */
  block(from: string, blocked: boolean): Promise<void>
  /** An event as LINE writes it: for kinds that `write` does not know. */
  event(from: string, event: Json): Promise<void>
  /** A report of these events, and what it is signed with. */
  reportOf(events: readonly Json[]): { body: string; headers: Record<string, string> }
  /** What an event of somebody's has around it. */
  around(from: string): Json
  /** So many of this month's messages are sent. */
  use(count: number): void
  /** Whether the account's webhook is switched on. */
  active(isActive: boolean): void
}

/** LINE's Messaging API for one official account, with people who are its friends. */
export async function openLine(faults: Partial<Faults> = {}): Promise<LineSimulator> {
  const taken: Taken[] = []
  const screens = new Map<string, Sent[]>(PEOPLE.map((person) => [person, []]))
  const accepted = new Map<string, { request: string; refs: string[] }>()
  const files = new Map<string, { bytes: Uint8Array; mime: string }>()
  const blocked = new Set<string>()
  const webhook = { endpoint: '', active: true }
  let used = 0
  let numbers = 500_000_000_000_000 + firstNumber()
  const provider = await openProvider(answer, faults)
  const newId = () => String((numbers += 1))

  function answer(request: ProviderRequest): ProviderAnswer | Promise<ProviderAnswer> {
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return failed(
        401,
        'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
      )
    const path = request.path.replace('/v2/bot/', '')
    const body = bodyOf(request)
    const content = /^message\/([^/]+)\/content$/.exec(path)?.[1]
    if (content !== undefined) return contentAt(content)
    if (path === 'info')
      return done({ userId: BOT, basicId: '@souk', displayName: 'Souk', chatMode: 'bot', markAsReadMode: 'auto' })
    if (path === 'message/push') return take(body, String(request.headers['x-line-retry-key'] ?? ''))
    if (path === 'message/quota') return done({ type: 'limited', value: QUOTA })
    if (path === 'message/quota/consumption') return done({ totalUsage: used })
    if (path === 'channel/webhook/test') return tried(text(body['endpoint']))
    if (path !== 'channel/webhook/endpoint') return failed(404, 'Not found')
    if (request.method === 'PUT') webhook.endpoint = text(body['endpoint'])
    return done(request.method === 'PUT' ? {} : webhook)
  }

  function contentAt(id: string): ProviderAnswer {
    const file = files.get(id)
    if (!file) return failed(404, 'Not found')
    return { status: 200, headers: { 'content-type': file.mime }, body: Buffer.from(file.bytes) }
  }

  async function tried(endpoint: string): Promise<ProviderAnswer> {
    const { body, headers } = reportOf([])
    const response = await fetch(endpoint, { method: 'POST', headers, body }).catch(() => undefined)
    const statusCode = response?.status ?? 0
    const reason = response ? (response.ok ? 'OK' : 'ERROR_STATUS_CODE') : 'COULD_NOT_CONNECT'
    return done({
      success: response?.ok ?? false,
      timestamp: new Date().toISOString(),
      statusCode,
      reason,
      detail: String(statusCode),
    })
  }

  function take(push: Json, key: string): ProviderAnswer {
    const before = accepted.get(key)
    if (before)
      return {
        status: 409,
        headers: { 'x-line-accepted-request-id': before.request },
        body: JSON.stringify({
          message: 'The retry key is already accepted',
          sentMessages: before.refs.map((id) => ({ id })),
        }),
      }
    if (key !== '' && !UUID.test(key)) return failed(400, 'Invalid retry key')
    if (used >= QUOTA) return failed(429, 'You have reached your monthly limit.')
    const wrong = complaintsOf(push)
    if (wrong.length > 0) return failed(400, `The request body has ${wrong.length} error(s)`, wrong)
    const to = text(push['to'])
    const screen = screens.get(to)
    if (!screen) return failed(400, 'Failed to send messages')
    const sent = list(push['messages']).map((message) => ({ ref: newId(), message }))
    used += 1
    // Whoever has blocked the account is not shown it, and LINE does not say so.
    if (!blocked.has(to)) screen.push(...sent)
    const words = sent.map(({ message }) => textOf(message)).join('\n')
    taken.push({ to, text: words, ...(key === '' ? {} : { key }), raw: push })
    const refs = sent.map(({ ref }) => ref)
    accepted.set(key, { request: randomUUID(), refs })
    return done({ sentMessages: refs.map((id) => ({ id })) })
  }

  function reportOf(events: readonly Json[]): { body: string; headers: Record<string, string> } {
    const body = JSON.stringify({ destination: BOT, events })
    const signature = createHmac('sha256', SECRET).update(body).digest('base64')
    return { body, headers: { 'content-type': 'application/json', 'x-line-signature': signature } }
  }

  function around(from: string): Json {
    return {
      mode: 'active',
      timestamp: Date.now(),
      source: { type: 'user', userId: from },
      webhookEventId: randomUUID(),
      deliveryContext: { isRedelivery: false },
    }
  }

  /** Whoever writes is known from then on. */
  async function event(from: string, what: Json): Promise<void> {
    if (!screens.has(from)) screens.set(from, [])
    const { body, headers } = reportOf([{ ...around(from), ...what }])
    await provider.report({ url: webhook.endpoint, headers, body })
  }

  async function say(from: string, message: Json, id = newId()): Promise<string> {
    await event(from, { type: 'message', replyToken: randomUUID(), message: { id, ...message } })
    return id
  }

  async function write(from: string, what: Written): Promise<string> {
    switch (what.type) {
      case 'text': {
        const { replyTo: quotedMessageId } = what
        return say(from, {
          type: 'text',
          text: what.text,
          quoteToken: 'q',
          ...(quotedMessageId ? { quotedMessageId } : {}),
        })
      }
      case 'contact':
        return say(from, { type: 'text', text: `${what.name} ${what.phone}`, quoteToken: 'q' })
      case 'location': {
        const { latitude, longitude, label } = what
        return say(from, { type: 'location', latitude, longitude, ...(label ? { title: label, address: label } : {}) })
      }
      case 'unsend':
        await event(from, { type: 'unsend', unsend: { messageId: what.ref } })
        return what.ref
      case 'reaction':
      case 'edit':
        throw new Error(`LINE tells no account of a ${what.type}`)
      default:
        return sendFile(from, what)
    }
  }

  /** A caption is a message of its own. */
  async function sendFile(from: string, { type, bytes, mime, name, caption }: Extract<Written, { bytes: Uint8Array }>) {
    const id = newId()
    files.set(id, { bytes, mime })
    const file =
      type === 'file' ? { fileName: name ?? 'file', fileSize: bytes.length } : { contentProvider: { type: 'line' } }
    await say(from, { type, ...file, quoteToken: 'q' }, id)
    return caption ? say(from, { type: 'text', text: caption, quoteToken: 'q' }) : id
  }

  async function tap(from: string, label: string, on?: Place): Promise<void> {
    const screen = (screens.get(from) ?? []).map((sent, index, all) => ({ ...sent, isLast: index === all.length - 1 }))
    const asked = screen.filter(({ ref }) => on === undefined || ref === on.ref).toReversed()
    const taps = asked.flatMap(({ message, isLast }) => tapsOf(message, isLast)).filter((each) => each.label === label)
    const found = taps[on?.nth ?? 0]
    if (!found) throw new Error(`nothing shows “${label}”`)
    await event(from, { type: 'postback', replyToken: randomUUID(), postback: { data: found.data } })
  }

  return {
    kind: 'line',
    provider,
    settings: { channelAccessToken: TOKEN, channelSecret: SECRET, apiBase: provider.url, trusted: 'yes' },
    people: [PEOPLE[0] ?? '', PEOPLE[1] ?? '', ...PEOPLE.slice(2)],
    connect: (url) => void (webhook.endpoint = url),
    write,
    tap,
    seen: (from) =>
      (screens.get(from) ?? []).map(({ ref, message }, index, all) => seenOf(ref, message, index === all.length - 1)),
    taken,
    async block(from, isBlocked) {
      if (isBlocked) blocked.add(from)
      else blocked.delete(from)
      const follow = { type: 'follow', replyToken: randomUUID(), follow: { isUnblocked: true } }
      await event(from, isBlocked ? { type: 'unfollow' } : follow)
    },
    event,
    reportOf,
    around,
    use: (count) => void (used = count),
    active: (isActive) => void (webhook.active = isActive),
    close: () => provider.close(),
  }
}

function done(result: unknown): ProviderAnswer {
  return { status: 200, headers: { 'x-line-request-id': randomUUID() }, body: JSON.stringify(result) }
}

function failed(status: number, message: string, details?: readonly unknown[]): ProviderAnswer {
  return { status, body: JSON.stringify({ message, ...(details ? { details } : {}) }) }
}
