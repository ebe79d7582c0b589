import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type SilentThread, tell } from '../../test/silent-thread.ts'
import { countRows, eventually, openTestShop, type TestShop } from '../../test/trade.ts'
import type { Channel, Sent } from '../channels/channel.ts'
import { signTest, testChannel } from '../channels/test/channel.ts'
import { whatsappChannel } from '../channels/whatsapp/channel.ts'
import { giveConsent } from '../consent/consent.ts'
import type { Purpose, SaidFor } from '../consent/purpose.ts'
import { settableClock } from '../kernel/clock.ts'
import { createHttpClient } from '../kernel/http-client.ts'
import { insertHandle } from '../people/store.ts'

type Refused = Extract<Sent, { state: 'refused' }>['reason']

const arrived: { to: string; text: string }[] = []
const refusing = new Map<string, Refused>()
const http = createHttpClient({ allowHosts: [] })

/** A messenger in our hands without a window, whose provider may say that it does not bring something to somebody. */
function inHand(kind: string): Channel {
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  return {
    ...real,
    kind,
    limits: { ...real.limits, text: 1000, body: 1000, windowMs: null },
    async send({ address, message, key }) {
      const reason = refusing.get(address)
      if (reason) return { state: 'refused', reason }
      arrived.push({ to: address, text: message.text })
      return { state: 'sent', ref: key }
    },
  }
}

let app: TestApp
let shop: TestShop
let whatsapp: WhatsappSimulator
const connections: Record<string, { id: string; webhookUrl: string }> = {}
beforeAll(async () => {
  whatsapp = await openWhatsapp()
  const channels = [inHand('test'), inHand('sms'), whatsappChannel(http)]
  // By day, when advertising may go.
  const clock = settableClock(new Date('2026-05-06T15:00:00-04:00'))
  app = await startTestApp({ overrides: { clock, channels: new Map(channels.map((one) => [one.kind, one])) } })
  shop = await openTestShop(app)
  const own = { secret: 'secret', apiBase: app.url }
  for (const [kind, settings] of Object.entries({ test: own, sms: own, whatsapp: { ...whatsapp.settings } })) {
    const body = { kind, settings }
    connections[kind] = await app.operator.call('createConnection', { params: { shop: shop.shop.slug }, body })
  }
  whatsapp.connect(connections['whatsapp']?.webhookUrl ?? '')
})
afterAll(async () => {
  await app.close()
  await whatsapp.close()
  await http.close()
})

const heardBy = (to: string) => arrived.filter((one) => one.to === to).map((one) => one.text)
const run = (sql: string, values: unknown[]) => app.context.database.pool.query(sql, values)

async function write(from: string, words: string): Promise<void> {
  const body = JSON.stringify({ items: [{ id: crypto.randomUUID(), from, text: words }] })
  const headers = { 'x-test-signature': signTest('secret', body) }
  const { status } = await fetch(`${app.url}/webhooks/test/${connections['test']?.id}`, {
    method: 'POST',
    body,
    headers,
  })
  expect(status).toBe(200)
}

/** Somebody who was answered, and whom the provider brings nothing any more. */
async function refused(from: string, reason: Refused, email?: string): Promise<SilentThread> {
  await write(from, 'Hello')
  await eventually('an answer', async () => heardBy(from).length > 0)
  refusing.set(from, reason)
  return threadOf(from, email)
}

async function threadOf(from: string, email: string | null = null): Promise<SilentThread> {
  const { rows } = await app.context.database.pool.query<SilentThread>(
    `update customers k set email = $2 from handles h, handle_links l, conversations c
     where h.address = $1 and l.handle = h.id and k.id = l.customer and c.customer = k.id
     returning k.home, c.id as conversation, h.id as handle, k.id as customer`,
    [from, email],
  )
  if (!rows[0]) throw new Error(`${from} has not written`)
  return rows[0]
}

/** One more address of theirs, and what was agreed to there. */
async function alsoAt(thread: SilentThread, channel: 'sms' | 'email', address: string, purposes: readonly Purpose[]) {
  const { home, customer, conversation } = thread
  const handle = app.context.newId()
  await app.context.database.transact(async (tx) => {
    const scope = channel === 'email' ? '' : 'test'
    const at = channel === 'sms' ? { connection: connections['sms']?.id ?? '' } : {}
    const link = app.context.newId()
    await insertHandle(tx, { home, customer, handle, link, channel, scope, address, evidence: 'staff', ...at })
    for (const purpose of purposes) {
      const consent = { home, id: app.context.newId(), customer, handle, conversation, purpose, subject: handle }
      await giveConsent(tx, { ...consent, wording: 'By text, please', language: 'en', at: app.context.clock.now() })
    }
  })
  return handle
}

