import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openTestShop, type TestShop } from '../../test/trade.ts'

let app: TestApp
let shop: TestShop
const ids: string[] = []

beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app)
  const dresses = ['Nightfall Tulle Gown', 'Meadow Linen Dress', 'Harbour Silk Dress']
  await app.importLines(
    shop.shop.slug,
    dresses.map((title, i) => ({ id: `d${i}`, title, price: { amount: 9000 + i * 1000, currency: 'USD' } })),
  )
  const result = await app.anyone.call('search', { params: { shop: shop.shop.slug }, query: { q: 'dress' } })
  ids.push(...result.products.map(({ id }) => id))
})
afterAll(() => app.close())

function params(conversation: string, product = ids[0] ?? '') {
  return { conversation, product }
}

test('what is saved by tap or by words is one list, told as a fact, and survives a reload', async () => {
  const thread = await app.talk(shop.shop.slug)
  const { conversation, client } = thread
  const first = await client.call('saveWish', { params: params(conversation) })
  expect(first.map(({ offer }) => offer)).toEqual([ids[0]])
  expect(first[0]).toMatchObject({ available: true, price: { min: { currency: 'USD' } } })
  // Twice is once, and tells nothing a second time.
  await client.call('saveWish', { params: params(conversation) })
  const told = async () =>
    (await client.facts(conversation, 0, 0)).facts.flatMap((fact) =>
      fact.kind === 'wishes.changed' ? [fact.data.offers] : [],
    )
  expect(await told()).toEqual([[ids[0]]])

  await thread.say('I need a dress')
  const said = await thread.say('save the second one')
  expect(JSON.stringify(said)).toContain('Saved')
  const saved = await client.call('listWishes', { params: { conversation } })
  expect(saved).toHaveLength(2)
  expect((await client.conversation(conversation)).wishes).toEqual(saved.map(({ offer }) => offer))

  const shown = await thread.say('show my wish list')
  const cards = shown.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'carousel' ? part.cards : [])))
  expect(cards.map(({ ref }) => ref.id)).toEqual(saved.map(({ offer }) => offer))
  expect(cards[0]?.actions.map(({ value }) => value.split(':')[0])).toEqual(['show', 'unsave'])

  const left = await client.call('removeWish', { params: params(conversation, saved[0]?.offer) })
  expect(left.map(({ offer }) => offer)).toEqual([saved[1]?.offer])
  await client.call('removeWish', { params: params(conversation, saved[0]?.offer) })
  expect(await told()).toHaveLength(3)
})

test('the list is the customer’s: another thread of theirs has it, another customer’s has not', async () => {
  const one = await app.talk(shop.shop.slug)
  const other = await app.talk(shop.shop.slug)
  await one.client.call('saveWish', { params: params(one.conversation) })
  expect(await other.client.call('listWishes', { params: { conversation: other.conversation } })).toEqual([])
  const { database } = app.context
  await database.read
    .updateTable('conversations')
    .set({
      customer: (select) =>
        select.selectFrom('conversations as o').select('o.customer').where('o.id', '=', one.conversation).limit(1),
    })
    .where('id', '=', other.conversation)
    .execute()
  expect((await other.client.conversation(other.conversation)).wishes).toEqual([ids[0]])
})

test('what is not sold here cannot be saved; what is no longer sold keeps its name', async () => {
  const { conversation, client } = await app.talk(shop.shop.slug)
  const nothing = '01900000-0000-7000-8000-00000000dead'
  await expect(client.call('saveWish', { params: params(conversation, nothing) })).rejects.toMatchObject({
    status: 404,
  })
  await client.call('saveWish', { params: params(conversation, ids[2]) })
  await app.context.database.read
    .updateTable('offers')
    .set({ active: false })
    .where('id', '=', ids[2] ?? '')
    .execute()
  const [gone] = await client.call('listWishes', { params: { conversation } })
  expect(gone).toMatchObject({ gone: true, available: false })
  expect(gone?.title).toBeTruthy()
})
