import type { Client } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, countRows, eventually, openTestShop, payPage, readyBuyer, type TestShop } from '../../test/trade.ts'

let app: TestApp
let shop: TestShop
let staff: Client
let slug: string
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app)
  slug = shop.shop.slug
  staff = await app.withKey(slug, 'settings:write', 'orders:read')
})
afterAll(() => app.close())

const pause = (what: 'concierge' | 'checkout' | 'campaigns', paused: boolean) =>
  staff.call('pauseShop', { params: { shop: slug, what }, body: { paused } })

const textOf = (said: readonly { parts: readonly { type: string }[] }[]) =>
  said.flatMap(({ parts }) => parts.flatMap((part) => ('text' in part ? [part.text] : []))).join(' ')

test('while the concierge is paused a message waits for a person, and says so once, in the language it was written in', async () => {
  const thread = await app.talk(slug)
  expect(await pause('concierge', true)).toMatchObject({ concierge: { by: expect.stringMatching(/^key:/) } })
  const said = await thread.say('Здравствуйте, вы продаёте билеты на концерт?')
  expect(said.map(({ author }) => author)).toEqual(['shop'])
  expect(textOf(said)).toBe('Спасибо за сообщение. Наш помощник сейчас на паузе, здесь ответит сотрудник.')
  expect(await thread.say('Алло?')).toEqual([])
  const { waiting_since } = await app.context.database.read
    .selectFrom('conversations')
    .select('waiting_since')
    .where('id', '=', thread.conversation)
    .executeTakeFirstOrThrow()
  expect(waiting_since).not.toBeNull()
  expect(textOf(await thread.say('STOP'))).not.toBe('')
  // Whoever replaces the settings does not end a pause that they may not have seen.
  const settings = await staff.call('getSettings', { params: { shop: slug } })
  await staff.call('putSettings', { params: { shop: slug }, body: { ...settings, paused: {} } })
  expect(await thread.say('Алло?')).toEqual([])
  expect(await pause('concierge', false)).toEqual({})
  expect((await thread.say('Здравствуйте')).map(({ author }) => author)).toEqual(['concierge'])
  // The next pause is another one.
  await pause('concierge', true)
  expect(await thread.say('Алло?')).toHaveLength(1)
  await pause('concierge', false)
})

test('while the checkout is paused nothing is sold, and money that comes all the same stays to be seen', async () => {
  const early = await readyBuyer(app, shop)
  const { payment } = await complete(early)
  const late = await readyBuyer(app, shop)
  await pause('checkout', true)
  await expect(complete(late)).rejects.toMatchObject({ code: 'shop_paused' })
  await payPage(payment?.url ?? '')
  const exceptions = () => staff.call('listExceptions', { params: { shop: slug }, query: {} })
  await eventually('the money is reported', async () => (await exceptions()).length > 0)
  expect((await exceptions())[0]).toMatchObject({ kind: 'payment.stray' })
  expect(await countRows(app, 'orders')).toBe(0)
  await pause('checkout', false)
  // What was paid already is not paid twice.
  expect(await complete(early)).toMatchObject({ state: 'completed' })
  expect(await countRows(app, 'payments')).toBe(1)
  expect(await exceptions()).toEqual([])
})

test('each pause and its end is written down', async () => {
  const { rows } = await app.context.database.pool.query<{ action: string; target: string }>(
    `select action, target from audit where action like 'shop.%' and target in ('concierge', 'checkout') order by id limit 2`,
  )
  expect(rows).toEqual([
    { action: 'shop.pause', target: 'concierge' },
    { action: 'shop.resume', target: 'concierge' },
  ])
})
