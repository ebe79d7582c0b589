import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { countRows, eventually, openTestShop } from '../../test/trade.ts'
import { testChannel } from '../channels/test/channel.ts'
import { openTestThread } from '../../test/store.ts'
import { say } from '../conversations/say.ts'

let app: TestApp
afterEach(() => app.close())

type Send = (sent: { address: string; text: string }) => Promise<void>

async function start(send: Send): Promise<string> {
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  const channel: typeof real = {
    ...real,
    limits: { ...real.limits, windowMs: null },
    async send({ address, message, key }) {
      await send({ address, text: message.text })
      return { state: 'sent', ref: key }
    },
  }
  app = await startTestApp({ overrides: { channels: new Map([['test', channel]]) } })
  return (await openTestShop(app)).shop.slug
}

/** A connection of the shop, and somebody behind it. */
async function connect(slug: string): Promise<{ tell(text: string): Promise<void> }> {
  const { id } = await app.operator.call('createConnection', {
    params: { shop: slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: 'http://127.0.0.1:1' } },
  })
  const shop = await app.context.directory.bySlug(slug)
  return {
    async tell(text) {
      const thread = await openTestThread(app.context.database, shop?.id, id)
      await app.context.database.transact((tx) =>
        say(tx, {
          ...thread,
          author: { kind: 'shop' },
          purpose: 'service',
          parts: [{ type: 'text', text }],
          at: new Date(),
          newId: app.context.newId,
        }),
      )
      app.context.deliver.wake()
    },
  }
}

test('a provider that hangs has eight messages under way, and everybody else is served meanwhile', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const begun: string[] = []
  const arrived: string[] = []
  const slug = await start(async ({ text }) => {
    begun.push(text)
    if (text.startsWith('slow')) await held
    arrived.push(text)
  })
  const [slow, quick] = [await connect(slug), await connect(slug)]
  for (let at = 0; at < 12; at += 1) await slow.tell(`slow ${at}`)
  await eventually('the slow one has begun', async () => begun.length === 8)
  for (const text of ['one', 'two', 'three']) {
    await quick.tell(text)
    await eventually(`${text} has arrived`, async () => arrived.includes(text))
  }
  expect(arrived).toEqual(['one', 'two', 'three'])
  expect(begun.filter((text) => text.startsWith('slow'))).toHaveLength(8)
  release()
  await eventually('all have arrived', async () => arrived.length === 15)
  await eventually('all is known', async () => (await countRows(app, `deliveries where state = 'sent'`)) === 15)
})

test('a message that cannot be read or sent at all is tried again, and stands in nobody else’s way', async () => {
  const arrived: string[] = []
  const slug = await start(async ({ text }) => {
    if (text === 'bad') throw new TypeError('not foreseen')
    arrived.push(text)
  })
  const connection = await connect(slug)
  await connection.tell('bad')
  await app.context.database.pool.query(
    `update messages set parts = '[{"type": "nonsense"}]' where parts @> '[{"text": "bad"}]'`,
  )
  await connection.tell('bad')
  await connection.tell('good')
  await eventually('the good one has arrived', async () => arrived.includes('good'))
  await eventually(
    'the others wait for another time',
    async () => (await countRows(app, `deliveries where state <> 'sent' and reason = 'internal'`)) === 2,
  )
  await app.context.database.pool.query('update deliveries set attempts = 12, next_at = now()')
  await eventually('they are given up', async () => (await countRows(app, `deliveries where state = 'failed'`)) === 2)
})
