import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleProduct } from '../../test/samples.ts'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { buy, countRows, eventually, openTestShop, readyBuyer, type TestShop } from '../../test/trade.ts'
import { consentsOf } from '../consent/consent.ts'
import { fulfils } from '../watches/watch.ts'
import { tellWatchers } from './tell-watchers.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const POST = { id: 'post', label: { en: 'Post' }, amount: 500, kind: 'ship' as const, days: { min: 2, max: 4 } }
const HOME = { line1: 'Main Street 1', city: 'Springfield', region: 'IL', postcode: '62701', country: 'US' }
const WORDS = { wording: 'Tell me when it is back', language: 'en' }

async function setStock({ shop, staff, goods }: TestShop, stock: number | null): Promise<void> {
  await staff.call('setStock', { params: { shop: shop.slug, variant: goods.variant }, body: { stock } })
}

function setPrice({ shop, staff, goods }: TestShop, amount: number) {
  return staff.call('setPrice', { params: { shop: shop.slug, variant: goods.variant }, body: { amount } })
}

/** What the shop said of its own accord in a thread. */
async function told({ client, conversation }: Thread): Promise<string[]> {
  const { facts } = await client.facts(conversation, 0, 0)
  return facts.flatMap((fact) => {
    if (fact.kind !== 'message.created' || fact.data.message.author.kind !== 'shop') return []
    return fact.data.message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  })
}

function watch(thread: Thread, { goods }: TestShop, below?: number) {
  const { conversation, client } = thread
  const body = { ...goods, ...WORDS, ...(below === undefined ? {} : { below }) }
  return client.call('addWatch', { params: { conversation }, body })
}

async function noMoreJobs(): Promise<void> {
  await eventually(
    'no job is waiting',
    async () => (await countRows(app, `graphile_worker.jobs where task_identifier = 'tell-watchers'`)) === 0,
  )
}

describe('back in stock', () => {
  test('asked for by words, told once, with the card and one tap into the cart', async () => {
    const shop = await openTestShop(app, { stock: 0 })
    const thread = await app.talk(shop.shop.slug)
    await thread.say('song of the loom')
    const said = await thread.say('Tell me when it is back')
    expect(JSON.stringify(said)).toContain('once, when Song of the loom')
    const [open] = await thread.client.call('listWatches', { params: { conversation: thread.conversation } })
    const consents = await consentsOf(app.context.database.read, shop.shop.id, open?.id ?? '')
    expect(consents).toEqual([
      expect.objectContaining({ purpose: 'notify.stock', language: 'en', endedBy: null, givenAt: expect.any(Date) }),
    ])
    expect(consents[0]?.wording).toMatch(/^Tell me when it is back\nGood\. I’ll write here, once/)
    await setStock(shop, 0)
    await noMoreJobs()
    expect(await told(thread)).toEqual([])
    await setStock(shop, 3)
    await eventually('it is told', async () => (await told(thread)).length > 0)
    await setStock(shop, 0)
    await setStock(shop, 5)
    await noMoreJobs()
    expect(await told(thread)).toEqual([
      'Song of the loom is back. You asked to be told; this was the one message about it.',
    ])
    expect((await consentsOf(app.context.database.read, shop.shop.id, open?.id ?? ''))[0]?.endedBy).toBe('used')
    const card = (await thread.client.facts(thread.conversation, 0, 0)).facts
      .flatMap((fact) => (fact.kind === 'message.created' ? fact.data.message.parts : []))
      .findLast((part) => part.type === 'product')
    const [action] = card?.type === 'product' ? card.actions : []
    expect(action?.value).toBe(`add:${shop.goods.offer}:${shop.goods.variant}`)
    await thread.send({ type: 'choice', of: thread.conversation, value: action?.value ?? '' })
    const { cart } = await thread.client.conversation(thread.conversation)
    expect(cart?.lines.map(({ variant }) => variant)).toEqual([shop.goods.variant])
  })

  test('a checkout that is given up brings it back too', async () => {
    const shop = await openTestShop(app, { stock: 1 })
    const holder = await readyBuyer(app, shop)
    const { payment } = await holder.client.call('completeCheckout', {
      params: { shop: shop.shop.slug, checkout: holder.checkout },
      body: {},
    })
    expect(payment).toBeDefined()
    const thread = await app.talk(shop.shop.slug)
    await watch(thread, shop)
    await noMoreJobs()
    expect(await told(thread)).toEqual([])
    await holder.client.call('cancelCheckout', { params: { shop: shop.shop.slug, checkout: holder.checkout } })
    await eventually('it is told', async () => (await told(thread)).length === 1)
  })

  test('what is there already is told at once', async () => {
    const shop = await openTestShop(app, { stock: 2 })
    const thread = await app.talk(shop.shop.slug)
    await watch(thread, shop)
    await eventually('it is told', async () => (await told(thread)).length === 1)
  })

  test('the re-import of a file that has it again tells as well', async () => {
    const shop = await openTestShop(app, { stock: 0 })
    const thread = await app.talk(shop.shop.slug)
    await watch(thread, shop)
    const line = { id: 'song', title: 'Song of the loom', price: { amount: 2500, currency: 'USD' }, stock: 4 }
    await app.importLines(shop.shop.slug, [{ ...line, fulfilment: 'digital' }])
    await eventually('it is told', async () => (await told(thread)).length === 1)
  })
})

