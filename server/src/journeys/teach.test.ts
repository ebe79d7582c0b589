import type { MissedGroup } from '@souk/contract/teaching.ts'
import type { Client } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { eventually } from '../../test/trade.ts'

let app: TestApp
let staff: Client
const shop = 'taught'
const params = { shop }

beforeAll(async () => {
  app = await startTestApp()
  for (const slug of [shop, 'untaught']) {
    await app.createShop({ slug })
    await app.importLines(slug, [
      { id: 'a', title: 'Sky blue prom dress', brand: 'Bella Nova', price: { amount: 15_000, currency: 'USD' } },
      { id: 'b', title: 'White sneakers', price: { amount: 9000, currency: 'USD' } },
    ])
  }
  staff = await app.withKey(shop, 'conversations:read', 'settings:write', 'catalog:read')
})
afterAll(() => app.close())

const typesOf = async (slug: string, text: string) => {
  const { want, intents } = await app.anyone.call('understand', { params: { shop: slug }, body: { text } })
  return { types: want.types, intent: intents[0]?.name }
}

test('the playground talks with the live catalogue, tells why, and leaves nothing behind', async () => {
  const count = async () =>
    (
      await app.context.database.pool.query<{ n: number }>(
        'select ((select count(*) from conversations) + (select count(*) from carts) + (select count(*) from customers))::int as n',
      )
    ).rows[0]?.n
  const before = await count()
  const { turns } = await staff.call('tryConcierge', {
    params,
    body: { texts: ['I need a prom dress', 'add it to my cart', 'what is in my cart?'], locale: 'en' },
  })
  const [found, added, shown] = turns
  expect(found?.reasons).toMatchObject({ skills: ['find'], acts: [] })
  expect(found?.reasons.understanding.spans.map(({ concept }) => concept)).toContain('dress')
  expect(found?.reasons.products).toMatchObject([{ title: 'Sky blue prom dress', shown: true }])
  expect(added?.reasons.acts).toContain('cart.add')
  // What was done in it counts in it.
  expect(JSON.stringify(shown?.messages)).toContain('Sky blue prom dress')
  expect(await count()).toBe(before)
})

test('a word that is taught counts at once, with its endings, in this shop alone, and is taken back', async () => {
  expect((await typesOf(shop, 'a schmeckle, please')).types).toEqual([])
  const lesson = { kind: 'word' as const, word: 'schmeckle', concept: 'dress' }
  const taught = await staff.call('teach', { params, body: lesson })
  expect(taught).toMatchObject({ version: 1, lesson })
  expect((await typesOf(shop, 'two blue schmeckles, please')).types).toEqual(['dress'])
  expect((await typesOf('untaught', 'two blue schmeckles, please')).types).toEqual([])
  const thread = await app.talk(shop)
  expect(JSON.stringify(await thread.say('show me a schmeckle'))).toContain('Sky blue prom dress')
  // Taught anew it stands for something else, until that is taken back.
  const again = await staff.call('teach', { params, body: { ...lesson, concept: 'sneaker' } })
  expect((await typesOf(shop, 'a schmeckle')).types).toEqual(['sneaker'])
  const back = await staff.call('takeBackTeaching', { params: { shop, teaching: again.id } })
  expect(back.undone).toMatchObject({ version: 3 })
  expect((await typesOf(shop, 'a schmeckle')).types).toEqual(['dress'])
  await staff.call('takeBackTeaching', { params: { shop, teaching: taught.id } })
  expect((await typesOf(shop, 'a schmeckle')).types).toEqual([])
  const listed = await staff.call('listTeachings', { params })
  expect(listed.version).toBe(4)
  expect(listed.teachings.map(({ undone }) => undone !== undefined)).toEqual([true, true])
})

