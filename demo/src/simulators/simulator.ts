import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How badly a provider behaves. Rates are shares of all requests, 0 to 1; times are milliseconds. */
export type Faults = {
  latencyMs: number
  /** Answered 429 before anything is done. */
  busy: number
  /** Answered 500, half of them after it was done. */
  broken: number
  /** The connection is cut, half of them after it was done. */
  reset: number
  /** Webhooks that come twice, and how far they may overtake each other. */
  duplicate: number
  reorderMs: number
  /** The same seed makes the same misfortunes. */
  seed: number
}

export const CALM: Faults = { latencyMs: 0, busy: 0, broken: 0, reset: 0, duplicate: 0, reorderMs: 0, seed: 1 }

export type ProviderRequest = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Buffer
}

export type ProviderAnswer = { status: number; headers?: Record<string, string>; body?: string | Buffer }

/** What was given to somebody's address: what they would see on their phone. */
export type Taken = { to: string; text: string; key?: string | undefined; raw: unknown }

/** Where a provider's reports go. */
export type Hook = { url: string; method?: string; headers: Record<string, string>; body: string | Buffer }

export type Provider = {
  /** Where it is reached: the connection's `apiBase`. */
  url: string
  faults: Faults
  /** Every request is answered with this status while it is set. */
  status: number | undefined
  /** With these words, where it says any; then a 200 is answered so, too. */
  words: string | undefined
  /** Reports, again and again until it is answered with 2xx, as providers do. Resolves with the answer. */
  report(hook: Hook): Promise<Response>
  close(): Promise<void>
}

/** Where a provider begins to count: what it numbers after it was started anew is none of what it has numbered before. */
export function firstNumber(): number {
  return Date.now()
}

/** What somebody does in a messenger; `ref` is everywhere the provider's id of a message. */
export type Written =
  | { type: 'text'; text: string; replyTo?: string }
  | { type: 'image' | 'file' | 'audio' | 'video'; bytes: Uint8Array; mime: string; name?: string; caption?: string }
  | { type: 'location'; latitude: number; longitude: number; label?: string }
  | { type: 'contact'; name: string; phone: string }
  | { type: 'reaction'; ref: string; emoji: string | null }
  | { type: 'edit'; ref: string; text: string }
  | { type: 'unsend'; ref: string }

/** One message as it stands on somebody's phone. */
export type Seen = {
  ref: string
  text: string
  /** What can be tapped, those of a list and of cards too. */
  buttons: readonly string[]
  links: readonly { label: string; url: string }[]
  media: readonly { type: string; url: string }[]
  /** Cards beside each other under the words over them; what is on them stands above as well. */
  cards?: { lead: string; each: readonly Omit<Seen, 'ref' | 'cards'>[] }
}

/** Which of the things of one label in a message. */
export type Place = { ref: string; nth: number }

/** A provider with the people who write there: tests, the demo market and benches drive each of them alike. */
export type ChannelSimulator = {
  kind: string
  provider: Provider
  /** What a connection with it is made of, `apiBase` included. */
  settings: Readonly<Record<string, string>>
  /** Where its webhooks go from now on. */
  connect(webhookUrl: string): void
  /** People who are known there: what `from` takes, and the address their handle has. */
  people: readonly [string, string, ...string[]]
  /** Somebody writes; resolves with the provider's id of it when the webhook was taken. */
  write(from: string, what: Written): Promise<string>
  /**
   * Taps the newest thing of this label, a list's entry included, or of those in one message the nth from 0; throws when
   * nothing shows it.
   */
  tap(from: string, label: string, on?: Place): Promise<void>
  /** What the shop has sent them, the oldest first. */
  seen(from: string): readonly Seen[]
  close(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Speaks a provider's protocol on a loopback port: `answer` does what the provider would, the faults are general. */
export async function openProvider(
  answer: (request: ProviderRequest) => ProviderAnswer | Promise<ProviderAnswer>,
  given: Partial<Faults> = {},
): Promise<Provider> {
  const closing = new AbortController()
  const random = randomOf(given.seed ?? CALM.seed)
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const provider: Provider = {
    url: `http://127.0.0.1:${port}`,
    faults: { ...CALM, ...given },
    status: undefined,
    words: undefined,
    async report(hook) {
      const { duplicate, reorderMs } = provider.faults
      await sleep(random() * reorderMs)
      if (random() < duplicate) deliver(hook, closing.signal).catch(() => undefined)
      return deliver(hook, closing.signal)
    },
    async close() {
      closing.abort()
      server.close()
      server.closeAllConnections()
    },
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(message)
    const { latencyMs, busy, broken, reset } = provider.faults
    if (latencyMs > 0) await sleep(latencyMs)
    const { status, words } = provider
    if (status !== undefined && (status >= 300 || words !== undefined))
      return end(response, { status, ...(words === undefined ? {} : { body: words }) })
    const [fate, early] = [random(), random() < 0.5]
    if (fate < busy) return end(response, { status: 429, headers: { 'retry-after': '1' } })
    const isCut = fate < busy + reset
    const isBroken = !isCut && fate < busy + reset + broken
    if (isCut && early) return void response.destroy()
    if (isBroken && early) return end(response, { status: 500 })
    const url = new URL(message.url ?? '/', provider.url)
    const { method = 'GET', headers } = message
    const answered = await answer({ method, path: url.pathname, query: url.searchParams, headers, body })
    if (isCut) response.destroy()
    else end(response, isBroken ? { status: 500 } : answered)
  }
  return provider
}

function end(response: ServerResponse, { status, headers, body = '{}' }: ProviderAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function deliver({ url, method = 'POST', headers, body }: Hook, signal: AbortSignal): Promise<Response> {
  const end = Date.now() + PATIENCE_MS
  for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
    const init = { method, headers, signal, ...(method === 'GET' ? {} : { body: new Uint8Array(Buffer.from(body)) }) }
    const answered = await fetch(url, init).catch((error: unknown) => {
      if (signal.aborted || Date.now() > end) throw error
      return undefined
    })
    // What is refused for what it is would be refused again.
    if (answered && (answered.ok || (answered.status >= 400 && answered.status < 429))) return answered
    if (answered && Date.now() > end) return answered
    await sleep(pause, undefined, { signal })
  }
}

/** A small generator of 32 bits (mulberry32): enough to be unlucky with. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