test('an order that is cancelled gives its goods back', async () => {
  const { shop } = await openTestShop(app, { shop: { settings: { shipping: [POST] } } })
  await app.importLines(shop.slug, [
    { id: 'bowl', title: 'Walnut bowl', price: { amount: 4000, currency: 'USD' }, stock: 1 },
  ])
  const row = await app.context.database.read
    .selectFrom('variants as v')
    .innerJoin('offers as o', 'o.id', 'v.offer')
    .select(['v.id', 'v.offer'])
    .where('v.home', '=', shop.id)
    .where('o.title', '=', 'Walnut bowl')
    .executeTakeFirstOrThrow()
  const goods = { offer: row.offer, variant: row.id }
  const staff = await app.withKey(shop.slug, 'catalog:write', 'orders:write')
  const bowls: TestShop = { shop, staff, goods, address: HOME }
  const { number } = await buy(app, bowls)
  const thread = await app.talk(shop.slug)
  await watch(thread, bowls)
  await noMoreJobs()
  expect(await told(thread)).toEqual([])
  await staff.call('cancelOrder', { params: { shop: shop.slug, number }, body: {} })
  await eventually('it is told', async () => (await told(thread)).length === 1)
})

describe('a lower price', () => {
  test('is told when it has fallen to the wish, and not before', async () => {
    const shop = await openTestShop(app, { amount: 9900 })
    const thread = await app.talk(shop.shop.slug)
    await thread.say('song of the loom')
    const said = await thread.say('tell me when it is cheaper than $80')
    expect(JSON.stringify(said)).toContain('$80')
    await setPrice(shop, 8100)
    await noMoreJobs()
    expect(await told(thread)).toEqual([])
    await setPrice(shop, 7900)
    await eventually('it is told', async () => (await told(thread)).length === 1)
    expect((await told(thread))[0]).toContain('$79')
  })

  test('in the language of the thread', async () => {
    const shop = await openTestShop(app, { amount: 9900 })
    const thread = await app.talk(shop.shop.slug, 'ru')
    await thread.say('Song of the loom')
    await thread.say('сообщите, когда подешевеет')
    await setPrice(shop, 5000)
    await eventually('it is told', async () => (await told(thread)).some((text) => text.includes('теперь стоит')))
  })

  test('another wish takes the place of the one before; the same one is the same', async () => {
    const shop = await openTestShop(app, { amount: 9900 })
    const thread = await app.talk(shop.shop.slug)
    const one = await watch(thread, shop, 5000)
    expect((await watch(thread, shop, 5000)).id).toBe(one.id)
    const other = await watch(thread, shop, 6000)
    const open = await thread.client.call('listWatches', { params: { conversation: thread.conversation } })
    expect(open.map(({ id }) => id)).toEqual([other.id])
    expect((await consentsOf(app.context.database.read, shop.shop.id, one.id))[0]?.endedBy).toBe('withdrawn')
  })
})

