import { expect, test } from 'vitest'
import { chargeByReply } from './charge-by-reply.ts'
import { orderButton } from './order-button.ts'
import { priceNote } from './price-note.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

test('the button of each country, in its own words', () => {
  const label = (country: string | null, language: string) => orderButton(country, language, NOW).label
  expect(label('DE', 'de')).toBe('Zahlungspflichtig bestellen')
  expect(label('NL', 'nl')).toBe('Bestelling met betalingsverplichting')
  expect(label('FR', 'fr')).toBe('Commande avec obligation de paiement')
  expect(label('GB', 'en')).toBe('Order with obligation to pay')
  expect(label('US', 'en-US')).toBe('Place order and pay')
  expect(label('DE', 'ru')).toBe('Заказать с обязательством оплаты')
  expect(label('DE', 'tr')).toBe('Zahlungspflichtig bestellen')
  expect(label(null, 'en')).toBe('Order with obligation to pay')
})

test('the label says where it stands, to be stored with the order', () => {
  expect(orderButton('DE', 'en', NOW)).toEqual({
    label: 'Order with obligation to pay',
    language: 'en',
    statutory: 'zahlungspflichtig bestellen',
    source: '§ 312j Abs. 3 BGB',
  })
  expect(() => orderButton('DE', 'de', new Date('2010-01-01'))).toThrow(RangeError)
})

test('where the words are statutory, the own language says them', () => {
  for (const country of ['DE', 'NL', 'GB']) {
    const own = country === 'DE' ? 'de' : country === 'NL' ? 'nl' : 'en'
    const { label, statutory } = orderButton(country, own, NOW)
    expect(label.toLowerCase()).toBe(statutory)
  }
})

test.each([
  ['DE', 'de', 'extra', 'inkl. MwSt., zzgl. Versand'],
  ['DE', 'de', 'free', 'inkl. MwSt., versandkostenfrei'],
  ['NL', 'nl', 'extra', 'incl. btw, excl. verzendkosten'],
  ['GB', 'en', 'none', 'incl. VAT'],
  ['IT', 'zh', 'extra', '含增值税，不含运费'],
  ['US', 'en', 'extra', 'plus tax, plus shipping'],
] as const)('the note beside a price in %s, %s, shipping %s', (country, language, shipping, text) => {
  expect(priceNote({ country, language, shipping, now: NOW })).toMatchObject({ text, gross: country !== 'US' })
})

test('a small business names no tax', () => {
  const note = priceNote({ country: 'DE', language: 'de', shipping: 'extra', isExempt: true, now: NOW })
  expect(note.text).toBe('zzgl. Versand')
})

test('a reply charges nobody in the European Union and the United Kingdom', () => {
  const allowed = (country: string | null) => chargeByReply(country, NOW).allowed
  expect(['DE', 'NL', 'FR', 'GB', 'CH', null].map(allowed)).toEqual(Array(6).fill(false))
  expect(allowed('US')).toBe(true)
})
