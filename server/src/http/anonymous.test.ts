import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'

let believing: TestApp
let plain: TestApp
let slug: string
beforeAll(async () => {
  believing = await startTestApp({ env: { SOUK_RATE_LIMIT: 'on', SOUK_PROXIES: 'loopback' } })
  plain = await startTestApp({ env: { SOUK_RATE_LIMIT: 'on' }, log: 'silent' })
  slug = (await believing.createShop()).slug
})
afterAll(async () => {
  await believing.close()
  await plain.close()
})

/** Statuses of so many calls without a token that a proxy passes on for this address. */
async function call(app: TestApp, from: string, times: number): Promise<Set<number>> {
  const statuses = new Set<number>()
  for (let done = 0; done < times; done += 50) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => fetch(`${app.url}/api/shops`, { headers: { 'x-forwarded-for': from } })),
    )
    for (const answer of answers) {
      statuses.add(answer.status)
      await answer.arrayBuffer()
    }
  }
  return statuses
}

test('behind a proxy that is believed each caller has a rate limit of their own', async () => {
  expect(await call(believing, '203.0.113.1', 450)).toContain(429)
  expect(await call(believing, '203.0.113.2', 50)).toEqual(new Set([200]))
  // What a caller says of itself before the proxy added the truth counts for nothing.
  expect(await call(believing, '198.51.100.7, 203.0.113.1', 50)).toEqual(new Set([429]))
})

test('all addresses of one IPv6 network are one caller', async () => {
  for (let n = 0; n < 8; n += 1) await call(believing, `2001:db8:0:7::${n}`, 50)
  expect(await call(believing, '2001:db8::7:ffff:0:0:1', 50)).toEqual(new Set([429]))
  expect(await call(believing, '2001:db8:0:8::1', 50)).toEqual(new Set([200]))
})

test('a proxy that nobody named is not believed', async () => {
  expect(await call(plain, '203.0.113.1', 450)).toContain(429)
  expect(await call(plain, '203.0.113.2', 50)).toEqual(new Set([429]))
})

async function open(key: string, from = '203.0.113.50'): Promise<Response> {
  return fetch(`${believing.url}/api/shops/${slug}/conversations`, {
    method: 'POST',
    headers: { 'idempotency-key': key, 'content-type': 'application/json', 'x-forwarded-for': from },
    body: '{}',
  })
}

test('the same key from another address is another caller’s', async () => {
  const [mine, theirs] = [await open('order-1'), await open('order-1', '203.0.113.51')]
  expect([mine.status, theirs.status]).toEqual([201, 201])
  expect(await theirs.json()).not.toMatchObject({ token: ((await mine.json()) as { token: string }).token })
})

test('who brings a key that nobody guesses has the same answer again', async () => {
  const key = randomUUID()
  const [first, again] = [await open(key), await open(key)]
  expect(first.status).toBe(201)
  expect(await again.json()).toEqual(await first.json())
  const other = await open(randomUUID())
  expect(await other.json()).not.toMatchObject({ token: ((await (await open(key)).json()) as { token: string }).token })
})

test('each token has a rate limit of its own, and the operator none', async () => {
  const [busy, calm] = [await believing.talk(slug), await believing.talk(slug)]
  async function statuses(token: string, path: string, times: number): Promise<Set<number>> {
    const headers = { authorization: `Bearer ${token}` }
    const answers = await Promise.all(Array.from({ length: times }, () => fetch(believing.url + path, { headers })))
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
    return new Set(answers.map(({ status }) => status))
  }
  expect(await statuses(busy.token, `/api/conversations/${busy.conversation}`, 230)).toEqual(new Set([200, 429]))
  expect(await statuses(calm.token, `/api/conversations/${calm.conversation}`, 20)).toEqual(new Set([200]))
  expect(await statuses(believing.operatorKey, '/api/shops', 250)).toEqual(new Set([200]))
})
