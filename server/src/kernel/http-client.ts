import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, buildConnector, request } from 'undici'
import type { Dispatcher } from 'undici'
import { isPublicAddress } from './public-address.ts'
import { jitter } from './retry.ts'

export type HttpRequest = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** For one attempt, from the connection to the last byte. */
  timeoutMs?: number
  /** Of the response's body; more is an error. */
  maxBytes?: number
  /** Of what is more, the beginning is enough. */
  cut?: boolean
  /** After the first attempt; only for methods that may be repeated, or with an idempotency key. */
  retries?: number
  /** Sent as Idempotency-Key: the receiver carries it out once, so it may be sent again. */
  idempotencyKey?: string
  /** Redirects to follow at most (GET and HEAD), each checked anew. Without it a redirect is answered as it is. */
  follow?: number
  /** The URL is our own or the operator's, not an outsider's: private addresses are allowed. */
  trusted?: boolean
  signal?: AbortSignal
}

export type HttpResponse = {
  status: number
  /** Where it came from, after redirects. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  text(): string
  /** Throws HttpError `bad_json`. */
  json(): unknown
}

export type HttpReason =
  | 'bad_url'
  | 'refused_address'
  | 'timeout'
  | 'network'
  | 'too_large'
  | 'too_many_redirects'
  | 'bad_json'

/** A call that brought no response. Its message names the host only: paths and queries may hold secrets. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly reason: HttpReason
  constructor(reason: HttpReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

export type HttpClient = {
  request(url: string | URL, options?: HttpRequest): Promise<HttpResponse>
  close(): Promise<void>
}

/** How a socket that speaks something else finds a host which an outsider named; HttpError `refused_address` where it may not. */
export type Guard = (host: string, port: number, trusted: boolean) => LookupFunction

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>

export type HttpClientOptions = {
  /** `name` or `name:port`, in lower case: exempt from the check of addresses (SOUK_ALLOW_HOSTS). */
  allowHosts?: readonly string[]
  resolve?: Resolve
  mayReach?: (address: string) => boolean
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 10_000_000
const RETRIES = 2
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5000
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])
const TRY_AGAIN = new Set([429, 502, 503, 504])
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** What belongs to the host it was meant for. */
const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'idempotency-key', 'proxy-authorization'])

/** Calls to the outside: bounded in time and size, repeated where that is safe, and never led into our own network. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const { allowHosts = [], resolve = resolveAll, mayReach = isPublicAddress } = options
  const open = new Agent({ allowH2: false })
  const guarded = new Agent({ allowH2: false, connect: guardedConnector(resolve, mayReach) })

  async function request(url: string | URL, call: HttpRequest = {}): Promise<HttpResponse> {
    let target = parseUrl(url)
    let headers = call.headers ?? {}
    const method = call.method ?? 'GET'
    for (let hops = 0; ; hops += 1) {
      const exempt = call.trusted || isAllowed(allowHosts, target.hostname, portOf(target))
      const response = await callWithRetries(target, { ...call, headers }, exempt ? open : guarded)
      const next = REDIRECTS.has(response.status) ? response.headers.location : undefined
      if (!call.follow || typeof next !== 'string' || !(method === 'GET' || method === 'HEAD')) return response
      if (hops >= call.follow) throw new HttpError('too_many_redirects', `${target.host} redirects too often`)
      const following = parseUrl(next, target)
      // Who trusts a host does not trust wherever it leads.
      if (following.origin !== target.origin) [headers, call] = [withoutPrivate(headers), { ...call, trusted: false }]
      target = following
    }
  }

  return {
    request,
    close: async () => {
      await Promise.all([open.close(), guarded.close()])
    },
  }
}

/** The same guard for what does not speak HTTP. */
export function createGuard(options: HttpClientOptions = {}): Guard {
  const { allowHosts = [], resolve = resolveAll, mayReach = isPublicAddress } = options
  return (host, port, trusted) => {
    if (trusted || isAllowed(allowHosts, host.toLowerCase(), port)) return lookupWith(resolve, () => true)
    // An address written as such is never looked up.
    if (isIP(host) !== 0 && !mayReach(host)) throw refusal(host)
    return lookupWith(resolve, mayReach)
  }
}

function parseUrl(url: string | URL, base?: URL): URL {
  const parsed = URL.parse(url, base)
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw new HttpError('bad_url', 'the address must be an http or https URL without user and password')
  }
  return parsed
}

