import type { LegalProfile } from '@souk/contract/legal.ts'
import { WithdrawalException } from '@souk/contract/legal.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES } from './rule.ts'
import { localDay, withdrawalFunction, withdrawalLastDay, withdrawalPeriod } from './withdrawal.ts'
import { withdrawalNotice } from './withdrawal-exceptions.ts'
import { type InstructionInput, withdrawalInstruction } from './withdrawal-instruction.ts'
import { STARTS } from './withdrawal-wording.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

const PROFILE: LegalProfile = {
  legalName: 'Lumen Abendmode GmbH',
  legalForm: 'GmbH',
  address: { line1: 'Lindenstraße 7', postcode: '10969', city: 'Berlin', country: 'DE' },
  email: 'hallo@lumen.example',
  phone: '+49 30 1234567',
  withdrawal: { returnCosts: 'buyer' },
}

const instruct = (input: Partial<InstructionInput> = {}) =>
  withdrawalInstruction({
    profile: PROFILE,
    country: 'DE',
    language: 'de',
    now: NOW,
    starts: 'goods',
    functionUrl: 'https://lumen.example/widerruf',
    ...input,
  })

test('fourteen days in the Union and the United Kingdom, none in the United States, nothing known elsewhere', () => {
  const days = (country: string | null) => withdrawalPeriod(country, NOW)?.days
  expect(['DE', 'NL', 'FR', 'GB'].map(days)).toEqual([14, 14, 14, 14])
  expect(days('US')).toBe(0)
  expect([days('CH'), days(null)]).toEqual([undefined, undefined])
  expect(withdrawalPeriod('DE', NOW)?.untoldMonths).toBe(12)
})

test('the last day is counted from the day after, and is a working day where the law says so', () => {
  expect(withdrawalLastDay('DE', '2026-11-02', NOW)).toBe('2026-11-16')
  // Saturday 14 and Sunday 15 November.
  expect(withdrawalLastDay('DE', '2026-10-31', NOW)).toBe('2026-11-16')
  expect(withdrawalLastDay('NL', '2026-11-01', NOW)).toBe('2026-11-16')
  expect(withdrawalLastDay('GB', '2026-10-31', NOW)).toBe('2026-11-14')
  expect(withdrawalLastDay('DE', '2027-02-15', NOW)).toBe('2027-03-01')
  expect(withdrawalLastDay('US', '2026-11-02', NOW)).toBeNull()
  expect(withdrawalLastDay('GE', '2026-11-02', NOW)).toBeNull()
})

test('nobody has less than fourteen days, and nobody in the Union ends on a weekend', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.constantFrom('DE', 'NL', 'FR', 'GB'), (from, country) => {
      const since = from.toISOString().slice(0, 10)
      const last = new Date(withdrawalLastDay(country, since, NOW) ?? '')
      const days = (last.getTime() - new Date(since).getTime()) / 86_400_000
      expect(days).toBeGreaterThanOrEqual(14)
      expect(days).toBeLessThanOrEqual(16)
      if (country !== 'GB') expect([1, 2, 3, 4, 5]).toContain(last.getUTCDay())
    }),
  )
})

test('the day of a delivery is the one on the calendar there', () => {
  const late = new Date('2026-11-02T23:30:00Z')
  expect([localDay('DE', late), localDay('GB', late), localDay('US', late)]).toEqual([
    '2026-11-03',
    '2026-11-02',
    '2026-11-02',
  ])
})

test('the withdrawal function is a duty from 19 June 2026 on, local time', () => {
  const required = (country: string, at: string) => withdrawalFunction(country, 'de', new Date(at))?.required
  for (const country of ['DE', 'NL', 'AT']) {
    expect(required(country, '2026-06-18T21:59:59Z'), country).toBe(false)
    expect(required(country, '2026-06-18T22:00:00Z'), country).toBe(true)
  }
  expect(required('GB', '2026-11-22T12:00:00Z')).toBe(false)
  expect(required('US', '2026-11-22T12:00:00Z')).toBe(false)
  expect(withdrawalFunction('GE', 'ka', NOW)).toBeNull()
})

test('its two buttons say what the law makes them say', () => {
  expect(withdrawalFunction('DE', 'de', NOW)).toMatchObject({
    from: '2026-06-19',
    open: 'Vertrag widerrufen',
    confirm: 'Widerruf bestätigen',
  })
  expect(withdrawalFunction('FR', 'en', NOW)).toMatchObject({
    open: 'Withdraw from contract here',
    confirm: 'Confirm withdrawal',
  })
  expect(withdrawalFunction('GB', 'en', NOW)).toMatchObject({ open: 'Cancel contract' })
})

