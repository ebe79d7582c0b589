import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createGuard, createHttpClient } from './http-client.ts'
import type { HttpClient, HttpClientOptions, Resolve } from './http-client.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Seen = { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }

/** A server that notes what it was asked and answers as told, one answer after the other, the last one for the rest. */
async function serve(...answers: ((response: ServerResponse, seen: Seen) => void)[]) {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const one = { method: request.method, url: request.url, headers: request.headers, body }
    seen.push(one)
    answers[Math.min(seen.length, answers.length) - 1]?.(response, one)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => void server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { seen, port, url: `http://127.0.0.1:${port}` }
}

function client(options: HttpClientOptions = {}): HttpClient {
  const made = createHttpClient(options)
  closers.push(() => made.close())
  return made
}

const ok = (response: ServerResponse) => response.end('{"ok":true}')
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end()
const trusted = { trusted: true }
const to =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
/** In these tests the server's own address stands for the public internet. */
const mayReach = (address: string) => address === '127.0.0.1'

describe('a call', () => {
  test('brings status, headers and body', async () => {
    const server = await serve((response) => response.writeHead(201, { 'x-one': '1' }).end('{"a":[1]}'))
    const answer = await client().request(`${server.url}/x?y=1`, {
      ...trusted,
      method: 'POST',
      body: 'hello',
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer).toMatchObject({ status: 201, headers: { 'x-one': '1' } })
    expect(answer.json()).toEqual({ a: [1] })
    expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/x?y=1', body: 'hello' })
  })

  test('that is not answered in time fails, also when only the body hangs', async () => {
    const hangs = await serve(() => {})
    const drips = await serve((response) => void response.writeHead(200).write('a'))
    for (const { url } of [hangs, drips]) {
      const call = client().request(`${url}/?token=hush`, { ...trusted, timeoutMs: 60, retries: 0 })
      await expect(call).rejects.toMatchObject({ reason: 'timeout', message: expect.not.stringContaining('hush') })
    }
  })

  test('with an endless body is cut off', async () => {
    const server = await serve((response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
        response.once('drain', pour)
      }
      pour()
    })
    const call = client().request(server.url, { ...trusted, maxBytes: 50_000 })
    await expect(call).rejects.toMatchObject({ reason: 'too_large' })
    expect(server.seen).toHaveLength(1)
  })

  test('ends with its signal', async () => {
    const stop = new AbortController()
    const server = await serve(() => stop.abort(new Error('closing')))
    await expect(client().request(server.url, { ...trusted, signal: stop.signal })).rejects.toThrow('closing')
    expect(server.seen).toHaveLength(1)
  })

  test('to nobody is a network error', async () => {
    await expect(client().request('http://127.0.0.1:1', { ...trusted, retries: 0 })).rejects.toMatchObject({
      reason: 'network',
    })
  })

  test('that is answered with no JSON says so', async () => {
    const server = await serve((response) => response.end('<html>'))
    const answer = await client().request(server.url, trusted)
    expect(() => answer.json()).toThrow('does not answer with JSON')
  })
})

describe('a call is repeated', () => {
  test('when the server is busy, until it succeeds', async () => {
    const server = await serve(status(503), status(429, { 'retry-after': '0' }), ok)
    expect((await client().request(server.url, trusted)).status).toBe(200)
    expect(server.seen).toHaveLength(3)
  })

  test('when the connection breaks', async () => {
    const server = await serve((response) => response.destroy(), ok)
    expect((await client().request(server.url, trusted)).status).toBe(200)
  })

  test('as a POST only with a key, which stays the same', async () => {
    const server = await serve(status(503), status(503), ok)
    expect((await client().request(server.url, { ...trusted, method: 'POST' })).status).toBe(503)
    const call = { ...trusted, method: 'POST', idempotencyKey: 'k1' } as const
    expect((await client().request(server.url, call)).status).toBe(200)
    expect(server.seen.map((one) => one.headers['idempotency-key'])).toEqual([undefined, 'k1', 'k1'])
  })

  test('not on a plain refusal, nor when a long pause is asked for', async () => {
    const refuses = await serve(status(400))
    const later = await serve(status(503, { 'retry-after': '3600' }))
    expect((await client().request(refuses.url, trusted)).status).toBe(400)
    expect((await client().request(later.url, trusted)).status).toBe(503)
    expect([refuses.seen.length, later.seen.length]).toEqual([1, 1])
  })

  test('and at last the busy answer is given back', async () => {
    const server = await serve(status(502))
    expect((await client().request(server.url, { ...trusted, retries: 1 })).status).toBe(502)
    expect(server.seen).toHaveLength(2)
  })
})

