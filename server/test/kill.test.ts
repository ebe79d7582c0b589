import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact } from '@souk/contract/conversation.ts'
import type { Cart, Checkout, Order } from '@souk/contract/order.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signTest } from '../src/channels/test/channel.ts'
import { checkThread, isAnswered, ownOf, randomFrom, threadsOf } from './kept.ts'
import { databasePid, freePort, operatorKeyOf, type ServerProcess, startServer } from './server-process.ts'

/** What is killed, in this order; the pauses between come from the seed. */
const ROUNDS = ['server', 'database', 'server', 'database', 'both', 'server'] as const
const SEED = 20_260_504
const SHOPPERS = 8
const LEAST_MESSAGES = 12
const SHOP = 'kill'
const PRICE = 2500

let folder: string
let port: number
let server: ServerProcess
let operatorKey: string
let product: { offer: string; variant: string }
let provider: Provider
let killing = true

type Request = {
  method?: string
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string>
  raw?: string
}

async function once(
  path: string,
  { method = 'GET', token, body, headers, raw }: Request,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined && raw === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  })
  const text = await response.text()
  return { status: response.status, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
}

let retries = 0

/** Asks until it is answered: while nobody is there, while it is a 5xx, while the first attempt is still under way. */
async function ask<T>(path: string, request: Request = {}): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(40)) {
    try {
      const { status, json } = await once(path, request)
      if (status < 300) return json as T
      const code = (json as { code?: string }).code
      if (status < 500 && code !== 'in_flight')
        throw new Refused(`${request.method ?? 'GET'} ${path}: ${status} ${JSON.stringify(json)}`)
    } catch (error) {
      if (error instanceof Refused) throw error
    }
    retries += 1
  }
  throw new Refused(`${path} was never answered`)
}
class Refused extends Error {}

type Sent = { clientId: string; message: string; seq: number; text: string }
type Shopper = { conversation: string; token: string; sent: Sent[]; cart: string; added: number; orders: string[] }

/** Writes, puts things into the cart and buys, each with keys and tried again until it is answered. */
async function shop(index: number): Promise<Shopper> {
  const post = <T>(path: string, body: unknown, token: string | undefined, key?: string) =>
    ask<T>(path, { method: 'POST', body, token, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) })
  const { conversation, token } = await post<{ conversation: string; token: string }>(
    `/api/shops/${SHOP}/conversations`,
    { locale: 'en' },
    undefined,
    `start-of-shopper-${index}`,
  )
  const cart = await post<Cart>(`/api/shops/${SHOP}/carts`, { lines: [] }, token, `cart-${index}`)
  const shopper: Shopper = { conversation, token, sent: [], cart: cart.id, added: 0, orders: [] }
  for (let count = 0; killing || count < LEAST_MESSAGES; count += 1) {
    const clientId = `${index}-${count}`
    const text =
      ['Hello!', 'What does the song cost?', 'Do you deliver?', 'I need a blue dress'][count % 4] + ` (${clientId})`
    const { message, seq } = await post<{ message: string; seq: number }>(
      `/api/conversations/${conversation}/messages`,
      { clientId, parts: [{ type: 'text', text }] },
      token,
    )
    shopper.sent.push({ clientId, message, seq, text })
    if (count % 3 === 0) {
      await post<Cart>(
        `/api/shops/${SHOP}/carts/${cart.id}/lines`,
        { ...product, quantity: 1 },
        token,
        `line-${clientId}`,
      )
      shopper.added += 1
    }
    if (count % 6 === 2) shopper.orders.push(await buy(clientId, token))
    await sleep(20)
  }
  return shopper

  async function buy(key: string, buyer: string): Promise<string> {
    const at = `/api/shops/${SHOP}/checkouts`
    const { id, token: own = buyer } = await post<Checkout & { token?: string }>(
      at,
      { lines: [{ ...product, quantity: 1 }] },
      undefined,
      `checkout-${key}`,
    )
    await ask(`${at}/${id}`, { method: 'PATCH', token: own, body: { buyer: { email: 'shopper@example.com' } } })
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
      const checkout = await post<Checkout>(`${at}/${id}/complete`, {}, own)
      if (checkout.order !== undefined) return checkout.order
      // Paying twice is once: the page answers the same for a charge that is paid.
      if (checkout.payment)
        await ask(`${new URL(checkout.payment.url).pathname}/pay`, {
          method: 'POST',
          body: { card: '4242424242424242', exp: '12/40', cvc: '123' },
        })
    }
    throw new Error(`checkout ${id} was never completed`)
  }
}

type Provider = { server: Server; url: string; texts: Map<string, string>; attempts: number; clashes: string[] }

