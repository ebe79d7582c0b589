import { ShopSettings } from '@souk/contract/shop.ts'
import { expect, test } from 'vitest'
import { fakeGateway } from '../../test/fake-gateway.ts'
import { LAWFUL } from '../../test/trade.ts'
import { Failure } from '../kernel/failure.ts'
import { checkMaySell, documentUrls, legalStanding, priceNotes, shippingNote, termsVersion } from './legal.ts'

const GATEWAYS = new Map([['stripe', fakeGateway({ testOnly: false }).gateway]])
const NOW = new Date('2026-11-22T12:00:00Z')
const SALE = { gateways: GATEWAYS, now: NOW, isFree: false }
type Seller = Parameters<typeof checkMaySell>[0]
const seller = (shop: Partial<Seller> = {}, legal = LAWFUL): Seller => ({
  country: 'DE',
  locale: 'de-DE',
  test: false,
  settings: ShopSettings.parse({ legal }),
  connected: ['stripe'],
  ...shop,
})

function refusal(shop: Seller): Failure {
  try {
    checkMaySell(shop, SALE)
  } catch (error) {
    if (error instanceof Failure) return error
  }
  throw new Error('not refused')
}

test('a shop that has said everything sells, and shows its imprint and its documents', () => {
  expect(() => checkMaySell(seller(), SALE)).not.toThrow()
  const standing = legalStanding(seller(), GATEWAYS, NOW)
  expect(standing).toMatchObject({ maySell: true, missing: [] })
  expect(documentUrls({ ...seller(), slug: 'loom' }, 'https://souk.example', NOW)).toEqual({
    imprintUrl: 'https://souk.example/legal/loom/imprint',
    termsUrl: 'https://loom.example/terms',
    privacyUrl: 'https://souk.example/legal/loom/privacy',
    withdrawal: {
      url: 'https://souk.example/withdraw/loom',
      labels: expect.objectContaining({ de: 'Vertrag widerrufen' }),
      confirm: expect.objectContaining({ de: 'Widerruf bestätigen' }),
    },
  })
  expect(standing.imprint).toMatchObject({ legalName: 'Loom Ltd', address: { city: 'Portland' } })
  // How the shop takes returns is no part of an imprint.
  expect(Object.keys(standing.imprint ?? {})).not.toContain('withdrawal')
})

test('one that has not is told what is missing, in its language and with the source; the shopper only that it cannot yet', () => {
  const { phone: _, ...silent } = LAWFUL
  const failure = refusal(seller({}, silent))
  expect(failure.code).toBe('shop_may_not_sell')
  expect(failure.detail).toBe('Dieser Shop kann noch keine Bestellungen annehmen.')
  expect(failure.issues).toEqual([
    { path: 'settings.legal.phone', message: 'Eine Telefonnummer (Art. 246a § 1 Abs. 1 EGBGB)' },
  ])
})

test('the country is a thing of the shop, not of its profile; a language without words is answered in English', () => {
  const failure = refusal(seller({ country: null, locale: 'tr' }))
  expect(failure.detail).toBe('This shop cannot take orders yet.')
  expect(failure.issues?.map(({ path }) => path)).toEqual(['country'])
})

test('a shop marked test sells in the sandbox and is told the same', () => {
  const shop = seller({ test: true }, {})
  expect(() => checkMaySell(shop, SALE)).not.toThrow()
  const standing = legalStanding(shop, GATEWAYS, NOW)
  expect(standing.maySell).toBe(false)
  expect(standing.missing).toContain('legal_name')
  expect(standing).not.toHaveProperty('imprint')
})

test('terms are known by their own name, else by a mark of what they say', () => {
  const [first, second] = ['We send within a day.', 'We send within two days.'].map((en) =>
    termsVersion({ text: { en } }),
  )
  expect(first).toMatch(/^[0-9a-f]{12}$/)
  expect(second).not.toBe(first)
  expect(termsVersion({ text: { en: 'We send within a day.' } })).toBe(first)
  expect(termsVersion({ text: { en: 'We send within a day.' }, version: '2026-03' })).toBe('2026-03')
})

test('terms are needed with their text, and somebody who takes the money; what is free needs only the first', () => {
  const paths = (shop: Seller) => refusal(shop).issues?.map(({ path }) => path)
  const { terms: _, ...rest } = LAWFUL
  expect(paths(seller({}, { ...rest, terms: { url: 'https://loom.example/terms' } }))).toEqual([
    'settings.legal.terms.text',
  ])
  // The only gateway here wants an account of the shop's own.
  const { gateway } = fakeGateway({ testOnly: false })
  const gateways = new Map([['stripe', { ...gateway, connect: () => ({ test: false }) }]])
  const bare = seller({ connected: ['telegram'] })
  expect(legalStanding(bare, gateways, NOW).missing).toEqual(['gateway'])
  expect(() => checkMaySell(bare, { gateways, now: NOW, isFree: false })).toThrow(Failure)
  expect(() => checkMaySell(bare, { gateways, now: NOW, isFree: true })).not.toThrow()
  expect(legalStanding(seller(), gateways, NOW).missing).toEqual([])
})

test('until a shop has set its taxes, its prices hold the standard rate of its country, and it is told so', () => {
  const { noVatId: _, ...charging } = LAWFUL
  const legal = { ...charging, vatId: 'X1' }
  const assumed = (country: string, more: object = {}) =>
    legalStanding(seller({ country, settings: ShopSettings.parse({ legal, ...more }) }, legal), GATEWAYS, NOW)
      .assumedTax
  expect(assumed('DE')).toEqual({ rate: 190_000, source: '§ 12 UStG' })
  expect(assumed('EE')).toMatchObject({ rate: 240_000, from: '2025-07-01' })
  expect(assumed('GB')).toMatchObject({ rate: 200_000, from: '2011-01-04' })
  expect(assumed('US')).toBeUndefined()
  expect(assumed('DE', { taxes: [{ code: 'MwSt', rate: 70_000 }] })).toBeUndefined()
  // A rule for books says nothing of cups.
  expect(assumed('DE', { taxes: [{ code: 'MwSt', rate: 70_000, concepts: ['book'] }] })?.rate).toBe(190_000)
  expect(assumed('DE', { legal: { ...charging, noVatId: true } })).toBeUndefined()
})

test('where nobody may withdraw there is no page for it', () => {
  const bare = seller({ country: 'US' }, {})
  expect(documentUrls({ ...bare, slug: 'loom' }, 'https://souk.example', NOW)).toEqual({})
})

test('beside a price stands what it holds, and whether sending costs extra', () => {
  const taxed = seller({ settings: ShopSettings.parse({ legal: LAWFUL, taxes: [{ code: 'VAT', rate: 190_000 }] }) })
  const way = (kind: string, amount: number) => ({ kind, amount })
  const note = (...ways: ReturnType<typeof way>[]) => priceNotes(taxed, shippingNote(ways), NOW)['de']
  expect(note(way('ship', 490), way('pickup', 0))).toBe('inkl. MwSt., zzgl. Versand')
  expect(note(way('ship', 0))).toBe('inkl. MwSt., versandkostenfrei')
  expect(note(way('pickup', 0))).toBe('inkl. MwSt.')
  // A small business names no tax; where prices hold none, nothing is said.
  expect(priceNotes(seller(), 'extra', NOW)['de']).toBe('zzgl. Versand')
  expect(priceNotes(seller({ country: 'US' }), 'extra', NOW)).toEqual({})
  // What leaves the Union holds none.
  expect(priceNotes(taxed, 'none', NOW, false)).toEqual({})
})
