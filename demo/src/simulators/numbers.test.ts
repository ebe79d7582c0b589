import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { KINDS, type Kind } from '../phones/kinds.ts'

/** Where the id of what somebody wrote stands in what is reported of it; WeChat's is sealed. */
const IDS: readonly [Kind, RegExp][] = [
  ['whatsapp', /"id":"(wamid\.[^"]+)"/],
  ['messenger', /"mid":"([^"]+)"/],
  ['instagram', /"mid":"([^"]+)"/],
  ['telegram', /"update_id":(\d+)/],
  ['sms', /MessageSid=(\w+)/],
  ['line', /"message":\{[^}]*"id":"(\d+)"/],
  ['viber', /"message_token":(\d+)/],
  ['x', /"event_uuid":"(\d+)"/],
]

/** What the provider calls what somebody writes first. */
async function firstId(kind: Kind, id: RegExp): Promise<string | undefined> {
  const told: string[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(Buffer.from(piece))
    told.push(Buffer.concat(pieces).toString())
    response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response/>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const simulator = await KINDS[kind].open()
  simulator.connect(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  await simulator.write(simulator.people[0], { type: 'text', text: 'Hello' })
  await simulator.close()
  server.close()
  return told.map((body) => id.exec(body)?.[1]).find((found) => found !== undefined)
}

afterEach(() => vi.useRealTimers())

test.each(IDS)(
  '%s goes on counting when it is started anew: nothing is taken for what was written before',
  async (kind, id) => {
    const before = await firstId(kind, id)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5000 })
    const after = await firstId(kind, id)
    expect(before).toBeDefined()
    expect(after).toBeDefined()
    expect(after).not.toBe(before)
  },
)
