import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { countRows, eventually, openTestShop } from '../../test/trade.ts'
import { signTest } from '../channels/test/channel.ts'
import { takeInbound } from '../conversations/inbound.ts'
import { takeDueEvents } from '../gateways/sandbox/store.ts'

let app: TestApp
afterEach(() => app.close())

/** What a provider brings to a new connection of a shop. */
async function connect(slug: string): Promise<(id: string, text: string) => Promise<number>> {
  const { webhookUrl } = await app.operator.call('createConnection', {
    params: { shop: slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: 'http://127.0.0.1:1' } },
  })
  return async (id, text) => {
    const body = JSON.stringify({ items: [{ id, from: 'ann', text }] })
    const headers = { 'x-test-signature': signTest('secret', body) }
    return (await fetch(webhookUrl, { method: 'POST', body, headers })).status
  }
}

test('what arrives while the background is paused is taken up when it goes on', async () => {
  app = await startTestApp()
  const { shop } = await openTestShop(app)
  const bring = await connect(shop.slug)
  const resume = app.context.background.pause()
  expect(await bring('1', 'Hello')).toBe(200)
  await sleep(50)
  expect(await countRows(app, 'messages')).toBe(0)
  resume()
  await eventually('it is handled', async () => (await countRows(app, `inbound_items where state = 'done'`)) === 1)
})

test('an item and an event that have been tried for weeks are tried again like any other', async () => {
  app = await startTestApp()
  const { shop } = await openTestShop(app)
  const { database, newId } = app.context
  const home = shop.id
  const resume = app.context.background.pause()
  await (
    await connect(shop.slug)
  )('1', 'Hello')
  await database.pool.query(`update inbound_items set tries = 5000, state = 'handling'`)
  expect(await takeInbound(database, 10)).toMatchObject({ items: [{ tries: 5001 }] })
  const charge = newId()
  const event = newId()
  await database.pool.query(
    `insert into sandbox_charges (home, id, amount, currency, merchant, notify_url, reference)
      values ($1, $2::uuid, 100, 'USD', 'x', 'http://127.0.0.1:1', $2::uuid::text)`,
    [home, charge],
  )
  await database.pool.query(
    `insert into sandbox_events (home, id, charge, body, attempts) values ($1, $2, $3, '{}', 5000)`,
    [home, event, charge],
  )
  // PostgreSQL's clock is finer than ours: a moment later it is due by both.
  expect(await takeDueEvents(database.read, new Date(Date.now() + 1000), 10)).toMatchObject([{ id: event }])
  resume()
})

test('a message that cuts its turn off again and again is answered with an apology, and its server lives', async () => {
  let thinks = 0
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  app = await startTestApp({
    overrides: {
      async reply() {
        thinks += 1
        await held
        throw new Error('it never gets here in time')
      },
    },
  })
  const { shop } = await openTestShop(app)
  const thread = await app.talk(shop.slug, 'de')
  const { seq } = await thread.client.say(thread.conversation, 'poison')
  await eventually('it is being thought about', async () => thinks === 1)
  await app.context.database.pool.query(
    `update mailboxes set tries = 5, claimed_until = now() - interval '1 second' where conversation = $1`,
    [thread.conversation],
  )
  const done = await thread.until((fact) => fact.kind === 'turn.done')
  expect(done).toMatchObject({ data: { upTo: seq } })
  expect(thread.facts.map(({ kind }) => kind)).toEqual([
    'message.created',
    'message.created',
    'speaker.changed',
    'turn.done',
  ])
  expect(thread.facts[1]).toMatchObject({
    data: {
      message: {
        author: { kind: 'concierge' },
        parts: [{ type: 'text', text: expect.stringContaining('schiefgegangen') }],
      },
    },
  })
  expect(thinks).toBe(1)
  release()
})
