import { expect, test } from 'vitest'
import { startTestApp } from '../../test/harness/app.ts'
import { countRows, eventually, openTestShop } from '../../test/trade.ts'
import type { Channel } from '../channels/channel.ts'
import { signTest, testChannel } from '../channels/test/channel.ts'

type Sent = { key: string; text: string }

/** A server whose test channel is in our hands, and somebody who writes through it. */
async function openChannel(send: (sent: Sent, attempt: number) => ReturnType<NonNullable<Channel['send']>>) {
  const tries = new Map<string, number>()
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  const channel: Channel = {
    ...real,
    async send({ key, message }) {
      const attempt = (tries.get(key) ?? 0) + 1
      tries.set(key, attempt)
      return send({ key, text: message.text }, attempt)
    },
  }
  const app = await startTestApp({ overrides: { channels: new Map([['test', channel]]) } })
  const { shop, staff } = await openTestShop(app)
  const settings = { secret: 'secret', apiBase: app.url }
  const { id } = await app.operator.call('createConnection', {
    params: { shop: shop.slug },
    body: { kind: 'test', settings },
  })
  async function write(from: string, text: string): Promise<void> {
    const body = JSON.stringify({ items: [{ id: crypto.randomUUID(), from, text }] })
    const headers = { 'x-test-signature': signTest('secret', body) }
    expect((await fetch(`${app.url}/webhooks/test/${id}`, { method: 'POST', body, headers })).status).toBe(200)
  }
  async function threadOf(from: string): Promise<string> {
    let found: string | undefined
    await eventually(`${from} has a thread`, async () => {
      const { rows } = await app.context.database.pool.query<{ id: string }>(
        'select c.id from conversations c join handles h on h.id = c.handle where h.address = $1',
        [from],
      )
      found = rows[0]?.id
      return found !== undefined
    })
    return found ?? ''
  }
  return { app, staff, tries, write, threadOf }
}

test('messages of a thread arrive in their order, also when one has to be tried again, each attempt under the same key', async () => {
  const arrived: Sent[] = []
  const { app, staff, tries, write, threadOf } = await openChannel(async (sent, attempt) => {
    if (sent.text === 'two' && attempt < 3) return { state: 'retry', reason: 'busy', afterMs: 50 }
    arrived.push(sent)
    return { state: 'sent', ref: sent.key }
  })
  await write('ann', 'Hello')
  const conversation = await threadOf('ann')
  await eventually('the concierge has answered', async () => arrived.length > 0)
  const { epoch } = await staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff', name: 'Ben' } })
  for (const text of ['one', 'two', 'three', 'four']) {
    await staff.call('sendStaffMessage', {
      params: { conversation },
      body: { clientId: text, epoch, parts: [{ type: 'text', text }] },
    })
  }
  await eventually('all four have arrived', async () => arrived.at(-1)?.text === 'four')
  expect(arrived.slice(-4).map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four'])
  expect([...tries.values()].filter((count) => count === 3)).toHaveLength(1)
  expect(new Set(arrived.map(({ key }) => key)).size).toBe(arrived.length)
  await eventually('all is known', async () => (await countRows(app, `deliveries where state <> 'sent'`)) === 0)
  await app.close()
})

test('what fails for one address is said in its thread and holds nobody else up', async () => {
  const arrived: string[] = []
  let failing = false
  const { app, staff, write, threadOf } = await openChannel(async ({ key, text }) => {
    if (failing && text === 'lost') return { state: 'failed', reason: 'no such address' }
    arrived.push(text)
    return { state: 'sent', ref: key }
  })
  await write('ann', 'Hello')
  await write('ben', 'Hello')
  const [ann, ben] = [await threadOf('ann'), await threadOf('ben')]
  await eventually('both are answered', async () => arrived.length >= 2)
  failing = true
  for (const [conversation, text] of [
    [ann, 'lost'],
    [ben, 'kept'],
  ] as const) {
    const { epoch } = await staff.call('changeSpeaker', {
      params: { conversation },
      body: { to: 'staff', name: 'Ben' },
    })
    await staff.call('sendStaffMessage', {
      params: { conversation },
      body: { clientId: text, epoch, parts: [{ type: 'text', text }] },
    })
  }
  await eventually('the other one has arrived', async () => arrived.includes('kept'))
  await eventually(
    'the failure is known',
    async () => (await countRows(app, `deliveries where state = 'failed'`)) === 1,
  )
  const { facts } = await staff.facts(ann, 0)
  expect(facts.findLast(({ kind }) => kind === 'message.status')?.data).toMatchObject({
    status: 'failed',
    reason: 'no such address',
  })
  await app.close()
})
