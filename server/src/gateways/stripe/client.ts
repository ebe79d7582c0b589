import type Stripe from 'stripe'
import type { HttpClient } from '../../kernel/http-client.ts'
import { type Acted, GatewayError } from '../gateway.ts'
import type { StripeSettings } from './settings.ts'

type Sdk = typeof Stripe

let loading: Promise<Sdk> | undefined

/** The SDK, loaded when a shop first needs it: it takes 0.1 s and 40 MB that a server without Stripe never spends. */
export function loadStripe(): Promise<Sdk> {
  loading ??= import('stripe').then((module) => module.default)
  return loading
}

export type ClientOptions = {
  http: HttpClient
  /** For one attempt. */
  timeoutMs: number
  /** After the first attempt, under the same key. */
  retries: number
}

/** The SDK for one account. It goes out by our own client, so that `apiBase` leads into no private network. */
export async function openStripe(settings: StripeSettings, options: ClientOptions): Promise<Stripe> {
  const { http, timeoutMs, retries } = options
  const Sdk = await loadStripe()
  const base = new URL(settings.apiBase)
  const isPlain = base.protocol === 'http:'
  return new Sdk(settings.secretKey, {
    host: base.hostname,
    port: base.port || (isPlain ? '80' : '443'),
    protocol: isPlain ? 'http' : 'https',
    timeout: timeoutMs,
    maxNetworkRetries: retries,
    telemetry: false,
    httpClient: Sdk.createFetchHttpClient(fetchBy(http, timeoutMs, settings.trusted === 'yes')),
  })
}

/** `fetch` over our own client: the SDK decides what is repeated. */
function fetchBy(http: HttpClient, timeoutMs: number, trusted: boolean): typeof fetch {
  return async (input, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers))
    delete headers['content-length']
    const answer = await http.request(input instanceof Request ? input.url : input, {
      method: init?.method === 'POST' ? 'POST' : init?.method === 'DELETE' ? 'DELETE' : 'GET',
      headers,
      ...(typeof init?.body === 'string' && init.body !== '' ? { body: init.body } : {}),
      ...(init?.signal ? { signal: init.signal } : {}),
      timeoutMs,
      retries: 0,
      trusted,
    })
    const passed = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value ?? '')])
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: passed })
  }
}

/** What Stripe said no to, as one word of its own: a decline, or something that cannot be done to this payment. */
async function refusalOf(error: unknown): Promise<string | undefined> {
  const { errors } = await loadStripe()
  if (error instanceof errors.StripeCardError) return error.decline_code ?? error.code ?? 'card_declined'
  if (error instanceof errors.StripeInvalidRequestError && error.statusCode !== 429)
    return error.code ?? 'invalid_request'
  return undefined
}

/** Without a cause: Stripe's errors carry what was sent and answered, and the log is no place for that. */
async function failureOf(error: unknown): Promise<unknown> {
  const { errors } = await loadStripe()
  if (!(error instanceof errors.StripeError)) return error
  const words = [error.type, error.statusCode, error.code, error.requestId].filter((word) => word !== undefined)
  return new GatewayError(`Stripe did not do it: ${words.join(' ')}`)
}

/** Asks Stripe something. Throws `GatewayError` for whatever it does not answer as wanted. */
export async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw await failureOf(error)
  }
}

/**
 * Asks Stripe to charge something; null for a plain no, that of keys which are no longer valid included: nothing was charged.
 * Throws `GatewayError` where nobody can know.
 */
export async function refusedOr<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    const { errors } = await loadStripe()
    const isShut = error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError
    if (isShut || (await refusalOf(error)) !== undefined) return null
    throw await failureOf(error)
  }
}

/** Asks Stripe to do something. A plain no is an answer; throws `GatewayError` where nobody can know what it did. */
export async function acted(call: () => Promise<Acted>): Promise<Acted> {
  try {
    return await call()
  } catch (error) {
    const reason = await refusalOf(error)
    if (reason !== undefined) return { state: 'refused', reason }
    throw await failureOf(error)
  }
}
