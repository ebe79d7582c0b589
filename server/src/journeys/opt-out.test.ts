import { say as text } from '@souk/concierge/say/say.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { countRows, eventually, openTestShop, type TestShop } from '../../test/trade.ts'
import { signTest, testChannel } from '../channels/test/channel.ts'
import type { Channel } from '../channels/channel.ts'
import { giveConsent } from '../consent/consent.ts'
import type { SaidFor } from '../consent/purpose.ts'
import { say } from '../conversations/say.ts'
import { settableClock } from '../kernel/clock.ts'
import { insertHandle } from '../people/store.ts'

const HOUR = 3_600_000
/** A Wednesday afternoon in New York, and morning in Honolulu: where in the country a number is nobody knows. */
const AFTERNOON = new Date('2026-05-06T15:00:00-04:00')

const UNTAPPABLE = 'https://loom.example/pay'

const clock = settableClock(AFTERNOON)
const arrived: { to: string; text: string }[] = []
const gone = new Set<string>()
const away = new Set<string>()

/** A messenger in our hands: a window of a day as `test`, none as `sms`. */
function inHand(kind: string, windowMs: number | null): Channel {
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  return {
    ...real,
    kind,
    limits: { ...real.limits, text: 1000, body: 1000, windowMs },
    async send({ address, message, key }) {
      if (gone.has(address)) return { state: 'stopped', reason: 'unsubscribed' }
      if (away.has(address)) return { state: 'absent', reason: 'nobody_waits', afterMs: 100 }
      arrived.push({ to: address, text: message.text })
      return { state: 'sent', ref: key, ...(message.text.includes(UNTAPPABLE) ? { elsewhere: true } : {}) }
    },
  }
}

let app: TestApp
let shop: TestShop
const connections: Record<string, string> = {}
beforeAll(async () => {
  const channels = new Map([inHand('test', 24 * HOUR), inHand('sms', null)].map((channel) => [channel.kind, channel]))
  app = await startTestApp({ overrides: { channels, clock } })
  shop = await openTestShop(app, { shop: { name: 'Loom', timezone: 'America/New_York' } })
  for (const kind of channels.keys()) {
    const settings = { secret: 'secret', apiBase: app.url }
    const made = await app.operator.call('createConnection', {
      params: { shop: shop.shop.slug },
      body: { kind, settings },
    })
    connections[kind] = made.id
  }
})
afterAll(() => app.close())

async function write(from: string, words: string, kind = 'test'): Promise<void> {
  const body = JSON.stringify({ items: [{ id: crypto.randomUUID(), from, text: words }] })
  const headers = { 'x-test-signature': signTest('secret', body) }
  const response = await fetch(`${app.url}/webhooks/${kind}/${connections[kind]}`, { method: 'POST', body, headers })
  expect(response.status).toBe(200)
}

/** Writes, and gives what came back for it. */
async function ask(from: string, words: string, kind = 'test'): Promise<string> {
  const before = heardBy(from).length
  await write(from, words, kind)
  await eventually(`${from} is answered: ${words}`, async () => heardBy(from).length > before)
  return heardBy(from).slice(before).join('\n')
}

const heardBy = (to: string) => arrived.filter((one) => one.to === to).map((one) => one.text)

type Row = { conversation: string; customer: string; handle: string; stopped: boolean }
async function rowOf(address: string): Promise<Row> {
  const { rows } = await app.context.database.pool.query<Row>(
    `select c.id as conversation, l.customer, h.id as handle, h.stopped_at is not null as stopped
     from handles h join handle_links l on l.handle = h.id join conversations c on c.customer = l.customer where h.address = $1`,
    [address],
  )
  if (!rows[0]) throw new Error(`${address} has not written`)
  return rows[0]
}

/** The shop says something of its own accord. */
async function tell(conversation: string, words: string, purpose: SaidFor, at = clock.now()): Promise<string> {
  const said = await app.context.database.transact((tx) =>
    say(tx, {
      home: shop.shop.id,
      conversation,
      author: { kind: 'shop', name: 'Loom' },
      purpose,
      parts: [{ type: 'text', text: words }],
      at,
      newId: app.context.newId,
    }),
  )
  app.context.deliver.wake()
  return said.message
}

