import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const gown = (id: string, url?: string) => ({
  id,
  title: `Gown ${id}`,
  price: { amount: 18900, currency: 'USD' },
  ...(url ? { url } : {}),
})

test('an address of the shop or of its own pages is the product behind it, in this shop alone', async () => {
  const [shop, other] = [await app.createShop(), await app.createShop()]
  await app.importLines(shop.slug, [gown('luna', 'https://lune.example/p/luna'), gown('alba')])
  await app.importLines(other.slug, [gown('luna')])
  const thread = await app.talk(shop.slug)
  const titles = async (text: string) => {
    const said = await thread.say(text)
    return said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'product' ? part.shown.title : [])))
  }
  expect(await titles('https://lune.example/p/luna?utm_source=mail')).toEqual(['Gown luna'])
  const row = async (home: string, id: string) =>
    (
      await app.context.database.read
        .selectFrom('offers')
        .select('id')
        .where('home', '=', home)
        .where('external_id', '=', id)
        .executeTakeFirstOrThrow()
    ).id
  expect(await titles(`${app.url}/s/${shop.slug}/products/${await row(shop.id, 'alba')}`)).toEqual(['Gown alba'])
  expect(await titles(`${app.url}/s/${other.slug}/products/${await row(other.id, 'luna')}`)).toEqual([])
  expect(await titles('https://elsewhere.example/p/luna')).toEqual([])
})
