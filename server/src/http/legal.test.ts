import { ShopSettings } from '@souk/contract/shop.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { LAWFUL } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const legal = {
    ...LAWFUL,
    legalName: 'Loom <b>& Töchter</b> Ltd',
    terms: {
      text: { en: 'We send within a day.\n\nReally.', de: 'Wir senden binnen eines Tages.' },
      version: '2026-03',
    },
  }
  await app.createShop({ slug: 'loom', country: 'DE', locale: 'de', settings: ShopSettings.parse({ legal }) })
  await app.createShop({ slug: 'far', country: 'US', settings: ShopSettings.parse({ legal: LAWFUL }) })
  await app.createShop({ slug: 'bare', country: 'DE' })
})
afterAll(() => app.close())

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(app.url + path, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('the imprint says who sells, in the language of the reader, and what somebody wrote is text', async () => {
  const page = await read('/legal/loom/imprint?lang=de')
  expect(page.status).toBe(200)
  expect(page.text).toContain('<html lang="de">')
  expect(page.text).toContain('<h1>Impressum</h1>')
  expect(page.text).toContain('Loom &#60;b&#62;&#38; Töchter&#60;/b&#62; Ltd')
  expect(page.text).toContain('1 Mill Lane')
  expect(page.text).not.toMatch(/<script|<b>/)
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'self' 'sha256-/)
  expect((await read('/legal/loom/imprint', { 'accept-language': 'nl-NL,nl;q=0.9' })).text).toContain(
    '<h1>Colofon</h1>',
  )
})

test('terms that are a text are a page with their version, in the reader’s language or the shop’s own', async () => {
  expect((await read('/legal/loom/terms?lang=en')).text).toContain('We send within a day.\n\nReally.')
  const russian = (await read('/legal/loom/terms?lang=ru')).text
  expect(russian).toContain('<html lang="de">')
  expect(russian).toContain('Wir senden binnen eines Tages.')
  expect(russian).toContain('Редакция: 2026-03')
})

test('terms that stand elsewhere are read there', async () => {
  const page = await read('/legal/far/terms')
  expect([page.status, page.headers.get('location')]).toEqual([302, 'https://loom.example/terms'])
})

test('the instruction on withdrawal is the one of the law asked for, with the form and the shop’s own page', async () => {
  const page = (await read('/legal/loom/withdrawal?lang=de')).text
  expect(page).toContain('Muster-Widerrufsformular')
  expect(page).toContain('/withdraw/loom')
  expect((await read('/legal/far/withdrawal')).status).toBe(404)
  expect((await read('/legal/far/withdrawal?country=DE&lang=de')).text).toContain('Widerrufsbelehrung')
})

test('what a shop has not given is not there, and neither are other papers and shops', async () => {
  for (const path of ['/legal/bare/imprint', '/legal/bare/terms', '/legal/loom/secrets', '/legal/nobody/terms'])
    expect((await read(path)).status, path).toBe(404)
})
