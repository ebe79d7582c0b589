import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createHttpClient } from '../../kernel/http-client.ts'
import { type ChannelBench, channelSuite } from '../channel.suite.ts'
import type { RawRequest } from '../channel.ts'
import { signTest, testChannel } from './channel.ts'

type Sent = { key: string; to: string; messages: { text: string }[] }
type Taken = { to: string; text: string; key: string }

function requestOf(body: Buffer): RawRequest {
  const headers = { 'x-test-signature': signTest('secret', body) }
  return { method: 'POST', url: 'http://127.0.0.1/webhooks/test/1', headers, query: {}, body }
}

async function openBench(): Promise<ChannelBench> {
  const taken = new Map<string, Taken>()
  let answer = 200
  const provider = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += String(chunk)))
    request.on('end', () => {
      const status = request.headers['x-test-signature'] === signTest('secret', body) ? answer : 401
      const { key, to, messages } = JSON.parse(body) as Sent
      if (status === 200) taken.set(key, { to, text: messages.map(({ text }) => text).join(), key })
      response.writeHead(status).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(provider, 'listening')
  const http = createHttpClient({ allowHosts: [] })
  return {
    channel: testChannel(http),
    settings: {
      secret: 'secret',
      trusted: 'yes',
      apiBase: `http://127.0.0.1:${(provider.address() as AddressInfo).port}`,
    },
    request(items) {
      const body = Buffer.from(JSON.stringify({ items }))
      return requestOf(body)
    },
    taken: () => [...taken.values()],
    answer: (status) => void (answer = status),
    async close() {
      await http.close()
      provider.close()
      provider.closeAllConnections()
    },
  }
}

channelSuite('test', 'pushed', openBench)

test('an address that takes no more messages is told apart from one that failed', async () => {
  const bench = await openBench()
  bench.answer?.(410)
  expect(
    await bench.channel.send?.({ address: 'ann', message: { text: 'Hello', buttons: [] }, key: 'k' }, bench.settings),
  ).toMatchObject({
    state: 'stopped',
  })
  await bench.close()
})

test.each([
  '',
  '{',
  'null',
  '{"items":[]}',
  '{"items":[{"id":"","from":"a","text":"x"}]}',
  '{"items":[{"id":"1","from":"a"}]}',
])('%j is refused although it is signed', async (text) => {
  const bench = await openBench()
  const body = Buffer.from(text)
  const request = requestOf(body)
  expect(() => bench.channel.receive?.(request, bench.settings)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^invalid_(json|request)$/) }),
  )
  await bench.close()
})