const say = (thread: SilentThread, purpose: SaidFor, text: string) => tell(app, thread, { purpose, text })
const mailsTo = (address: string) => countRows(app, `mails where recipient->>'address' = $1`, [address])

test.each(['window_closed', 'unreachable'] as const)(
  'what a provider does not bring (%s) goes by letter, once, and the thread shows it',
  async (reason) => {
    const address = `${reason}@example.com`
    const thread = await refused(reason, reason, address)
    expect(await say(thread, 'service', 'The tailor has a question')).toEqual(
      expect.objectContaining({ status: 'refused', reason, instead: 'email' }),
    )
    expect(await mailsTo(address)).toBe(1)
    // The owner has nothing to put right.
    expect(await countRows(app, `connections where last_error = $1`, [reason])).toBe(0)
    // As after a kill between the provider's answer and the commit: its key is its own.
    const again = `deliveries set state = 'queued', next_at = now() where handle = $1 and state = 'refused'`
    await run(`update ${again}`, [thread.handle])
    app.context.deliver.wake()
    const known = `deliveries where handle = $1 and state = 'refused' and attempts = 2`
    await eventually('it is refused again', async () => (await countRows(app, known, [thread.handle])) === 1)
    expect(await mailsTo(address)).toBe(1)
  },
)

test('without a letter it goes to a number that agreed, once; what that number does not get goes nowhere', async () => {
  const [from, number] = ['no-mail', '+12125550120']
  const thread = await refused(from, 'unreachable')
  const handle = await alsoAt(thread, 'sms', number, ['orders'])
  expect(await say(thread, 'orders', 'On its way')).toMatchObject({ reason: 'unreachable', instead: 'sms' })
  await eventually('it comes to the number', async () => heardBy(number).includes('On its way'))
  await run(`update deliveries set state = 'queued', next_at = now() where handle = $1`, [thread.handle])
  app.context.deliver.wake()
  const open = `deliveries where conversation = $1 and state in ('queued', 'sending')`
  await eventually('all is known', async () => (await countRows(app, open, [thread.conversation])) === 0)
  expect(heardBy(number)).toEqual(['On its way'])

  refusing.set(number, 'unreachable')
  await say(thread, 'orders', 'It has arrived')
  await eventually('all is known', async () => (await countRows(app, open, [thread.conversation])) === 0)
  const went = `deliveries where handle = $1 and state = 'refused'`
  expect([await countRows(app, went, [handle]), heardBy(number).length]).toEqual([1, 1])
})

test('each address by its own right: who said STOP there, objected there, or never agreed is not written to', async () => {
  const [from, number, address] = ['careful', '+12125550121', 'careful@example.com']
  const thread = await refused(from, 'unreachable', 'Careful@example.com')
  const letters = await alsoAt(thread, 'email', address, [])
  await run('update handles set stopped_at = now() where id = $1', [letters])
  const handle = await alsoAt(thread, 'sms', number, [])
  const nowhere = expect.not.objectContaining({ instead: expect.anything() })
  expect(await say(thread, 'orders', 'Packed')).toEqual(nowhere)

  const consent = { home: thread.home, customer: thread.customer, conversation: thread.conversation, handle }
  const words = { subject: handle, wording: 'x', language: 'en', at: app.context.clock.now() }
  await app.context.database.transact((tx) =>
    giveConsent(tx, { ...consent, ...words, id: app.context.newId(), purpose: 'service' }),
  )
  // Agreed to one thing, objected to another: the gate asks again, at that address.
  await run(
    `insert into consents (home, id, customer, handle, conversation, purpose, subject, wording, language, given_at, ended_at, ended_by)
     values ($1, $2, $3, $4, $5, 'orders', $4, 'No', 'en', now(), now(), 'withdrawn')`,
    [thread.home, app.context.newId(), thread.customer, handle, thread.conversation],
  )
  await say(thread, 'orders', 'Shipped')
  const objected = `deliveries where handle = $1 and reason = 'no_consent'`
  await eventually('the gate has said no', async () => (await countRows(app, objected, [handle])) === 1)
  expect(await say(thread, 'service', 'A question')).toMatchObject({ instead: 'sms' })
  await eventually('it comes to the number', async () => heardBy(number).length > 0)
  expect([heardBy(number), await mailsTo(address), await mailsTo('Careful@example.com')]).toEqual([
    ['A question'],
    0,
    0,
  ])
})

