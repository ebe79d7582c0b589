import { expect, test } from 'vitest'
import { advertisingRule } from './advertising.ts'
import { botDisclosure } from './bot-disclosure.ts'
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

test('a bot has to say so in the Union from 2 August 2026 on, there by the clock', () => {
  const required = (country: string, at: string) => botDisclosure(country, 'en', new Date(at)).required
  expect(required('DE', '2026-08-01T21:59:59Z')).toBe(false)
  expect(required('DE', '2026-08-01T22:00:00Z')).toBe(true)
  expect(required('GB', '2026-11-22T12:00:00Z')).toBe(false)
  expect(required('US', '2026-11-22T12:00:00Z')).toBe(true)
  expect(botDisclosure('GB', 'de', NOW).text).toContain('kein Mensch')
})

test('advertising asks for consent, but for e-mail in the United States', () => {
  expect(advertisingRule('email', 'DE', NOW)).toMatchObject({ consent: 'opt_in', similarOffers: true })
  expect(advertisingRule('email', 'US', NOW)).toMatchObject({
    consent: 'opt_out',
    postalAddress: true,
    stopWithinDays: 10,
  })
  expect(advertisingRule('text', 'US', NOW)).toMatchObject({ consent: 'opt_in', quiet: { from: '21:00', to: '08:00' } })
  expect(advertisingRule('text', 'GE', NOW)).toMatchObject({ consent: 'opt_in', stopWithinDays: null })
})