function isAllowed(hosts: readonly string[], host: string, port: string | number): boolean {
  return hosts.includes(host) || hosts.includes(`${host}:${port}`)
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

function withoutPrivate(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.has(name.toLowerCase())))
}

async function callWithRetries(url: URL, call: HttpRequest, dispatcher: Dispatcher): Promise<HttpResponse> {
  const repeatable = REPEATABLE.has(call.method ?? 'GET') || call.idempotencyKey !== undefined
  const attempts = repeatable ? 1 + (call.retries ?? RETRIES) : 1
  for (let attempt = 1; ; attempt += 1) {
    let pause = jitter(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, attempt)
    try {
      const response = await callOnce(url, call, dispatcher)
      if (attempt >= attempts || !TRY_AGAIN.has(response.status)) return response
      pause = Math.max(pause, retryAfterMs(response.headers['retry-after']))
      // Somebody who asks for a long pause gets it from the queue that sent this call, not from a waiting promise.
      if (pause > LONGEST_PAUSE_MS) return response
    } catch (error) {
      const passing = error instanceof HttpError && (error.reason === 'network' || error.reason === 'timeout')
      if (attempt >= attempts || !passing || call.signal?.aborted) throw error
    }
    await sleep(pause, undefined, { signal: call.signal })
  }
}

/** Seconds or a date (RFC 9110, 10.2.3) as milliseconds from now. */
function retryAfterMs(value: string | string[] | undefined): number {
  if (typeof value !== 'string') return 0
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(wait) ? 0 : wait
}

async function callOnce(url: URL, call: HttpRequest, dispatcher: Dispatcher): Promise<HttpResponse> {
  const { method = 'GET', body, timeoutMs = TIMEOUT_MS, idempotencyKey } = call
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = call.signal === undefined ? timeout : AbortSignal.any([timeout, call.signal])
  const headers = { ...call.headers, ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }) }
  try {
    const answer = await request(url, { method, headers, body, signal, dispatcher })
    return toResponse(url, answer.statusCode, answer.headers, await readBody(answer.body, call, url))
  } catch (error) {
    if (error instanceof HttpError) throw error
    if (timeout.aborted) throw new HttpError('timeout', `${url.host} did not answer within ${timeoutMs} ms`)
    if (call.signal?.aborted) throw error
    throw new HttpError('network', `${url.host} cannot be reached`, error)
  }
}

async function readBody(body: AsyncIterable<unknown>, call: HttpRequest, url: URL): Promise<Buffer> {
  const { maxBytes = MAX_BYTES, cut = false } = call
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    chunks.push(chunk)
    if (size <= maxBytes) continue
    if (!cut) throw new HttpError('too_large', `${url.host} answers more than ${maxBytes} bytes`)
    break
  }
  return Buffer.concat(chunks, Math.min(size, maxBytes))
}

function toResponse(url: URL, status: number, headers: HttpResponse['headers'], body: Buffer): HttpResponse {
  const text = () => body.toString('utf8')
  return {
    status,
    url: url.href,
    headers,
    body,
    text,
    json() {
      try {
        const value: unknown = JSON.parse(text())
        return value
      } catch {
        throw new HttpError('bad_json', `${url.host} does not answer with JSON`)
      }
    },
  }
}

async function resolveAll(host: string): Promise<{ address: string; family: number }[]> {
  return lookup(host, { all: true })
}

/**
 * Checks the very addresses the socket then connects to, at the moment it does: a name that resolves differently a
 * moment later (DNS rebinding) gains nothing. One forbidden address among several refuses the name.
 */
function lookupWith(resolve: Resolve, mayReach: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses
        const refused = first === undefined || addresses.some(({ address }) => !mayReach(address))
        if (refused) callback(refusal(host), '')
        else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ''),
    )
  }
}

function guardedConnector(resolve: Resolve, mayReach: (address: string) => boolean): buildConnector.connector {
  const connect = buildConnector({ allowH2: false, lookup: lookupWith(resolve, mayReach) })
  return (target, callback) => {
    // An address written as such is never looked up.
    const literal = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(literal) !== 0 && !mayReach(literal)) callback(refusal(literal), null)
    else connect(target, callback)
  }
}

function refusal(host: string): HttpError {
  return new HttpError('refused_address', `${host} is not a public address`)
}
