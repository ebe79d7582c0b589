import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openTestThread } from '../../test/store.ts'
import { countRows, eventually, openTestShop } from '../../test/trade.ts'
import type { Sent } from '../channels/channel.ts'
import { testChannel } from '../channels/test/channel.ts'
import { say } from '../conversations/say.ts'

let app: TestApp
afterEach(() => app.close())

/** A shop whose provider is in our hands, and a thread there to say something in. */
async function start(resend: 'key' | 'never', send: (text: string, key: string) => Promise<Sent>) {
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  const channel: typeof real = {
    ...real,
    limits: { ...real.limits, windowMs: null, resend },
    send: ({ message, key }) => send(message.text, key),
  }
  app = await startTestApp({ overrides: { channels: new Map([['test', channel]]) }, log: 'silent' })
  const { shop, staff } = await openTestShop(app)
  const { id } = await app.operator.call('createConnection', {
    params: { shop: shop.slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: 'http://127.0.0.1:1' } },
  })
  const home = (await app.context.directory.bySlug(shop.slug))?.id
  const thread = await openTestThread(app.context.database, home, id)
  async function tell(text: string): Promise<void> {
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
  }
  const fates = async () =>
    (await staff.facts(thread.conversation, 0)).facts
      .filter(({ kind }) => kind === 'message.status')
      .map(({ data }) => data)
  return { tell, fates }
}

test.each<[string, () => Promise<Sent>]>([
  ['the answer was lost', async () => ({ state: 'uncertain', reason: 'timeout' })],
  ['something broke on the way', () => Promise.reject(new TypeError('not foreseen'))],
])('where the provider takes no key and %s, it is not sent again, and the thread says so', async (_how, lose) => {
  const begun: string[] = []
  const { tell, fates } = await start('never', async (text, key) => {
    begun.push(text)
    return text === 'lost' ? lose() : { state: 'sent', ref: key }
  })
  await tell('lost')
  await tell('next')
  await eventually('the next one has gone out', async () => (await fates()).length === 2)
  expect(begun).toEqual(['lost', 'next'])
  expect(await fates()).toMatchObject([{ status: 'uncertain' }, { status: 'sent' }])
  expect(await countRows(app, `deliveries where state = 'uncertain'`)).toBe(1)
})

/** As a server leaves it that was killed while it sent. */
const leaveUnheard = () =>
  app.context.database.pool.query(
    `update deliveries set state = 'sending', attempts = 1, next_at = now() where state = 'queued'`,
  )

test('what a killed server was sending is uncertain where the provider takes no key', async () => {
  const begun: string[] = []
  const { tell, fates } = await start('never', async (text) => {
    begun.push(text)
    return { state: 'retry', reason: 'busy', afterMs: 60_000 }
  })
  await tell('said perhaps')
  await eventually('it waits', async () => (await countRows(app, `deliveries where reason = 'busy'`)) === 1)
  await leaveUnheard()
  await eventually('its fate is told', async () => (await fates()).length > 0)
  expect(await fates()).toMatchObject([{ status: 'uncertain', reason: 'unheard' }])
  expect(begun).toHaveLength(1)
})

test('where it takes a key, it is sent again under the same one', async () => {
  const keys: string[] = []
  const { tell, fates } = await start('key', async (_text, key) => {
    keys.push(key)
    return keys.length === 1 ? { state: 'retry', reason: 'busy', afterMs: 60_000 } : { state: 'sent', ref: key }
  })
  await tell('said once')
  await eventually('it waits', async () => (await countRows(app, `deliveries where reason = 'busy'`)) === 1)
  await leaveUnheard()
  await eventually('its fate is told', async () => (await fates()).length > 0)
  expect(await fates()).toMatchObject([{ status: 'sent' }])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})