/** The provider behind the test channel: it takes our key, as many do, and delivers each once. */
async function startProvider(): Promise<Provider> {
  const texts = new Map<string, string>()
  const state: Provider = { texts, attempts: 0, clashes: [], url: '', server: createServer() }
  state.server.on('request', (request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += String(chunk)))
    request.on('end', () => {
      const { key, to, messages } = JSON.parse(body) as { key: string; to: string; messages: unknown }
      const text = JSON.stringify({ to, messages })
      state.attempts += 1
      if (texts.has(key) && texts.get(key) !== text) state.clashes.push(key)
      texts.set(key, text)
      // Long enough for a kill to come between its taking the message and our hearing of it.
      setTimeout(() => response.end('{}'), 120)
    })
  })
  state.server.listen(0, '127.0.0.1')
  await new Promise((resolve) => state.server.once('listening', resolve))
  state.url = `http://127.0.0.1:${(state.server.address() as AddressInfo).port}`
  return state
}

/** A reply may take several requests: the indexes of those that came, by its delivery. */
function arrived({ texts }: Provider): Map<string, number[]> {
  const requests = new Map<string, number[]>()
  for (const key of texts.keys()) {
    const [delivery = '', index] = key.split('.')
    requests.set(delivery, [...(requests.get(delivery) ?? []), Number(index)])
  }
  return requests
}

/** Somebody who writes through the channel: each webhook is sent again until it is acknowledged. */
async function writeByChannel(connection: string, index: number): Promise<{ id: string; text: string }[]> {
  const acknowledged: { id: string; text: string }[] = []
  for (let count = 0; killing || count < LEAST_MESSAGES; count += 1) {
    const item = { id: `in-${index}-${count}`, from: `sender-${index}`, text: `Hello! (in-${index}-${count})` }
    const raw = JSON.stringify({ items: [item] })
    await ask(`/webhooks/test/${connection}`, {
      method: 'POST',
      raw,
      headers: { 'x-test-signature': signTest('secret', raw) },
    })
    acknowledged.push(item)
    await sleep(150)
  }
  return acknowledged
}

async function kill(what: (typeof ROUNDS)[number]): Promise<void> {
  if (what !== 'server') {
    const pid = await databasePid(folder)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }
  if (what === 'database') return
  server.kill('SIGKILL')
  await server.exited
  server = startServer(folder, { PORT: String(port) })
  await server.ready
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-kill-'))
  port = await freePort()
  provider = await startProvider()
  server = startServer(folder, { PORT: String(port) })
  await server.ready
  operatorKey = await operatorKeyOf(folder)
  await ask('/api/shops', {
    method: 'POST',
    token: operatorKey,
    body: { slug: SHOP, name: 'Kill', currency: 'USD', test: true },
  })
  await ask(`/api/shops/${SHOP}/catalog/import?format=jsonl`, {
    method: 'POST',
    token: operatorKey,
    raw: JSON.stringify({
      id: 'song',
      title: 'Song of the loom',
      price: { amount: PRICE, currency: 'USD' },
      fulfilment: 'digital',
      stock: 1_000_000,
    }),
    headers: { 'content-type': 'application/x-ndjson' },
  })
  const found = await ask<{ products: { id: string; variants: { id: string }[] }[] }>(
    `/api/shops/${SHOP}/search?q=song&raw=1`,
  )
  product = { offer: found.products[0]?.id ?? '', variant: found.products[0]?.variants[0]?.id ?? '' }
}, 120_000)