async function agree({ customer, handle, conversation }: Row, purpose: 'marketing' | 'orders'): Promise<void> {
  await app.context.database.transact((tx) =>
    giveConsent(tx, {
      home: shop.shop.id,
      id: app.context.newId(),
      customer,
      handle,
      conversation,
      purpose,
      subject: handle,
      wording: 'Send me news',
      language: 'en',
      at: clock.now(),
    }),
  )
}

/** The turn of a message once more, as after a kill between what it changed and what it said. */
async function again(conversation: string, words: string): Promise<void> {
  const { pool } = app.context.database
  await pool.query(
    `insert into mailboxes (home, conversation, first_in, last_in, claim, claimed_until)
     select home, conversation, seq, seq, gen_random_uuid(), now() - interval '1 second' from messages
     where conversation = $1 and author_kind = 'shopper' and parts @> $2::jsonb`,
    [conversation, JSON.stringify([{ type: 'text', text: words }])],
  )
  await eventually(
    'it is run again',
    async () => (await countRows(app, `mailboxes where conversation = '${conversation}'`)) === 0,
  )
}

async function fateOf(conversation: string, message: string): Promise<unknown> {
  let found: unknown
  await eventually('its fate is told in the thread', async () => {
    const { facts } = await shop.staff.facts(conversation, 0)
    const told = facts.filter(({ kind }) => kind === 'message.status').map(({ data }) => data)
    found = told.find((data) => 'message' in data && data.message === message)
    return found !== undefined
  })
  return found
}

const WORDS = {
  en: { hello: 'Hello, what do you sell?', stop: 'please stop texting me', start: 'START', help: 'HELP' },
  de: { hello: 'Hallo, was verkauft ihr?', stop: 'Bitte schreibt mir nicht mehr', start: 'anmelden', help: 'Hilfe' },
  nl: { hello: 'Hallo, wat verkopen jullie?', stop: 'stuur me geen berichten meer', start: 'aanmelden', help: 'hulp' },
  ru: { hello: 'Здравствуйте, что вы продаёте?', stop: 'Отпишите меня!', start: 'подписаться', help: 'помощь' },
  zh: { hello: '你好，你们卖什么？', stop: '退订', start: '恢复订阅', help: '帮助' },
  ka: { hello: 'გამარჯობა, რას ყიდით?', stop: 'აღარ მომწეროთ', start: 'სტარტ', help: 'დახმარება' },
}

