import { LegalProfile, type MissingCode } from '@souk/contract/legal.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySell as standing, type SellerState } from './may-sell.ts'
import { LANGUAGES } from './rule.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

const WHOLE = LegalProfile.parse({
  legalName: 'Lumen Abendmode GmbH',
  legalForm: 'GmbH',
  representative: 'Ada Lumen',
  address: { line1: 'Lindenstraße 7', postcode: '10969', city: 'Berlin', country: 'DE' },
  email: 'hallo@lumen.example',
  phone: '+49 30 1234567',
  register: { name: 'Amtsgericht Charlottenburg', number: 'HRB 1' },
  vatId: 'DE123456789',
  terms: { url: 'https://lumen.example/agb', text: { de: 'Wir liefern, sobald bezahlt ist.' } },
  privacy: { text: { de: 'Wir speichern wenig.' } },
  withdrawal: { returnCosts: 'buyer' },
})

const TAXED = { taxes: [{ code: 'VAT', rate: 190_000 }], canBePaid: true }

function maySell(legal: LegalProfile, country: string | null, now: Date, more: Partial<SellerState> = {}) {
  return standing({ legal, ...TAXED, ...more }, country, now)
}

const missing = (profile: LegalProfile, country: string | null, now = NOW): MissingCode[] =>
  maySell(profile, country, now).missing.map(({ code }) => code)

test.each([
  ['DE', 'legal_name legal_form representative address email phone register vat_id terms privacy withdrawal'],
  ['NL', 'legal_name address email register vat_id phone withdrawal terms privacy'],
  ['FR', 'legal_name address email register vat_id phone withdrawal terms privacy'],
  ['GB', 'legal_name address email register vat_id withdrawal terms privacy'],
  ['US', 'legal_name address withdrawal privacy email terms'],
  ['GE', 'legal_name address email terms privacy'],
])('an empty profile in %s lacks everything the country asks for, a whole one nothing', (country, codes) => {
  expect(missing({}, country)).toEqual(codes.split(' '))
  expect(maySell(WHOLE, country, NOW)).toEqual({ ok: true, missing: [], isKnown: country !== 'GE' })
})

test('each thing left out is named, once, with words for its owner and a source', () => {
  const keys = {
    legalName: 'legal_name',
    legalForm: 'legal_form',
    representative: 'representative',
    address: 'address',
    email: 'email',
    phone: 'phone',
    register: 'register',
    vatId: 'vat_id',
    terms: 'terms',
    privacy: 'privacy',
    withdrawal: 'withdrawal',
  } as const
  for (const [key, code] of Object.entries(keys)) {
    const { ok, missing: found } = maySell({ ...WHOLE, [key]: undefined }, 'DE', NOW)
    expect(ok).toBe(false)
    expect(found.map((one) => one.code)).toEqual([code])
    expect(found[0]?.source).toMatch(/§|Art\./)
    for (const language of LANGUAGES) expect(found[0]?.text[language]).toBeTruthy()
  }
})

test('what is said is never asked for again, and what is not said always is', () => {
  const keys = ['legalName', 'legalForm', 'representative', 'address', 'email', 'phone', 'register', 'vatId'] as const
  const codes = ['legal_name', 'legal_form', 'representative', 'address', 'email', 'phone', 'register', 'vat_id']
  const asked = (country: string) => new Set<string>(missing({}, country))
  fc.assert(
    fc.property(fc.subarray([...keys]), fc.constantFrom('DE', 'NL', 'FR', 'GB', 'US', 'GE'), (said, country) => {
      const profile = {
        ...WHOLE,
        ...Object.fromEntries(keys.filter((key) => !said.includes(key)).map((key) => [key, undefined])),
      }
      const expected = codes.filter(
        (code, index) => asked(country).has(code) && !said.some((key) => key === keys[index]),
      )
      expect(missing(profile, country).sort()).toEqual(expected.sort())
    }),
  )
})

test('without a country nobody knows which rules hold', () => {
  expect(missing(WHOLE, null)).toEqual(['country'])
})

test('one person has no legal form, representative or register entry; a small business says that it has no VAT number', () => {
  const { legalForm: _f, representative: _r, register: _n, vatId: _v, ...person } = WHOLE
  expect(missing({ ...person, soleTrader: true, noVatId: true }, 'DE')).toEqual([])
  expect(missing({ ...person, soleTrader: true }, 'DE')).toEqual(['vat_id'])
  expect(missing({ ...person, noVatId: true }, 'DE')).toEqual(['legal_form', 'representative', 'register'])
})

test('who publishes journalism in Germany names who answers for it', () => {
  expect(missing({ ...WHOLE, editorial: true }, 'DE')).toEqual(['responsible_person'])
  expect(missing({ ...WHOLE, editorial: true, responsiblePerson: 'Ada Lumen, ebenda' }, 'DE')).toEqual([])
  expect(missing({ ...WHOLE, editorial: true }, 'NL')).toEqual([])
})

test('a rule asks for nothing before its first day', () => {
  const { phone: _, ...silent } = WHOLE
  expect(missing(silent, 'FR', new Date('2022-05-27T21:59:59Z'))).toEqual([])
  expect(missing(silent, 'FR', new Date('2022-05-27T22:00:00Z'))).toEqual(['phone'])
})

test('a document is a page or a text, and an empty one is neither', () => {
  expect(LegalProfile.safeParse({ terms: {} }).success).toBe(false)
  expect(LegalProfile.safeParse({ terms: { text: { en: ' ' } } }).success).toBe(false)
  expect(LegalProfile.safeParse({ terms: { url: 'javascript:alert(1)' } }).success).toBe(false)
  expect(LegalProfile.safeParse({ terms: { text: { en: 'Terms' }, version: '3' } }).success).toBe(true)
  expect(LegalProfile.safeParse({ legalName: '  ' }).success).toBe(false)
})

test('a page alone is no terms where the confirmation has to last: their text is asked for', () => {
  const linked = { ...WHOLE, terms: { url: 'https://lumen.example/agb' } }
  for (const country of ['DE', 'NL', 'FR', 'GB']) expect(missing(linked, country), country).toEqual(['terms_text'])
  for (const country of ['US', 'GE']) expect(missing(linked, country), country).toEqual([])
  expect(missing({ ...WHOLE, terms: undefined }, 'DE')).toEqual(['terms'])
})

test('who cannot be paid is told so, everywhere', () => {
  for (const country of ['DE', 'US', 'GE'])
    expect(maySell(WHOLE, country, NOW, { canBePaid: false }).missing.map(({ code }) => code)).toEqual(['gateway'])
})

test('where the tables know no rate, a shop says which tax its prices hold, or that it has no number', () => {
  const codes = (legal: LegalProfile, country: string) =>
    maySell(legal, country, NOW, { taxes: [] }).missing.map(({ code }) => code)
  expect(codes(WHOLE, 'GE')).toEqual(['taxes'])
  expect(codes({ ...WHOLE, noVatId: true }, 'GE')).toEqual([])
  for (const country of ['DE', 'FR', 'GB', 'US']) expect(codes(WHOLE, country), country).toEqual([])
})