afterAll(async () => {
  server.kill('SIGTERM')
  await server.exited
  provider.server.close()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function factsOf(conversation: string, token: string): Promise<Fact[]> {
  const facts: Fact[] = []
  for (;;) {
    const page = await ask<{ facts: Fact[]; head: number }>(
      `/api/conversations/${conversation}/facts?after=${facts.length}&limit=500`,
      { token },
    )
    facts.push(...page.facts)
    if (page.facts.length === 0) return facts
  }
}

async function settled(conversation: string, token: string): Promise<Fact[]> {
  for (const end = Date.now() + 45_000; ; await sleep(250)) {
    const facts = await factsOf(conversation, token)
    if (isAnswered(facts) || Date.now() > end) return facts
  }
}

test('kill -9 of the server and of PostgreSQL at random moments under load: nothing lost, nothing double', async () => {
  const { id: connection } = await ask<{ id: string }>(`/api/shops/${SHOP}/connections`, {
    method: 'POST',
    token: operatorKey,
    body: { kind: 'test', settings: { secret: 'secret', apiBase: provider.url } },
  })
  const random = randomFrom(SEED)
  const working = Promise.all(Array.from({ length: SHOPPERS }, (_, index) => shop(index)))
  const writing = Promise.all([0, 1].map((index) => writeByChannel(connection, index)))
  // The killing goes on however the writers fare; their failures are told afterwards.
  working.catch(() => undefined)
  writing.catch(() => undefined)
  const kills = { server: 0, database: 0 }
  for (const what of ROUNDS) {
    await sleep(400 + random() * 1400)
    await kill(what)
    if (what !== 'database') kills.server += 1
    if (what !== 'server') kills.database += 1
  }
  killing = false
  const [shoppers, pushed] = [await working, (await writing).flat()]

  let [messages, turns, added, orders] = [0, 0, 0, 0]
  for (const shopper of shoppers) {
    const facts = await settled(shopper.conversation, shopper.token)
    const counts = checkThread(
      facts,
      shopper.sent.map(({ text }) => text),
    )
    for (const { message, seq, clientId } of shopper.sent) {
      const fact = facts[seq - 1]
      expect(fact?.kind === 'message.created' && [fact.data.message.id, fact.data.message.clientId]).toEqual([
        message,
        clientId,
      ])
    }
    const cart = await ask<Cart>(`/api/shops/${SHOP}/carts/${shopper.cart}`, { token: shopper.token })
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([shopper.added])
    messages += counts.messages
    turns += counts.turns
    added += shopper.added
    orders += shopper.orders.length
  }

  // Orders: one for each checkout, each paid once.
  const numbers = shoppers.flatMap((shopper) => shopper.orders)
  const listed: Order[] = []
  for (;;) {
    const page = await ask<Order[]>(
      `/api/shops/${SHOP}/orders?limit=100${listed.length ? `&before=${listed.at(-1)?.number}` : ''}`,
      { token: operatorKey },
    )
    if (page.length === 0) break
    listed.push(...page)
  }
  expect(listed.map(({ number }) => number).sort()).toEqual([...numbers].sort())
  expect(new Set(listed.map(({ checkout }) => checkout)).size).toBe(listed.length)
  for (const order of listed)
    expect(order).toMatchObject({
      state: 'placed',
      paid: PRICE,
      payments: [{ state: 'captured', refunded: 0, amount: { amount: PRICE } }],
    })
  const { variants } = await ask<{ variants: { left: number }[] }>(`/api/shops/${SHOP}/products/${product.offer}`)
  expect(variants[0]?.left).toBe(1_000_000 - orders)

  await checkLetters(numbers)

  // The channel: what was acknowledged is there once, and what was said arrived once by its key.
  const { facts: threads, replies } = await channelThreads(pushed.length)
  for (const [index, facts] of threads.entries()) {
    const expected = pushed.filter(({ text }) => text.includes(`(in-${index}-`)).map(({ text }) => text)
    checkThread(facts, expected)
  }
  for (const end = Date.now() + 45_000; arrived(provider).size < replies && Date.now() < end; await sleep(250));
  const requests = arrived(provider)
  expect(requests.size).toBe(replies)
  for (const indexes of requests.values())
    expect(indexes.sort((one, two) => one - two)).toEqual(indexes.map((_, index) => index))
  expect(provider.clashes).toEqual([])

  console.log(
    `killed the server ${kills.server} times and the database ${kills.database} times (seed ${SEED}): ${messages} messages in ${turns} turns, ${added} things in carts, ` +
      `${orders} orders, ${pushed.length} messages by channel with ${replies} answers in ${provider.attempts} attempts, ${retries} requests tried again; lost 0, double 0`,
  )
}, 180_000)

/** Each order is confirmed by one letter, with an invoice's number of its own; the numbers have no gap. */
async function checkLetters(numbers: readonly string[]): Promise<void> {
  async function pageOf(path: string): Promise<string> {
    const headers = { authorization: `Bearer ${operatorKey}` }
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text()
  }
  const told: string[] = []
  const places: number[] = []
  for (let last = ''; ;) {
    const list = await pageOf(`/mailbox${last && `?before=${last}`}`)
    const letters = [...list.matchAll(/href="(\/mailbox\/[\da-f-]{36}\/([\da-f-]{36}))"/g)]
    if (letters.length === 0) break
    for (const [, path = '', id = ''] of letters) {
      const letter = await pageOf(path)
      told.push(/Your order (\d+) is confirmed/.exec(letter)?.[1] ?? path)
      places.push(Number(/Invoice number: \d{4}-(\d+)/.exec(letter)?.[1]))
      last = id
    }
  }
  expect(told.toSorted()).toEqual([...numbers].toSorted())
  expect(places.toSorted((one, two) => one - two)).toEqual(numbers.map((_, index) => index + 1))
}

/** The channel's threads as the shop sees them, once all that was pushed has been answered. */
async function channelThreads(expected: number): Promise<{ facts: Fact[][]; replies: number }> {
  for (const end = Date.now() + 60_000; ; await sleep(500)) {
    const threads = await threadsOf(ask, SHOP, operatorKey)
    const own = threads.filter((facts) => ownOf(facts).some(({ data }) => data.message.clientId?.startsWith('test:')))
    const heard = own.flatMap(ownOf).length
    if ((heard < expected || !own.every(isAnswered)) && Date.now() < end) continue
    const order = (facts: Fact[]) => JSON.stringify(facts).match(/\(in-(\d+)-/)?.[1] ?? ''
    own.sort((one, two) => order(one).localeCompare(order(two)))
    const created = own.flat().filter(({ kind }) => kind === 'message.created')
    return { facts: own, replies: created.length - heard }
  }
}
