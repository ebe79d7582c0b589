import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportLine, startTestApp, type TestApp } from '../../test/harness/app.ts'
import { goodsOf } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const gown = (more: Partial<ImportLine> = {}): ImportLine => ({
  id: 'gown',
  title: 'Navy Tulle Gown',
  price: { amount: 18900, currency: 'USD' },
  attributes: { type: ['dress'] },
  ...more,
})
const REVIEWS = [
  { id: 'a', rating: 5, title: 'Lovely', text: 'Fits like a dream.', author: 'Ada', at: '2026-03-01' },
  { id: 'b', rating: 4, at: '2026-05-01T10:00:00Z', text: '  ' },
  { id: 'c', rating: 1 },
]

async function imported(...files: Partial<ImportLine>[]) {
  const { slug, id } = await app.createShop()
  const reports = []
  for (const more of files) reports.push(await app.importLines(slug, [gown(more)]))
  const { offer: product } = await goodsOf(app, id)
  const view = async () =>
    (await app.anyone.call('viewProduct', { params: { shop: slug, product }, query: {} })).reviews
  const hit = async () =>
    (await app.anyone.call('search', { params: { shop: slug }, query: { q: 'dress' } })).products[0]
  return { slug, reports, view, hit }
}

test('reviews come with the product, newest first, with the average of all of them', async () => {
  const { reports, view, hit } = await imported({ reviews: REVIEWS, reviewSource: 'Old shop' })
  expect(reports[0]).toMatchObject({ created: 1, refused: [] })
  expect(await view()).toEqual({
    average: 3.33,
    count: 3,
    source: 'Old shop',
    shares: [1, 0, 0, 1, 1],
    newest: [
      { id: 'b', rating: 4, at: '2026-05-01T10:00:00Z' },
      { ...REVIEWS[0], at: '2026-03-01T00:00:00Z' },
      { id: 'c', rating: 1 },
    ],
  })
  const found = await hit()
  expect(found?.rating).toEqual({ average: 3.33, count: 3 })
  expect(JSON.stringify(found)).not.toContain('dream')
})

test('imported again they are brought up to date: changed, gone, and left alone where nothing is said of them', async () => {
  const changed = [
    { ...REVIEWS[0]!, rating: 3 },
    { id: 'd', rating: 5 },
  ]
  const { reports, view, slug } = await imported({ reviews: REVIEWS }, { reviews: changed }, { reviews: changed }, {})
  expect(reports.map(({ updated, unchanged }) => [updated, unchanged])).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 0],
  ])
  expect(await view()).toMatchObject({ average: 4, count: 2 })
  expect((await view())?.newest.map(({ id, rating }) => [id, rating])).toEqual([
    ['a', 3],
    ['d', 5],
  ])
  await app.importLines(slug, [gown({ reviews: [] })])
  expect(await view()).toBeUndefined()
})

test('an average that the file names counts, and then nobody says how all the stars are shared out', async () => {
  const { view } = await imported({ reviews: REVIEWS, rating: { average: 4.62, count: 120 } })
  const reviews = await view()
  expect(reviews).toMatchObject({ average: 4.62, count: 120 })
  expect(reviews).not.toHaveProperty('shares')
})

test('what is no review refuses the row, and says why', async () => {
  const { slug, view } = await imported({})
  expect(await view()).toBeUndefined()
  for (const reviews of [
    [{ id: 'a', rating: 6 }],
    [
      { id: 'a', rating: 5 },
      { id: 'a', rating: 4 },
    ],
  ]) {
    const { refused } = await app.importLines(slug, [gown({ reviews })])
    expect(refused).toEqual([expect.objectContaining({ code: 'invalid_row', id: 'gown' })])
  }
})