test('a word of the lexicon can be taught to mean something else here; one that the shop sells under its own name, too', async () => {
  expect((await typesOf(shop, 'I want a gown')).types).not.toContain('sneaker')
  const { id } = await staff.call('teach', { params, body: { kind: 'word', word: 'gown', concept: 'sneaker' } })
  expect((await typesOf(shop, 'I want a gown')).types).toEqual(['sneaker'])
  await staff.call('takeBackTeaching', { params: { shop, teaching: id } })
  const { concepts } = await staff.call('listShopConcepts', { params, query: { q: 'bella' } })
  const brand = concepts[0]?.id ?? ''
  await staff.call('teach', { params, body: { kind: 'word', word: 'bellissima', concept: brand } })
  const { want } = await app.anyone.call('understand', { params, body: { text: 'something by bellissima' } })
  expect(want.attributes['brand']?.any).toEqual([brand])
  await expect(
    staff.call('teach', { params, body: { kind: 'word', word: 'foo', concept: 'no-such-thing' } }),
  ).rejects.toMatchObject({ code: 'invalid_request' })
})

test('what would break a kept test is refused, and says which', async () => {
  const text = 'white sneakers for school'
  const kept = await staff.call('keepTest', {
    params,
    body: { text, expect: { types: ['sneaker'], intent: 'product.find' } },
  })
  expect(kept).toMatchObject({ passed: true, differences: [] })
  const wrong = await staff.call('keepTest', { params, body: { text: 'a prom dress', expect: { types: ['sneaker'] } } })
  expect(wrong).toMatchObject({ passed: false, differences: [{ of: 'types', expected: ['sneaker'], got: ['dress'] }] })
  const lesson = { kind: 'word' as const, word: 'sneakers', concept: 'dress' }
  await expect(staff.call('teach', { params, body: lesson })).rejects.toMatchObject({
    code: 'teaching_breaks',
    problem: { issues: [{ path: `tests.${kept.test.id}`, message: text }] },
  })
  expect((await typesOf(shop, text)).types).toEqual(['sneaker'])
  const run = await staff.call('runKeptTests', { params, body: { lessons: [lesson] } })
  expect(run).toMatchObject({ passed: 0, failed: 2 })
  expect((await staff.call('runKeptTests', { params, body: {} })).passed).toBe(1)
  for (const { test: one } of [kept, wrong]) await staff.call('removeKeptTest', { params: { shop, test: one.id } })
  expect(await staff.call('listKeptTests', { params })).toEqual({ tests: [] })
})

test('an answer that is taught is given, and a test may ask for it', async () => {
  const question = 'Do you mend zips?'
  const answer = 'Yes, zips are mended within a week.'
  const lesson = { kind: 'answer' as const, question, answer, language: 'en' }
  const test = { text: 'do you mend zips', expect: { says: 'within a week' } }
  expect((await staff.call('keepTest', { params, body: test })).passed).toBe(false)
  const { id } = await staff.call('teach', { params, body: lesson })
  const thread = await app.talk(shop)
  expect(JSON.stringify(await thread.say(question))).toContain(answer)
  // The lesson is needed by what must go on being understood.
  await expect(staff.call('takeBackTeaching', { params: { shop, teaching: id } })).rejects.toMatchObject({
    code: 'teaching_breaks',
  })
})

test('what was not understood is put together by its words, with what was written and still stands', async () => {
  const said = ['Wo ist der Zwirbelfix?', 'wo ist denn der zwirbelfix', 'Can you fix my tractor engine?']
  const threads = []
  for (const text of said) {
    const thread = await app.talk('untaught')
    await thread.say(text)
    threads.push(thread)
  }
  const reader = await app.withKey('untaught', 'conversations:read')
  const groups = async () => (await reader.call('listMissed', { params: { shop: 'untaught' }, query: {} })).groups
  const holds = (one: MissedGroup) => one.words.some((word) => word.includes('zwirbelfix')) && one.count === 2
  await eventually('both are one group', async () => (await groups()).some(holds))
  const group = (await groups()).find(holds)
  expect(group?.examples.map(({ text }) => text)).toEqual([said[1], said[0]])
  expect(group?.examples[0]).toMatchObject({ conversation: threads[1]?.conversation })
  const [newest] = threads.slice(1)
  const message = group?.examples[0]?.message ?? ''
  const conversation = newest?.conversation ?? ''
  await newest?.client.call('unsendMessage', { params: { conversation, message } })
  expect((await groups()).find(holds)?.examples.map(({ text }) => text)).toEqual([said[0]])
})