describe('an outsider leads us nowhere private', () => {
  test.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
    'http://[::]',
    'http://①②⑦.0.0.1',
  ])('%s', async (base) => {
    const server = await serve(ok)
    await expect(client().request(`${base}:${server.port}/`)).rejects.toMatchObject({ reason: 'refused_address' })
    expect(server.seen).toEqual([])
  })

  test.each(['ftp://a.example', 'file:///etc/passwd', 'http://user:pw@a.example', 'nonsense', '//a.example'])(
    'not by the address %s',
    async (url) => {
      await expect(client().request(url)).rejects.toMatchObject({ reason: 'bad_url' })
    },
  )

  test('not by a name with one private address among public ones', async () => {
    const server = await serve(ok)
    const http = client({ mayReach, resolve: to('127.0.0.1', '10.0.0.1') })
    await expect(http.request(`http://shop.example:${server.port}`)).rejects.toMatchObject({
      reason: 'refused_address',
    })
    await expect(client({ mayReach, resolve: to() }).request('http://none.example')).rejects.toMatchObject({
      reason: 'refused_address',
    })
    expect(server.seen).toEqual([])
  })

  test('not by a name that changes between the check and the connection', async () => {
    const server = await serve((response) => response.setHeader('connection', 'close').end('public'))
    let asked = 0
    const http = client({
      mayReach,
      resolve: async () => {
        asked += 1
        return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
      },
    })
    const url = `http://rebind.example:${server.port}`
    // The address that was checked is the one connected to: one question per connection, and each answer is checked.
    expect((await http.request(url)).text()).toBe('public')
    expect(asked).toBe(1)
    await expect(http.request(url)).rejects.toMatchObject({ reason: 'refused_address' })
    expect(asked).toBe(2)
  })

  test('not by a redirect, which is answered as it is unless it shall be followed', async () => {
    const inside = await serve(ok)
    const outside = await serve(status(302, { location: `http://127.0.0.3:${inside.port}/` }))
    const http = client({ mayReach })
    expect((await http.request(outside.url)).status).toBe(302)
    await expect(http.request(outside.url, { follow: 3 })).rejects.toMatchObject({ reason: 'refused_address' })
    // Nor by one of a host that the operator has named.
    await expect(client().request(outside.url, { ...trusted, follow: 3 })).rejects.toMatchObject({
      reason: 'refused_address',
    })
    expect(inside.seen).toEqual([])
  })

  test('but hosts of SOUK_ALLOW_HOSTS may be reached, by name or name and port', async () => {
    const server = await serve(ok)
    for (const allowed of ['127.0.0.1', `127.0.0.1:${server.port}`]) {
      expect((await client({ allowHosts: [allowed] }).request(server.url)).status).toBe(200)
    }
    await expect(client({ allowHosts: ['127.0.0.1:1'] }).request(server.url)).rejects.toMatchObject({
      reason: 'refused_address',
    })
  })

  test('and a connection made for ourselves is not lent to an outsider', async () => {
    const server = await serve(ok)
    const http = client()
    expect((await http.request(server.url, trusted)).status).toBe(200)
    await expect(http.request(server.url)).rejects.toMatchObject({ reason: 'refused_address' })
  })
})

describe('what does not speak HTTP', () => {
  /** What a socket is told of the host: the addresses, or why not. */
  const found = (options: HttpClientOptions, host: string, byOperator = false) =>
    new Promise((resolve) =>
      createGuard(options)(host, 993, byOperator)(host, { all: true }, (error, addresses) =>
        resolve(error ?? addresses),
      ),
    )

  test('finds public hosts, and private ones where the operator says so', async () => {
    const inside = { resolve: to('127.0.0.1', '10.0.0.1') }
    const refused = { reason: 'refused_address' }
    expect(await found({ resolve: to('192.0.78.9') }, 'imap.example')).toEqual([{ address: '192.0.78.9', family: 4 }])
    expect(await found({ resolve: to('192.0.78.9', '10.0.0.1') }, 'imap.example')).toMatchObject(refused)
    expect(await found(inside, 'imap.example')).toMatchObject(refused)
    expect(await found(inside, 'imap.example', true)).toHaveLength(2)
    expect(await found({ ...inside, allowHosts: ['imap.example:993'] }, 'Imap.example')).toHaveLength(2)
    expect(await found({ ...inside, allowHosts: ['imap.example:143'] }, 'imap.example')).toMatchObject(refused)
    expect(() => createGuard()('127.0.0.1', 993, false)).toThrow('not a public address')
    expect(() => createGuard()('::1', 993, false)).toThrow('not a public address')
  })
})

describe('redirects', () => {
  test('are followed so often as allowed, and secrets do not change hosts', async () => {
    const end = await serve(ok)
    const start = await serve(status(301, { location: '/next' }), status(307, { location: `${end.url}/end` }))
    const headers = { authorization: 'Bearer x', accept: 'image/*' }
    const allowHosts = [`127.0.0.1:${end.port}`]
    const answer = await client({ allowHosts }).request(start.url, { ...trusted, follow: 2, headers })
    expect(answer).toMatchObject({ status: 200, url: `${end.url}/end` })
    expect(start.seen.map((one) => one.headers.authorization)).toEqual(['Bearer x', 'Bearer x'])
    expect(end.seen[0]?.headers).toMatchObject({ accept: 'image/*' })
    expect(end.seen[0]?.headers.authorization).toBeUndefined()
  })

  test('in a circle end', async () => {
    const server = await serve(status(302, { location: '/' }))
    await expect(client().request(server.url, { ...trusted, follow: 3 })).rejects.toMatchObject({
      reason: 'too_many_redirects',
    })
    expect(server.seen).toHaveLength(4)
  })

  test('of a POST are never followed', async () => {
    const server = await serve(status(307, { location: '/' }))
    expect((await client().request(server.url, { ...trusted, method: 'POST', follow: 3 })).status).toBe(307)
  })
})