test('advertising, and what was asked to be told here, goes to no other address, whatever was agreed to there', async () => {
  const thread = await refused('bargains', 'window_closed', 'bargains@example.com')
  const number = '+12125550122'
  await alsoAt(thread, 'sms', number, ['service', 'orders', 'marketing'])
  const { home, customer, conversation, handle } = thread
  await app.context.database.transact(async (tx) => {
    for (const purpose of ['marketing', 'notify.stock'] as const) {
      const consent = { home, id: app.context.newId(), customer, handle, conversation, purpose, subject: handle }
      await giveConsent(tx, { ...consent, wording: 'News here', language: 'en', at: app.context.clock.now() })
    }
  })
  for (const purpose of ['marketing', 'notify.stock'] as const) {
    const fate = await say(thread, purpose, 'All dresses 20 % off')
    expect(fate).toMatchObject({ status: 'refused', reason: 'window_closed' })
    expect(fate).not.toHaveProperty('instead')
  }
  expect([heardBy(number), await mailsTo('bargains@example.com')]).toEqual([[], 0])
})

test('an answer to what they wrote stays where they wrote, shown as not delivered with its reason', async () => {
  const thread = await refused('chatty', 'unreachable', 'chatty@example.com')
  await write('chatty', 'Do you have blue dresses?')
  const answered = `deliveries d join messages m on m.id = d.message
    where d.handle = $1 and m.in_reply_to is not null and d.state = 'refused' and d.reason = 'unreachable'`
  await eventually('it is refused', async () => (await countRows(app, answered, [thread.handle])) > 0)
  const { facts } = await shop.staff.facts(thread.conversation, 0)
  const told = facts.filter(({ kind }) => kind === 'message.status').map(({ data }) => data)
  expect(told.at(-1)).toMatchObject({ status: 'refused', reason: 'unreachable' })
  expect(told.at(-1)).not.toHaveProperty('instead')
  expect(await mailsTo('chatty@example.com')).toBe(0)
})

test('what WhatsApp took and reports later as not to be brought goes by letter as well, once', async () => {
  const [, ben, , , eve] = whatsapp.people
  await whatsapp.write(ben, { type: 'text', text: 'Hello' })
  await eventually('an answer', async () => whatsapp.seen(ben).length > 0)
  const thread = await threadOf(ben, 'ben@example.com')
  // For us the window stands open, for WhatsApp it has closed.
  await run('update handles set address = $2 where id = $1', [thread.handle, eve])
  await say(thread, 'orders', 'On its way')
  const shown = async () => {
    const { facts } = await shop.staff.facts(thread.conversation, 0)
    return facts.filter(({ kind, data }) => kind === 'message.status' && 'instead' in data).map(({ data }) => data)
  }
  await expect
    .poll(shown, { timeout: 10_000 })
    .toMatchObject([{ status: 'failed', reason: 'window_closed', instead: 'email' }])
  // Another message of it, which fails when they have said STOP meanwhile, goes no other way.
  await run('update handles set stopped_at = now() where id = $1', [thread.handle])
  const failed = `s.state = 'failed' and s.delivery in (select id from deliveries where handle = $1)`
  await run(`update sent_messages s set ref = 'wamid.other', state = 'sent' where ${failed}`, [thread.handle])
  const errors = [{ code: 131026, title: 'Message undeliverable' }]
  const status = { id: 'wamid.other', status: 'failed', timestamp: '1', recipient_user_id: eve, errors }
  await whatsapp.report('messages', { statuses: [status] })
  const known = `sent_messages where ref = 'wamid.other' and state = 'failed'`
  await expect.poll(() => countRows(app, known), { timeout: 10_000 }).toBe(1)
  expect([await shown(), await mailsTo('ben@example.com')]).toEqual([[expect.anything()], 1])
})
