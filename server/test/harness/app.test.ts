import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('the server is ready, and its shops are its own', async () => {
  expect((await fetch(`${app.url}/ready`)).status).toBe(200)
  expect(await app.anyone.shops()).toEqual([])
  const shop = await app.createShop({ slug: 'looms' })
  expect((await app.anyone.shops()).map(({ slug }) => slug)).toEqual(['looms'])
  const report = await app.importLines(shop.slug, [
    { id: 'a', title: 'Blue dress', price: { amount: 9900, currency: 'USD' } },
  ])
  expect(report).toMatchObject({ rows: 1, created: 1, refused: [] })
})

test('a shopper writes, and what the shop says comes back', async () => {
  const shop = await app.createShop()
  const thread = await app.talk(shop.slug)
  const said = await thread.say('Hello!')
  expect(said.length).toBeGreaterThan(0)
  expect(said.every(({ author }) => author === 'concierge')).toBe(true)
})

test('the API describes itself', async () => {
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: app.url }] })
  for (const page of ['/api', '/docs/errors']) {
    const response = await fetch(app.url + page)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self' 'sha256-/)
  }
})
