import type { MethodName, Methods } from '@souk/contract/methods.ts'
import type { input, output, ZodType } from 'zod'
import { errorOf, SoukError } from './errors.ts'
import { ROUTES } from './routes.ts'

type Input<T> = T extends ZodType ? input<T> : never
type Slot<N extends MethodName, K extends string> = K extends keyof Methods[N] ? Input<Methods[N][K]> : undefined
/** A slot that the method lacks may be left out; one whose every field is optional too. */
type Given<K extends string, V> = undefined extends V
  ? { [P in K]?: V }
  : Record<never, never> extends V
    ? { [P in K]?: V }
    : { [P in K]: V }

/** What `call` takes for a method: the contract's `params`, `query` and `body`, and a key that makes a retry safe. */
export type CallOptions<N extends MethodName> = Given<'params', Slot<N, 'params'>> &
  Given<'query', Slot<N, 'query'>> &
  Given<'body', Slot<N, 'body'>> & { idempotencyKey?: string; signal?: AbortSignal }
/** What a method answers. */
export type Answer<N extends MethodName> = output<Methods[N]['response']>

export type ClientOptions = {
  /** Where Souk is, without a slash at the end: `https://shop.example`. '' is the page's own origin. */
  baseUrl: string
  token?: string
  /** Sent with each call: `{'souk-shop': slug}` says which shop staff who are signed in act for. */
  headers?: Readonly<Record<string, string>>
  fetch?: typeof fetch
}
export type Client = ReturnType<typeof createClient>

export type Raw = { params?: object; query?: object; body?: unknown; idempotencyKey?: string; signal?: AbortSignal }

/** One call, as it is answered. Throws a `SoukError` for everything but 2xx. */
export async function request(options: ClientOptions, name: MethodName, raw: Raw): Promise<Response> {
  const [method, path] = ROUTES[name]
  const send = options.fetch ?? fetch
  const response = await send(options.baseUrl + fill(path, raw.params) + search(raw.query), {
    method,
    headers: headers(raw, options),
    body: raw.body === undefined ? null : JSON.stringify(raw.body),
    signal: raw.signal ?? null,
  }).catch((cause: unknown) => {
    if (raw.signal?.aborted) throw cause
    throw new SoukError('unreachable', 0, String(cause))
  })
  if (!response.ok) throw await errorOf(response)
  return response
}

/**
 * A typed client of the HTTP API, for browsers and Node.
 *
 * `call(name, { params, query, body, idempotencyKey })` throws a `SoukError` for everything but 2xx.
 *
 * @example
 * const souk = createClient({ baseUrl: 'http://127.0.0.1:4000' })
 * const { products } = await souk.call('search', { params: { shop: 'lumen' }, query: { q: 'prom dress under $200' } })
 */
export function createClient(options: ClientOptions) {
  async function call<N extends MethodName>(name: N, raw: CallOptions<N> & Raw): Promise<Answer<N>> {
    return (await request(options, name, raw)).json()
  }

  return {
    call,
    /** What it was made with. */
    options,
    /** The same client with a thread's or cart's token, or an API key. */
    with: (token: string) => createClient({ ...options, token }),
    shops: () => call('listShops', {}),
    shop: (shop: string) => call('getShop', { params: { shop } }),
    startConversation: (shop: string, locale?: string) =>
      call('startConversation', {
        params: { shop },
        body: { locale, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        idempotencyKey: crypto.randomUUID(),
      }),
    conversation: (conversation: string) => call('getConversation', { params: { conversation } }),
    say: (conversation: string, text: string, clientId: string = crypto.randomUUID()) =>
      call('sendMessage', { params: { conversation }, body: { clientId, parts: [{ type: 'text', text }] } }),
    facts: (conversation: string, after: number, wait = 0, signal?: AbortSignal) =>
      call('getFacts', { params: { conversation }, query: { after, wait }, ...(signal && { signal }) }),
    checkout: (shop: string, checkout: string) => call('getCheckout', { params: { shop, checkout } }),
    order: (shop: string, number: string) => call('getOrder', { params: { shop, number } }),
  }
}

function fill(path: string, params: object = {}): string {
  const values = new Map(Object.entries(params))
  return path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(String(values.get(name) ?? '')))
}

function search(query: object = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
}

function headers({ body, idempotencyKey }: Raw, { token, headers: own }: ClientOptions): Headers {
  const all = new Headers({ accept: 'application/json', ...own })
  if (body !== undefined) all.set('content-type', 'application/json')
  if (token) all.set('authorization', `Bearer ${token}`)
  if (idempotencyKey) all.set('idempotency-key', idempotencyKey)
  return all
}
