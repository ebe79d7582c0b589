import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness/app.ts'
import { buy, countRows, openTestShop, type TestShop } from '../../../test/trade.ts'
import { settableClock } from '../../kernel/clock.ts'
import { findMail, listMails } from '../../kernel/mails.ts'
import { opened } from './link.ts'

const clock = settableClock('2026-11-22T10:00:00Z')
let app: TestApp
let trade: TestShop
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
  trade = await openTestShop(app)
})
afterAll(() => app.close())

/** What the newest mail of an order says, as its buyer reads it. */
async function codeFor(number: string): Promise<string> {
  const { read } = app.context.database
  const home = trade.shop.id
  for (const { id } of await listMails(read, { homes: [home], limit: 50 })) {
    const mail = await findMail(read, home, id)
    const text = mail && opened(app.context, mail, mail.body_text)
    const code = text && new RegExp(`/orders/${trade.shop.slug}/${number}#open=(\\S+)`).exec(text)?.[1]
    if (code) return code
  }
  throw new Error('there was no link')
}

const params = (number: string) => ({ shop: trade.shop.slug, number })
const open = (number: string, code: string) => app.anyone.call('openOrder', { params: params(number), body: { code } })
const renew = (number: string, code: string) =>
  app.anyone.call('renewOrderLink', { params: params(number), body: { code } })

test("the link of an e-mail opens its order once, even for twenty at once, and nobody else's", async () => {
  const [{ number }, { number: other, buyer }] = [await buy(app, trade), await buy(app, trade)]
  const code = await codeFor(number)
  await expect(open(other, code)).rejects.toMatchObject({ code: 'not_found' })
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => open(number, code)))
  const tokens = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.token] : []))
  expect(tokens).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'link_used' })
  const client = app.anyone.with(tokens[0] ?? '')
  expect((await client.order(trade.shop.slug, number)).number).toBe(number)
  await expect(client.order(trade.shop.slug, other)).rejects.toMatchObject({ code: 'not_found' })
  await expect(client.conversation(buyer.thread.conversation)).rejects.toMatchObject({ code: 'forbidden' })
})

test('what we did not sign opens nothing, and neither does what is stored', async () => {
  const { number } = await buy(app, trade)
  const code = await codeFor(number)
  const [id = '', signature = ''] = code.split('.')
  for (const forged of [id, `${id}.`, `${id}.${signature.slice(0, -2)}AA`, `${code}.x`, 'x', signature]) {
    await expect(open(number, forged)).rejects.toMatchObject({ code: 'not_found' })
    await expect(renew(number, forged)).rejects.toMatchObject({ code: 'not_found' })
  }
  const { rows } = await app.context.database.pool.query<{ all: string }>(
    `select string_agg(m::text, ' ') as all from mails m`,
  )
  expect(rows[0]?.all).toContain(id)
  expect(rows[0]?.all).not.toContain(signature)
  const elsewhere = await openTestShop(app)
  const call = { params: { shop: elsewhere.shop.slug, number }, body: { code } }
  await expect(app.anyone.call('openOrder', call)).rejects.toMatchObject({ code: 'not_found' })
})

test('a used link is renewed by e-mail to the buyer, once for each', async () => {
  const { number } = await buy(app, trade)
  const used = await codeFor(number)
  await open(number, used)
  const before = await countRows(app, 'mails')
  for (let i = 0; i < 5; i++) expect(await renew(number, used)).toEqual({ sent: true })
  expect(await countRows(app, 'mails')).toBe(before + 1)
  const fresh = await codeFor(number)
  expect(fresh).not.toBe(used)
  expect((await open(number, fresh)).token).toBeTruthy()
})

test('an old link no longer opens, but is renewed', async () => {
  const { number } = await buy(app, trade)
  const code = await codeFor(number)
  clock.advance(61 * 86_400_000)
  await expect(open(number, code)).rejects.toMatchObject({ code: 'link_used', status: 410 })
  await renew(number, code)
  expect((await open(number, await codeFor(number))).token).toBeTruthy()
})
