import { get as httpGet } from 'node:http'
import { text } from 'node:stream/consumers'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureMessenger, messengerDist } from '../../../messenger/build.ts'
import { measure } from '../../../tools/check-size.ts'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { goodsOf } from '../../test/trade.ts'
import { SITE_WORDS } from './site-words.ts'

let app: TestApp
beforeAll(async () => {
  await ensureMessenger()
  app = await startTestApp({ messenger: messengerDist })
  await app.createShop({ slug: 'looms', name: 'Looms & Daughters', settings: { description: { en: 'Cloth.' } } })
}, 120_000)
afterAll(() => app.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(app.url + path, { headers })

test('a shop is an app of its own: name, colours of its awning, icons a phone can cut', async () => {
  const answer = await get('/s/looms/app.webmanifest')
  expect(answer.headers.get('content-type')).toContain('application/manifest+json')
  const manifest = await answer.json()
  expect(manifest).toMatchObject({
    name: 'Looms & Daughters',
    description: 'Cloth.',
    start_url: '/s/looms',
    display: 'standalone',
    background_color: '#f3f5f2',
  })
  expect(manifest.theme_color).toMatch(/^#[0-9A-F]{6}$/i)
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await get(src)
    expect(icon.headers.get('content-type')).toContain(type)
    const { width, height, hasAlpha } = await sharp(await icon.arrayBuffer()).metadata()
    if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes)
    if (src.includes('maskable')) {
      const { data } = await sharp(await (await get(src)).arrayBuffer())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect([hasAlpha, data[3]]).toEqual([expect.anything(), 255])
    }
  }
})

test('on the market’s host it is the market; on the shop’s own host the shop begins at the top', async () => {
  const market = await (await get('/app.webmanifest')).json()
  expect(market).toMatchObject({ name: 'Souk', start_url: '/' })
  const port = new URL(app.url).port
  const url = `${app.url}/app.webmanifest`
  const own = await new Promise<string>((resolve, reject) => {
    const headers = { host: `looms.localhost:${port}` }
    httpGet(url, { headers }, (answer) => void text(answer).then(resolve, reject)).on('error', reject)
  }).then(JSON.parse)
  expect(own).toMatchObject({ name: 'Looms & Daughters', start_url: '/' })
})

test('no page asks for more bytes than its budget before it can be used', () => {
  const rows = measure(messengerDist)
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ bytes, limit }) => bytes > limit)).toEqual([])
})

test('what is not there is refused, and the worker is never kept by a cache', async () => {
  expect((await get('/s/nobody/app.webmanifest')).status).toBe(404)
  expect((await get('/s/nobody/icon')).status).toBe(404)
  expect((await get('/s/looms/icon?size=9999')).status).toBe(400)
  const worker = await get('/sw.js')
  expect(worker.headers.get('cache-control')).toBe('no-cache')
  expect(worker.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(await worker.text()).toContain('/assets/app-')
})

test('pages beside the app find its fonts under one name, and may load nothing else', async () => {
  const sheet = await get('/fonts.css')
  expect(sheet.headers.get('content-type')).toMatch(/^text\/css/)
  const rules = await sheet.text()
  expect(rules.replaceAll(/@font-face\{[^}]*\}/g, '').trim()).toBe('')
  const files = [...rules.matchAll(/url\(([^)]+)\)/g)].map(([, url = '']) => url)
  expect(files.length).toBeGreaterThan(6)
  expect((await get(files[0] ?? '')).status).toBe(200)
  for (const path of ['/docs/errors', '/site/looms']) {
    const page = await get(path)
    expect(await page.text()).toContain('<link rel="stylesheet" href="/fonts.css">')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toMatch(/style-src 'self' 'sha256-[^;]+;/)
    expect(policy).toContain("font-src 'self';")
  }
})

test("a page as a shop might have it speaks the visitor's language, else the shop's, and says which", async () => {
  const shop = await app.createShop({ slug: 'rugs', locale: 'ka' })
  await app.importLines('rugs', [{ id: 'rug', title: 'Rug', price: { amount: 900, currency: 'USD' } }])
  const { offer } = await goodsOf(app, shop.id)
  const read = async (path: string, accept: string) => (await get(path, { 'accept-language': accept })).text()
  for (const language of LANGUAGES) {
    const { add, ask, bag } = SITE_WORDS[language]
    const html = await read(`/site/rugs/${offer}`, `xx,${language}-XX;q=0.9,en;q=0.1`)
    expect(html).toContain(`<html lang="${language}">`)
    for (const words of [add, ask, bag.replace('{count}', '0')]) expect(html).toContain(`>${words}</`)
  }
  expect(await read('/site/rugs', 'fr')).toContain('<html lang="ka">')
})