describe('STOP, START and HELP through a messenger', () => {
  test.each(LANGUAGES)('%s: one confirmation, then silence but for answers, until START', async (language) => {
    const from = `reader-${language}`
    const { hello, stop, start, help } = WORDS[language]
    await ask(from, hello)
    expect(await ask(from, help)).toContain('STOP')
    expect(await ask(from, stop)).toBe(text(language, 'consent.stop', { shop: 'Loom' }))
    const row = await rowOf(from)
    expect(row.stopped).toBe(true)
    const before = heardBy(from).length
    const news = await tell(row.conversation, 'On its way', 'orders')
    expect(await fateOf(row.conversation, news)).toMatchObject({ status: 'refused', reason: 'stopped' })
    expect(heardBy(from)).toHaveLength(before)
    expect(await ask(from, hello)).not.toBe('')
    expect(await ask(from, start)).toBe(text(language, 'consent.start', { shop: 'Loom' }))
    expect((await rowOf(from)).stopped).toBe(false)
    await tell(row.conversation, 'It has arrived', 'orders')
    await eventually('news comes again', async () => heardBy(from).includes('It has arrived'))
  })

  test('on a text message of the United States "cancel" stops too, and the order is thought of', async () => {
    await ask('+12125550101', 'hi', 'sms')
    const said = await ask('+12125550101', 'Cancel', 'sms')
    expect(said).toContain(text('en', 'consent.stop', { shop: 'Loom' }))
    expect(said).toContain(text('en', 'consent.order'))
    expect((await rowOf('+12125550101')).stopped).toBe(true)
    expect(await ask('+12125550101', 'cancel my order', 'sms')).not.toContain('won’t send you')
  })

  test('STOP in a burst with other words is heard', async () => {
    await ask('burst', 'hi')
    const body = JSON.stringify({
      items: ['STOP', 'thanks'].map((words) => ({ id: crypto.randomUUID(), from: 'burst', text: words })),
    })
    const headers = { 'x-test-signature': signTest('secret', body) }
    await fetch(`${app.url}/webhooks/test/${connections['test']}`, { method: 'POST', body, headers })
    await eventually('it is stopped', async () => (await rowOf('burst')).stopped)
  })

  test('of two handles of a customer it stops the one that wrote it', async () => {
    await ask('one', 'hi')
    const { conversation, customer, handle } = await rowOf('one')
    const other = app.context.newId()
    await app.context.database.transact((tx) =>
      insertHandle(tx, {
        home: shop.shop.id,
        customer,
        handle: other,
        link: app.context.newId(),
        channel: 'sms',
        scope: 'test',
        address: 'two',
        connection: connections['sms'] ?? '',
        evidence: 'staff',
      }),
    )
    await ask('two', 'hi', 'sms')
    expect(await rowOf('two')).toMatchObject({ conversation, stopped: false })
    await ask('two', 'STOP', 'sms')
    const { rows } = await app.context.database.pool.query(
      'select id, stopped_at is not null as stopped from handles where id = any($1)',
      [[handle, other]],
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: handle, stopped: false },
        { id: other, stopped: true },
      ]),
    )
  })

  test('where a person holds the thread the shop confirms, once, and the person may answer what is written afterwards', async () => {
    await ask('held', 'hi')
    const { conversation } = await rowOf('held')
    const params = { conversation }
    const { epoch } = await shop.staff.call('changeSpeaker', { params, body: { to: 'staff', name: 'Ben' } })
    const speak = async (words: string) => {
      const parts = [{ type: 'text' as const, text: words }]
      const body = { clientId: crypto.randomUUID(), epoch, parts }
      return (await shop.staff.call('sendStaffMessage', { params, body })).message
    }
    expect(await ask('held', 'STOP')).toBe(text('en', 'consent.stop', { shop: 'Loom' }))
    expect(await fateOf(conversation, await speak('But we have news!'))).toMatchObject({ reason: 'stopped' })
    clock.advance(1000)
    await write('held', 'Where is my parcel?')
    await eventually(
      'it is stored',
      async () => (await countRows(app, `messages where parts::text like '%my parcel%'`)) === 1,
    )
    await speak('It is on its way')
    await eventually('the answer has come', async () => heardBy('held').at(-1) === 'It is on its way')
    await again(conversation, 'STOP')
    const confirmed = () => heardBy('held').filter((words) => words.includes('won’t send you')).length
    expect(confirmed()).toBe(1)
    // Beside something else as well.
    await ask('held', 'START')
    expect(await rowOf('held')).toMatchObject({ stopped: false })
    await ask('held', 'And where is the other order? Please stop sending me ads')
    expect(await rowOf('held')).toMatchObject({ stopped: true })
    expect(confirmed()).toBe(2)
  })

  test('where the answer fails, STOP is heard all the same', async () => {
    await ask('unlucky', 'hi')
    const { reply } = app.context
    app.context.reply = async () => Promise.reject(new TypeError('not foreseen'))
    await write('unlucky', 'Where is my order? And stop sending me ads')
    await eventually('it is heard', async () => (await rowOf('unlucky')).stopped)
    app.context.reply = reply
    const confirmed = text('en', 'consent.stop', { shop: 'Loom' })
    await eventually('that is said', async () => heardBy('unlucky').includes(confirmed))
  })

  test('a provider that will take no more has stopped it for us', async () => {
    await ask('+12125550107', 'hi', 'sms')
    const row = await rowOf('+12125550107')
    await agree(row, 'marketing')
    gone.add('+12125550107')
    const news = await tell(row.conversation, 'On its way', 'orders')
    expect(await fateOf(row.conversation, news)).toMatchObject({ status: 'refused', reason: 'stopped' })
    expect((await rowOf('+12125550107')).stopped).toBe(true)
    expect(await countRows(app, `consents where handle = '${row.handle}' and ended_by = 'provider'`)).toBe(1)
  })
})

