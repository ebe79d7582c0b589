import { ShopSettings } from '@souk/contract/shop.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleShop } from '../../test/samples.ts'
import { taxedAs } from '../carts/line.ts'
import { includedTax } from '../carts/totals.ts'
import { priceNotes } from './legal.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const BOOK = { concepts: ['book'], categories: [] }
const CUP = { concepts: ['cup'], categories: [] }

const anyRule = fc.record(
  { code: fc.constant('own'), rate: fc.constantFrom(70_000, 190_000), concepts: fc.constant(['book']) },
  { requiredKeys: ['code', 'rate'] },
)
const anyShop = fc
  .record({
    country: fc.constantFrom('DE', 'NL', 'FR', 'GB', 'US', 'GE', null),
    taxes: fc.array(anyRule, { maxLength: 2 }),
    noVatId: fc.boolean(),
    oss: fc.boolean(),
  })
  .map(({ country, taxes, noVatId, oss }) =>
    sampleShop(ShopSettings.parse({ taxes, oss, legal: { noVatId } }), { country }),
  )

test('prices that say "incl. VAT" hold tax, whatever the shop has set; a small business charges none', () => {
  fc.assert(
    fc.property(anyShop, fc.constantFrom(BOOK, CUP), fc.integer({ min: 100, max: 1_000_000 }), (shop, thing, gross) => {
      const { noVatId } = shop.settings.legal
      const { taxes } = taxedAs(gross, thing, shop, NOW)
      const says = (priceNotes(shop, 'none', NOW)['en'] ?? '').includes('VAT')
      const isKnown = ['DE', 'NL', 'FR', 'GB'].includes(shop.country ?? '')
      if (isKnown && !noVatId) {
        expect(says).toBe(true)
        expect(taxes).toHaveLength(1)
      }
      if (noVatId && shop.settings.taxes.length === 0) expect([says, taxes]).toEqual([false, []])
      if (taxes.length > 0 && shop.country !== 'US') expect(says).toBe(true)
      for (const { amount, rate } of taxes) expect(amount).toBe(includedTax(gross, rate))
    }),
  )
})

test('a rule of the shop counts before the rate of its country, which counts for all else', () => {
  const shop = sampleShop({ taxes: [{ code: 'MwSt', rate: 70_000, concepts: ['book'] }] }, { country: 'DE' })
  expect(taxedAs(10_700, BOOK, shop, NOW).taxes).toEqual([{ code: 'MwSt', rate: 70_000, amount: 700, included: true }])
  expect(taxedAs(11_900, CUP, shop, NOW).taxes).toEqual([{ code: 'VAT', rate: 190_000, amount: 1900, included: true }])
})