test('every exception is explained with its section wherever there is a right of withdrawal', () => {
  for (const code of WithdrawalException.options) {
    for (const language of LANGUAGES) {
      for (const country of ['DE', 'NL', 'FR', 'GB']) {
        const notice = withdrawalNotice(code, country, language, NOW)
        expect(notice?.text.length, `${code} ${country} ${language}`).toBeGreaterThan(8)
        expect(notice?.source).toMatch(/\d/)
      }
    }
    expect(withdrawalNotice(code, 'US', 'en', NOW)).toBeNull()
    expect(withdrawalNotice(code, null, 'en', NOW)).toBeNull()
  }
  expect(withdrawalNotice('custom_made', 'DE', 'de', NOW)).toMatchObject({
    right: 'none',
    source: '§ 312g Abs. 2 Nr. 1 BGB',
  })
  expect(withdrawalNotice('sealed_hygiene', 'FR', 'de', NOW)).toMatchObject({
    right: 'ends',
    source: 'Art. 16(e) Directive 2011/83/EU',
  })
})

test('the German instruction and its form, whole', async () => {
  const instruction = instruct()
  await expect(`${instruction?.text}\n\n\n${instruction?.form}\n`).toMatchFileSnapshot('golden/widerruf.de.txt')
})

test('the Dutch, English and British ones', async () => {
  const text = (country: string, language: string) => {
    const found = instruct({ country, language })
    return `${found?.text}\n\n\n${found?.form}\n`
  }
  await expect(text('NL', 'nl')).toMatchFileSnapshot('golden/herroeping.nl.txt')
  await expect(text('FR', 'en')).toMatchFileSnapshot('golden/withdrawal.en.txt')
  await expect(text('GB', 'en')).toMatchFileSnapshot('golden/cancellation.uk.txt')
})

test('it is written in a language of the law, else in the own one of the country', () => {
  const language = (country: string, wanted: string) => instruct({ country, language: wanted })?.language
  expect([language('DE', 'ru'), language('DE', 'en-GB'), language('NL', 'zh'), language('FR', 'ka')]).toEqual([
    'de',
    'en',
    'nl',
    'en',
  ])
  expect(language('GB', 'de')).toBe('en')
})

test('the function is named from the day on which it is a duty', () => {
  const at = (day: string) => instruct({ now: new Date(day) })?.text
  expect(at('2026-06-18T12:00:00Z')).not.toContain('lumen.example/widerruf')
  expect(at('2026-06-19T12:00:00Z')).toContain('Sie können Ihr Widerrufsrecht auch online unter https://lumen.example')
})

test('what is filled in follows the contract: where the period starts, who pays, where returns go', () => {
  expect(instruct({ starts: 'contract' })?.text).toContain('ab dem Tag des Vertragsabschlusses.')
  expect(instruct({ starts: 'contract' })?.text).not.toContain('Rücksendung')
  expect(instruct({ starts: 'last_goods' })?.text).toContain('die letzte Ware in Besitz')
  expect(instruct({ starts: 'contract', isService: true })?.text).toContain('einen angemessenen Betrag')
  const withdrawal = { returnCosts: 'seller' as const, returnAddress: 'Lumen Retouren, Hafen 2, 20457 Hamburg' }
  const text = instruct({ profile: { ...PROFILE, withdrawal } })?.text
  expect(text).toContain('Wir tragen die Kosten der Rücksendung')
  expect(text).toContain('an uns oder an Lumen Retouren, Hafen 2, 20457 Hamburg zurückzusenden')
})

test('nothing is left open in any of them', () => {
  for (const country of ['DE', 'NL', 'FR', 'GB']) {
    for (const language of LANGUAGES) {
      for (const starts of STARTS) {
        const found = instruct({ country, language, starts, isService: starts === 'contract' })
        expect(found?.text).not.toMatch(/[{}]|undefined/)
        expect(found?.form).not.toMatch(/[{}]|undefined/)
        expect(found?.form).toContain('Lumen Abendmode GmbH, Lindenstraße 7, 10969 Berlin')
      }
    }
  }
})

test('there is none without a right of withdrawal, nor while the profile lacks what the model wants', () => {
  expect(instruct({ country: 'US', language: 'en' })).toBeNull()
  expect(instruct({ country: 'CH' })).toBeNull()
  for (const key of ['legalName', 'address', 'email', 'phone', 'withdrawal'] as const) {
    const { [key]: _, ...profile } = PROFILE
    expect(instruct({ profile }), key).toBeNull()
  }
})