describe('what a contact agrees to', () => {
  const params = () => ({ shop: shop.shop.slug })

  test('marketing by text message waits for the number’s own YES, and is taken back', async () => {
    const from = '+12125550110'
    await ask(from, 'Hallo, was verkauft ihr?', 'sms')
    const row = await rowOf(from)
    const me = { ...params(), customer: row.customer }
    const body = { contact: row.handle, purpose: 'marketing' as const, wording: 'Neues per SMS', language: 'de' }
    const asked = text('de', 'consent.ask', { shop: 'Loom', purpose: 'marketing' })
    const given = await shop.staff.call('giveConsent', { params: me, body })
    expect(given).toMatchObject({ purpose: 'marketing', wording: 'Neues per SMS', contact: row.handle })
    expect(given.confirmedAt).toBeUndefined()
    await eventually('the number is asked', async () => heardBy(from).includes(asked))
    expect(await fateOf(row.conversation, await tell(row.conversation, 'Sale', 'marketing'))).toMatchObject({
      reason: 'no_consent',
    })
    expect(await ask(from, 'Ja!', 'sms')).toBe(text('de', 'consent.confirmed', { shop: 'Loom' }))
    const [known] = await shop.staff.call('listConsents', { params: me })
    expect(known).toMatchObject({ id: given.id, confirmedAt: expect.any(String) })
    await again(row.conversation, 'Ja!')
    expect(heardBy(from).at(-1)).toBe(text('de', 'consent.confirmed', { shop: 'Loom' }))
    // The same once more is one, and asks nothing again.
    expect(await shop.staff.call('giveConsent', { params: me, body })).toMatchObject({ id: given.id })
    await tell(row.conversation, 'Sale for you', 'marketing')
    await eventually('it comes', async () => heardBy(from).includes('Sale for you'))
    expect(heardBy(from).filter((words) => words === asked)).toHaveLength(1)
    const ended = await shop.staff.call('endConsent', { params: { ...me, consent: given.id } })
    expect(ended).toMatchObject({ endedBy: 'withdrawn', endedAt: expect.any(String) })
    expect(await fateOf(row.conversation, await tell(row.conversation, 'Sale', 'marketing'))).toMatchObject({
      reason: 'no_consent',
    })
  })

  test('somebody is asked once, however often it is written down, and after STOP not at all', async () => {
    const from = '+12125550114'
    await ask(from, 'hi', 'sms')
    const row = await rowOf(from)
    const me = { ...params(), customer: row.customer }
    const body = { contact: row.handle, purpose: 'marketing' as const, wording: 'News', language: 'en' }
    const { id } = await shop.staff.call('giveConsent', { params: me, body })
    expect(await shop.staff.call('giveConsent', { params: me, body })).toMatchObject({ id })
    const asked = text('en', 'consent.ask', { shop: 'Loom', purpose: 'marketing' })
    await eventually('the number is asked', async () => heardBy(from).includes(asked))
    // What was said before the STOP and had to wait is no answer to it.
    const late = `deliveries where handle = '${row.handle}' and reason = 'stopped'`
    await ask(from, 'STOP', 'sms')
    const before = new Date(clock.now().getTime() - 60_000)
    await tell(row.conversation, 'Do you agree?', 'confirmation', before)
    await eventually('it is kept back', async () => (await countRows(app, late)) === 1)
    await expect(shop.staff.call('giveConsent', { params: me, body })).rejects.toMatchObject({ code: 'forbidden' })
    expect(heardBy(from).filter((words) => words === asked)).toHaveLength(1)
    // Only they can say that the shop may write again.
    const welcome = shop.staff.call('changeCustomer', { params: me, body: { stopped: false } })
    await expect(welcome).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rowOf(from)).toMatchObject({ stopped: true })
  })

  test('a yes to another question, or from another number, confirms nothing', async () => {
    const [from, other] = ['+12125550111', '+12125550112']
    await ask(from, 'hi', 'sms')
    await ask(other, 'hi', 'sms')
    const row = await rowOf(from)
    await shop.staff.call('giveConsent', {
      params: { ...params(), customer: row.customer },
      body: { contact: row.handle, purpose: 'marketing', wording: 'News', language: 'en' },
    })
    await ask(other, 'YES', 'sms')
    await app.context.database.pool.query('update conversations set state = $1 where id = $2', [
      JSON.stringify({ dialogue: { pending: { ask: 'field', step: 0, times: 1 } } }),
      row.conversation,
    ])
    await ask(from, 'YES', 'sms')
    expect(await countRows(app, `consents where handle = '${row.handle}' and confirmed_at is not null`)).toBe(0)
    await ask(from, 'STOP', 'sms')
    expect(await countRows(app, `consents where handle = '${row.handle}' and ended_by = 'stop'`)).toBe(1)
  })

  test('news of orders is objected to, for that contact alone', async () => {
    const from = '+12125550113'
    await ask(from, 'hi', 'sms')
    const row = await rowOf(from)
    const me = { ...params(), customer: row.customer }
    const body = { contact: row.handle, purpose: 'orders' as const, wording: 'No more', language: 'en' }
    const refused = await shop.staff.call('giveConsent', { params: me, body: { ...body, agreed: false } })
    expect(refused).toMatchObject({ endedBy: 'withdrawn' })
    expect(await fateOf(row.conversation, await tell(row.conversation, 'Packed', 'orders'))).toMatchObject({
      reason: 'no_consent',
    })
    const stranger = { ...body, contact: app.context.newId() }
    await expect(shop.staff.call('giveConsent', { params: me, body: stranger })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('on our page the shopper agrees for themselves, sees it and takes it back; nobody of the shop agrees for them', async () => {
    const { client, handle } = await app.talk(shop.shop.slug)
    const me = { ...params(), customer: 'me' as const }
    const body = { contact: handle, purpose: 'marketing' as const, wording: 'Send me news', language: 'en' }
    const given = await client.call('giveConsent', { params: me, body })
    expect(given).toMatchObject({ source: 'page', confirmedAt: expect.any(String) })
    const { id: customer, consents } = await client.call('getCustomer', { params: me })
    expect(consents).toEqual([given])
    expect(await client.call('endConsent', { params: { ...me, consent: given.id } })).toMatchObject({
      endedBy: 'withdrawn',
    })
    await expect(shop.staff.call('giveConsent', { params: { ...params(), customer }, body })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('what the shop says of its own accord', () => {
  test('advertising: only with consent, by day, and seldom; what is said after it does not wait for it', async () => {
    const from = '+12125550102'
    await ask(from, 'hi', 'sms')
    const row = await rowOf(from)
    expect(await fateOf(row.conversation, await tell(row.conversation, 'Sale 1', 'marketing'))).toMatchObject({
      status: 'refused',
      reason: 'no_consent',
    })
    await agree(row, 'marketing')
    await tell(row.conversation, 'Sale 2', 'marketing')
    await eventually('it has come', async () => heardBy(from).includes('Sale 2'))
    clock.set(new Date('2026-05-08T22:00:00-04:00'))
    await tell(row.conversation, 'Sale 3', 'marketing')
    await eventually('it waits', async () => (await countRows(app, 'deliveries where held')) === 1)
    const { rows } = await app.context.database.pool.query<{ reason: string; hours: number }>(
      `select reason, round(extract(epoch from next_at - now()) / 3600)::int as hours from deliveries where held`,
    )
    expect(rows).toEqual([{ reason: 'quiet_hours', hours: 16 }])
    expect(await ask(from, 'what do you sell?', 'sms')).not.toBe('')
    clock.set(new Date('2026-05-09T14:00:00-04:00'))
    await app.context.database.pool.query('update deliveries set next_at = now() where held')
    app.context.deliver.wake()
    await eventually('it comes in the morning', async () => heardBy(from).includes('Sale 3'))
    // STOP reaches what waits as well.
    await tell(row.conversation, 'Sale 4', 'marketing')
    await eventually(
      'it waits its turn',
      async () => (await countRows(app, `deliveries where reason = 'too_often'`)) === 1,
    )
    await ask(from, 'STOP', 'sms')
    await app.context.database.pool.query('update deliveries set next_at = now() where held')
    app.context.deliver.wake()
    await eventually(
      'it is refused',
      async () =>
        (await countRows(
          app,
          `deliveries where state = 'refused' and reason = 'stopped' and purpose = 'marketing'`,
        )) === 1,
    )
    expect(heardBy(from)).not.toContain('Sale 4')
  })

  test('what has waited for the day comes as seldom as anything else, however much of it is due at once', async () => {
    const from = '+12125550104'
    await ask(from, 'hi', 'sms')
    const row = await rowOf(from)
    await agree(row, 'marketing')
    const night = clock.now()
    clock.set(new Date('2026-05-11T22:00:00-04:00'))
    for (const words of ['Night 1', 'Night 2', 'Night 3']) await tell(row.conversation, words, 'marketing')
    const waiting = `deliveries where held and handle = '${row.handle}'`
    await eventually('they wait', async () => (await countRows(app, waiting)) === 3)
    clock.set(new Date('2026-05-12T14:00:00-04:00'))
    await app.context.database.pool.query(`update deliveries set next_at = now() where handle = $1`, [row.handle])
    app.context.deliver.wake()
    const often = `${waiting} and reason = 'too_often'`
    await eventually('the others wait for another day', async () => (await countRows(app, often)) === 2)
    expect(heardBy(from).filter((words) => words.startsWith('Night'))).toEqual(['Night 1'])
    clock.set(night)
  })

  test('where the window has closed, a notice goes by e-mail, and the thread says so; its own handle counts', async () => {
    await ask('late', 'hi')
    const row = await rowOf('late')
    await app.context.database.pool.query('update customers set email = $1 where id = $2', [
      'late@example.com',
      row.customer,
    ])
    clock.advance(25 * HOUR)
    const news = await tell(row.conversation, 'The tailor has a question', 'service')
    expect(await fateOf(row.conversation, news)).toMatchObject({
      status: 'refused',
      reason: 'window_closed',
      instead: 'email',
    })
    const { rows } = await app.context.database.pool.query<{ recipient: unknown; body_text: string }>(
      `select recipient, body_text from mails where cause like 'instead/%'`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.recipient).toMatchObject({ address: 'late@example.com' })
    expect(rows[0]?.body_text).toContain('The tailor has a question')
    const sale = await tell(row.conversation, 'Sale', 'marketing')
    expect(await fateOf(row.conversation, sale)).toEqual(expect.not.objectContaining({ instead: expect.anything() }))
    expect(await countRows(app, `mails where cause like 'instead/%'`)).toBe(1)
    // A STOP is no closed window: what they do not want to hear goes no other way either.
    await ask('late', 'STOP')
    clock.advance(25 * HOUR)
    const unwanted = await tell(row.conversation, 'And another question', 'service')
    const fate = await fateOf(row.conversation, unwanted)
    expect(fate).toMatchObject({ status: 'refused', reason: 'stopped' })
    expect(fate).not.toHaveProperty('instead')
    expect(await countRows(app, `mails where cause like 'instead/%'`)).toBe(1)
  })

  test('what cannot be opened where it was said goes by e-mail as well; who is not there now hears it later', async () => {
    await ask('spoken', 'hi')
    const row = await rowOf('spoken')
    const { pool } = app.context.database
    await pool.query('update customers set email = $1 where id = $2', ['spoken@example.com', row.customer])
    away.add('spoken')
    const page = await tell(row.conversation, `Here: ${UNTAPPABLE}`, 'service')
    const waiting = `deliveries where state = 'queued' and reason = 'nobody_waits'`
    await eventually('it waits', async () => (await countRows(app, waiting)) === 1)
    // Nothing is wrong with the connection.
    expect(await countRows(app, `connections where last_error = 'nobody_waits'`)).toBe(0)
    away.clear()
    expect(await fateOf(row.conversation, page)).toMatchObject({ status: 'sent', instead: 'email' })
    expect(heardBy('spoken').at(-1)).toContain(UNTAPPABLE)
    expect(await countRows(app, `mails where recipient->>'address' = 'spoken@example.com'`)).toBe(1)
  })

  test('without an e-mail address it goes to a number that agreed to it', async () => {
    await ask('silent', 'hi')
    const row = await rowOf('silent')
    const number = app.context.newId()
    await app.context.database.transact((tx) =>
      insertHandle(tx, {
        home: shop.shop.id,
        customer: row.customer,
        handle: number,
        link: app.context.newId(),
        channel: 'sms',
        scope: 'test',
        address: '+12125550103',
        connection: connections['sms'] ?? '',
        evidence: 'staff',
      }),
    )
    clock.advance(25 * HOUR)
    const first = await tell(row.conversation, 'Nobody hears this', 'orders')
    expect(await fateOf(row.conversation, first)).toEqual(expect.not.objectContaining({ instead: expect.anything() }))
    await agree({ ...row, handle: number }, 'orders')
    const news = await tell(row.conversation, 'On its way', 'orders')
    expect(await fateOf(row.conversation, news)).toMatchObject({ reason: 'window_closed', instead: 'sms' })
    await eventually('it comes to the number', async () => heardBy('+12125550103').includes('On its way'))
    expect(heardBy('+12125550103')).toEqual(['On its way'])
  })
})
