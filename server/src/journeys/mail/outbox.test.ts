import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness/app.ts'
import { startSmtp } from '../../../test/smtp.ts'
import {
  buy,
  complete,
  countRows,
  eventually,
  openTestShop,
  payPage,
  readyBuyer,
  type TestShop,
} from '../../../test/trade.ts'
import { releaseJobs } from '../../kernel/jobs.ts'
import type { LetterFate } from '../../kernel/mailer.ts'
import { findMail, listMails, type MailRow, storeMail } from '../../kernel/mails.ts'
import { sendMail } from './send.ts'

let app: TestApp
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  smtp = await startSmtp()
  app = await startTestApp({ env: { SOUK_SMTP_URL: smtp.url, SOUK_MAIL_FROM: 'shops@market.example' } })
})
afterAll(async () => {
  await app.close()
  await smtp.close()
})
beforeEach(() => {
  smtp.letters.length = 0
  smtp.state.answer = 'take'
})

/** The shop stops being a test shop, so that what it says leaves the house. */
async function goLive({ shop }: TestShop): Promise<void> {
  await app.context.database.pool.query('update shops set test = false where id = $1', [shop.id])
  app.context.directory.forget()
}

/** Pays in the sandbox at a shop that goes live meanwhile. */
async function buyLive(trade: TestShop): Promise<void> {
  const buyer = await readyBuyer(app, trade)
  const { payment } = await complete(buyer)
  if (!payment) throw new Error('there was no payment')
  await goLive(trade)
  await payPage(payment.url)
}

async function mailsOf(home: string, from: TestApp = app): Promise<MailRow[]> {
  const { read } = from.context.database
  const list = await listMails(read, { homes: [home], limit: 50 })
  const rows = await Promise.all(list.toReversed().map(({ id }) => findMail(read, home, id)))
  return rows.filter((row) => row !== undefined)
}

const sample = (home: string, cause: string) => ({
  home,
  id: app.context.newId(),
  cause,
  kind: 'placed',
  about: app.context.newId(),
  recipient: { address: 'maya@example.com', name: 'Maya "M" <evil@example.com>, x@example.com' },
  sender: { name: 'Looms\r\nBcc: everybody@example.com', replyTo: 'hello@looms.example' },
  language: 'en',
  subject: 'Your order\r\nBcc: all@example.com',
  body_text: 'Hello',
  body_html: '<p>Hello</p>',
  at: new Date(),
  isKept: false,
})

test('an order is confirmed by e-mail once, from the shop, to the buyer alone', async () => {
  const trade = await openTestShop(app, { shop: { name: 'Looms & Sons', settings: { email: 'hello@looms.example' } } })
  await buyLive(trade)
  await eventually('the confirmation goes out', async () => smtp.letters.length === 1)
  const [letter] = smtp.letters
  const [mail] = await mailsOf(trade.shop.id)
  expect(letter).toMatchObject({ from: 'shops@market.example', to: ['shopper@example.com'] })
  expect(letter?.header('from')).toBe('"Looms & Sons" <shops@market.example>')
  expect(letter?.header('reply-to')).toBe('hello@looms.example')
  expect(letter?.header('subject')).toBe('Your order 1001 at Looms & Sons')
  expect(letter?.header('message-id')).toBe(`<${mail?.id}@127.0.0.1>`)
  expect(letter?.header('list-unsubscribe')).toBeUndefined()
  await eventually('it is written down', async () => (await mailsOf(trade.shop.id))[0]?.state === 'sent')
  // The job once more, as after a crash between the commit and the end of the job.
  await sendMail(app.context, { home: trade.shop.id, id: mail?.id })
  expect(smtp.letters).toHaveLength(1)
})

