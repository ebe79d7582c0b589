import { METHODS } from '@souk/contract/methods.ts'
import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import { SoukError } from './errors.ts'
import { ROUTES } from './routes.ts'

type Seen = { url: string; init: RequestInit }

function fake(status: number, body: unknown) {
  const seen: Seen[] = []
  const answer: typeof fetch = async (url, init) => {
    seen.push({ url: String(url), init: init ?? {} })
    return new Response(JSON.stringify(body), { status })
  }
  return { seen, fetch: answer }
}

test('the routes are those of the contract', () => {
  const contract = Object.entries(METHODS).map(([name, { method, path }]) => [name, [method, path]])
  expect(ROUTES).toEqual(Object.fromEntries(contract))
})

test('fills the path, the query, the body and the headers', async () => {
  const { seen, fetch } = fake(201, { id: 'l' })
  const souk = createClient({ baseUrl: 'http://souk', token: 't', fetch })
  await souk.call('addLine', {
    params: { shop: 'lumen', cart: 'a/b' },
    body: { offer: '0197c0de-0000-7000-8000-000000000001' },
    idempotencyKey: 'k',
  })
  await souk.facts('c', 12, 500)
  const headers = new Headers(seen[0]?.init.headers)
  expect(seen[0]?.url).toBe('http://souk/api/shops/lumen/carts/a%2Fb/lines')
  expect(seen[0]?.init.method).toBe('POST')
  expect(seen[0]?.init.body).toBe('{"offer":"0197c0de-0000-7000-8000-000000000001"}')
  expect(headers.get('authorization')).toBe('Bearer t')
  expect(headers.get('idempotency-key')).toBe('k')
  expect(seen[1]?.url).toBe('http://souk/api/conversations/c/facts?after=12&wait=500')
})

test('problem details become a SoukError with the code', async () => {
  const problem = { type: 'about:blank', title: 'Sold out', status: 409, code: 'sold_out', detail: 'None left.' }
  const souk = createClient({ baseUrl: '', fetch: fake(409, problem).fetch })
  const error = await souk.shops().catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(SoukError)
  expect(error).toMatchObject({ code: 'sold_out', status: 409, message: 'None left.', problem })
})

test('no answer and a foreign answer have codes of their own', async () => {
  const down: typeof fetch = () => Promise.reject(new TypeError('fetch failed'))
  await expect(createClient({ baseUrl: '', fetch: down }).shops()).rejects.toMatchObject({
    code: 'unreachable',
    status: 0,
  })
  const html: typeof fetch = async () => new Response('<h1>Bad gateway</h1>', { status: 502 })
  await expect(createClient({ baseUrl: '', fetch: html }).shops()).rejects.toMatchObject({
    code: 'unreadable',
    status: 502,
  })
})