describe('taken back', () => {
  test('by words, by a tap, by STOP: nothing is told', async () => {
    const shop = await openTestShop(app, { stock: 0 })
    const threads = await Promise.all([1, 2, 3].map(() => app.talk(shop.shop.slug)))
    const [words, tap, stop] = threads
    if (!words || !tap || !stop) throw new Error('no threads')
    const [spoken, tapped, stopped] = await Promise.all(threads.map((thread) => watch(thread, shop)))
    await words.say("don't tell me any more")
    await tap.client.call('removeWatch', { params: { conversation: tap.conversation, watch: tapped?.id ?? '' } })
    await stop.say('STOP')
    await setStock(shop, 9)
    await noMoreJobs()
    for (const thread of threads) expect(await told(thread)).toEqual([])
    const ended = async (id = '') => (await consentsOf(app.context.database.read, shop.shop.id, id))[0]?.endedBy
    expect(await ended(spoken?.id)).toBe('withdrawn')
    expect(await ended(tapped?.id)).toBe('withdrawn')
    expect(await ended(stopped?.id)).toBe('stop')
  })

  test('nobody agrees for somebody else, and nobody takes back what is not theirs', async () => {
    const shop = await openTestShop(app, { stock: 0 })
    const [thread, other] = [await app.talk(shop.shop.slug), await app.talk(shop.shop.slug)]
    const { id } = await watch(thread, shop)
    const body = { ...shop.goods, ...WORDS }
    const params = { conversation: thread.conversation }
    await expect(shop.staff.call('addWatch', { params, body })).rejects.toMatchObject({ status: 403 })
    await expect(
      other.client.call('removeWatch', { params: { conversation: other.conversation, watch: id } }),
    ).rejects.toMatchObject({ status: 404 })
  })
})

describe('once', () => {
  test('sixty people, several processes at once, jobs cut off in the middle: each is told once, in their turn', async () => {
    const shop = await openTestShop(app, { stock: 0 })
    const people = await Promise.all(Array.from({ length: 60 }, () => app.talk(shop.shop.slug)))
    for (const thread of people) await watch(thread, shop)
    // The first dies in the middle of its work, at any place, again and again.
    const { database } = app.context
    let left = 7
    const dying = {
      ...app.context,
      database: {
        ...database,
        transact: ((work) =>
          database.transact(async (tx) => {
            const done = await work(tx)
            left -= 1
            if (left % 3 === 0) throw new Error('killed')
            return done
          })) as typeof database.transact,
      },
    }
    await database.read
      .updateTable('resources')
      .set({ capacity: 5 })
      .where('subject', '=', shop.goods.variant)
      .execute()
    const job = { home: shop.shop.id, offer: shop.goods.offer }
    for (let i = 0; i < 4; i++) await expect(tellWatchers(dying, job)).rejects.toThrow('killed')
    await Promise.all([setStock(shop, 5), tellWatchers(app.context, job), tellWatchers(app.context, job)])
    await eventually(
      'all are told',
      async () => (await countRows(app, `watches where state = 'told' and home = '${shop.shop.id}'`)) === 60,
    )
    await noMoreJobs()
    for (const thread of people) expect(await told(thread)).toHaveLength(1)
  }, 60_000)

  test('a watch of one variant and of the whole by one customer is one message', async () => {
    const shop = await openTestShop(app, { stock: 0 })
    const thread = await app.talk(shop.shop.slug)
    await watch(thread, shop)
    await thread.client.call('addWatch', {
      params: { conversation: thread.conversation },
      body: { offer: shop.goods.offer, ...WORDS },
    })
    await setStock(shop, 1)
    await eventually('it is told', async () => (await told(thread)).length > 0)
    await noMoreJobs()
    expect(await told(thread)).toHaveLength(1)
  })

  test('property: exactly the wishes that hold are fulfilled', () => {
    const variants = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 50 }), available: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(variants, fc.option(fc.nat(5)), fc.option(fc.integer({ min: 1, max: 50 })), (rows, place, below) => {
        const product = sampleProduct({ amounts: rows.map(({ amount }) => amount) })
        rows.forEach(({ available }, i) => Object.assign(product.variants[i] ?? {}, { available }))
        const one = place === null ? null : (product.variants[place % rows.length]?.id ?? null)
        const hit = fulfils(product, { kind: below === null ? 'stock' : 'price', variant: one, below })
        const expected = product.variants.filter(
          (variant) =>
            variant.available &&
            (one === null || variant.id === one) &&
            (below === null || variant.price.amount <= below),
        )
        expect(hit).toEqual(expected)
      }),
    )
  })
})