test('what a test shop says stays in the house: confirmation, cancellation, refund, each once', async () => {
  const trade = await openTestShop(app)
  const { number, buyer } = await buy(app, trade)
  const params = { shop: trade.shop.slug, number }
  await Promise.all(Array.from({ length: 5 }, () => buyer.client.call('cancelOrder', { params, body: {} })))
  await eventually('the refund is told', async () => (await mailsOf(trade.shop.id)).length === 3)
  const mails = await mailsOf(trade.shop.id)
  expect(mails.map(({ kind, state }) => [kind, state])).toEqual([
    ['placed', 'kept'],
    ['canceled', 'kept'],
    ['refunded', 'kept'],
  ])
  expect(mails[2]?.subject).toBe(`Your refund for order ${number} at Test shop`)
  expect(mails[2]?.body_text).toContain('$25.00')
  expect(smtp.letters).toHaveLength(0)
  expect(await countRows(app, `graphile_worker.jobs where task_identifier = 'send-mail'`)).toBe(0)
})

test('a part of the money back is told with its amount, another part again', async () => {
  const trade = await openTestShop(app)
  const { number } = await buy(app, trade)
  for (const amount of [500, 700]) {
    await trade.staff.call('refundOrder', { params: { shop: trade.shop.slug, number }, body: { amount } })
  }
  await eventually('both are told', async () => (await mailsOf(trade.shop.id)).length === 3)
  const texts = (await mailsOf(trade.shop.id)).slice(1).map(({ body_text }) => body_text)
  expect(texts.filter((text) => text.includes('$5.00'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('$7.00'))).toHaveLength(1)
})

test('a parcel on its way is told with its number, once however often it is said', async () => {
  const trade = await openTestShop(app)
  const address = { line1: 'Main Street 1', city: 'Springfield', postcode: '62701', country: 'US' }
  await app.importLines(trade.shop.slug, [
    { id: 'cloth', title: 'Cloth', price: { amount: 900, currency: 'USD' }, fulfilment: 'ship' },
  ])
  const { offer } = await app.context.database.read
    .selectFrom('offers')
    .select('id as offer')
    .where('home', '=', trade.shop.id)
    .where('external_id', '=', 'cloth')
    .executeTakeFirstOrThrow()
  const { id: variant } = await app.context.database.read
    .selectFrom('variants')
    .select('id')
    .where('offer', '=', offer)
    .executeTakeFirstOrThrow()
  const { number } = await buy(app, { ...trade, goods: { offer, variant }, address })
  const order = await trade.staff.order(trade.shop.slug, number)
  const params = { shop: trade.shop.slug, number, fulfilment: order.fulfilments[0]?.id ?? '' }
  const tracking = { carrier: 'Camel Post', number: 'CP-77', url: 'https://camel.example/CP-77?a=1&b=2' }
  await trade.staff.call('advanceFulfilment', { params, body: { to: 'packed' } })
  for (let i = 0; i < 3; i++) {
    await trade.staff.call('advanceFulfilment', { params, body: { to: 'shipped', tracking } })
  }
  const mails = await mailsOf(trade.shop.id)
  expect(mails.map(({ kind }) => kind)).toEqual(['placed', 'shipped'])
  expect(mails[1]?.body_text).toContain('Tracking number: CP-77 https://camel.example/CP-77?a=1&b=2')
  expect(mails[1]?.body_html).toContain('href="https://camel.example/CP-77?a=1&#38;b=2"')
})

test('a mail comes and goes with its cause', async () => {
  const home = (await app.createShop()).id
  const failing = app.context.database.transact(async (tx) => {
    await storeMail(tx, sample(home, 'placed/1'))
    throw new Error('the cause did not happen')
  })
  await expect(failing).rejects.toThrow('the cause did not happen')
  expect(await countRows(app, 'mails where home = $1', [home])).toBe(0)
  for (let i = 0; i < 3; i++) await app.context.database.transact((tx) => storeMail(tx, sample(home, 'placed/1')))
  await eventually('it is sent', async () => smtp.letters.length > 0)
  await eventually(
    'it is written down',
    async () => (await countRows(app, `mails where state = 'sent' and home = $1`, [home])) === 1,
  )
  expect(smtp.letters).toHaveLength(1)
  // Names and subjects from outside reach nobody else and make no header.
  expect(smtp.letters[0]?.to).toEqual(['maya@example.com'])
  expect(smtp.letters[0]?.header('bcc')).toBeUndefined()
})

test('a server that is busy is asked again later; one that refuses is not', async () => {
  const home = (await app.createShop()).id
  smtp.state.answer = 'later'
  await app.context.database.transact((tx) => storeMail(tx, sample(home, 'placed/2')))
  await eventually('it was tried', async () => ((await mailsOf(home))[0]?.attempts ?? 0) === 1)
  const [tried] = await mailsOf(home)
  expect(tried).toMatchObject({ state: 'queued', attempts: 1 })
  expect(tried?.reason).toContain('try again')
  const job = `graphile_worker.jobs where task_identifier = 'send-mail' and run_at > now() and attempts = 0`
  expect(await countRows(app, job)).toBe(1)
  smtp.state.answer = 'refuse'
  await sendMail(app.context, { home, id: tried?.id })
  expect((await mailsOf(home))[0]).toMatchObject({ state: 'failed', attempts: 2 })
  smtp.state.answer = 'take'
  await sendMail(app.context, { home, id: tried?.id })
  expect(smtp.letters).toHaveLength(0)
})

test('cut off after the server took it, it goes out again as the same letter', async () => {
  const home = (await app.createShop()).id
  smtp.state.answer = 'hang up after taking'
  await app.context.database.transact((tx) => storeMail(tx, sample(home, 'placed/3')))
  await eventually('it was tried', async () => ((await mailsOf(home))[0]?.attempts ?? 0) === 1)
  smtp.state.answer = 'take'
  await sendMail(app.context, { home, id: (await mailsOf(home))[0]?.id })
  expect((await mailsOf(home))[0]).toMatchObject({ state: 'sent', attempts: 2 })
  expect(smtp.letters).toHaveLength(2)
  expect(new Set(smtp.letters.map((letter) => letter.header('message-id'))).size).toBe(1)
})

test('what a server that died had stored, the next one sends, once', async () => {
  const { context } = app
  const home = (await app.createShop()).id
  const mail = sample(home, 'placed/4')
  const job = `graphile_worker._private_jobs where payload->>'id' = '${mail.id}'`
  await context.database.transact(async (tx) => {
    await storeMail(tx, mail)
    const taken = `update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now() where payload->>'id' = $1`
    await tx.db.executeQuery(CompiledQuery.raw(taken, [mail.id]))
  })
  const stuck = Promise.withResolvers<LetterFate>()
  const mailer = { send: () => stuck.promise, close: async () => {} }
  const dying = sendMail({ ...context, mailer }, { home, id: mail.id })
  // As the next server does with the jobs of one that is gone.
  await releaseJobs(context.database.pool, true)
  await eventually('it is sent', async () => (await mailsOf(home))[0]?.state === 'sent')
  // Were the first one not dead but slow, it would change nothing any more.
  stuck.resolve({ state: 'retry', reason: 'slow' })
  await dying
  expect((await mailsOf(home))[0]).toMatchObject({ state: 'sent', attempts: 1 })
  await eventually('its job is done', async () => (await countRows(app, job)) === 0)
  expect(smtp.letters).toHaveLength(1)
})

test('without a mail server the letters of real shops are kept as well, and the log says so', async () => {
  const bare = await startTestApp()
  const trade = await openTestShop(bare)
  const { number } = await buy(bare, trade)
  await bare.context.database.pool.query('update shops set test = false where id = $1', [trade.shop.id])
  bare.context.directory.forget()
  const said = vi.spyOn(bare.context.log, 'warn')
  await trade.staff.call('cancelOrder', { params: { shop: trade.shop.slug, number }, body: {} })
  const kept = (await mailsOf(trade.shop.id, bare)).filter(({ kind }) => kind === 'canceled')
  expect(kept.map(({ state }) => state)).toEqual(['kept'])
  expect(said.mock.calls.map(([, text]) => text)).toContain('a mail is not sent: SOUK_SMTP_URL is not set')
  await bare.close()
})
