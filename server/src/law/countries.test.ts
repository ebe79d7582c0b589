import { expect, test } from 'vitest'
import { BOT_DISCLOSURES } from './bot-disclosure.ts'
import { EXEMPT_NOTES, exemptNote } from './exempt-note.ts'
import { isFormerPriceFixed, PRICE_REDUCTIONS, priceReduction, WINDOW_MS } from './price-reduction.ts'
import { dayIn, type Rule, ruleOf, strictestOf, type Table } from './rule.ts'
import { UNIT_PRICES } from './unit-price.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const METRIC = ['kg', 'l', 'm', 'm2', 'm3']
const UNITS = [...METRIC, 'piece']

/** The source of the row that holds on a day; undefined where none does yet. */
function sourceOn(table: Table<Rule>, country: string, day: string): string | undefined {
  const jurisdiction = strictestOf(country)
  const noon = new Date(`${day}T12:00:00Z`)
  expect(dayIn(jurisdiction, noon)).toBe(day)
  return ruleOf(table, jurisdiction, noon)?.source
}

test.each([
  ['DE', true, METRIC, { g: 10, ml: 10 }, '§ 4 Abs. 1'],
  ['NL', true, UNITS, null, 'Besluit prijsaanduiding producten'],
  ['FR', true, UNITS, null, 'Directive 98/6/EC'],
  ['AT', true, UNITS, null, 'Directive 98/6/EC'],
  ['GB', true, UNITS, null, 'Price Marking Order 2004'],
  ['US', false, METRIC, null, 'none: no federal duty'],
])('unit prices in %s: asked for %s, per %j, not below %j', (country, required, bases, exemptBelow, source) => {
  expect(ruleOf(UNIT_PRICES, strictestOf(country), NOW)).toMatchObject({
    required,
    bases,
    exemptBelow,
    source: expect.stringContaining(source),
  })
})

test.each([
  ['DE', true, '§ 11 Abs. 1 PAngV'],
  ['NL', true, 'art. 5a lid 1 Besluit prijsaanduiding producten'],
  ['FR', true, 'Art. 6a(1), (2) Directive 98/6/EC'],
  ['AT', true, 'Art. 6a(1), (2) Directive 98/6/EC'],
  ['GB', false, 'Competition and Consumers Act 2024, s. 226'],
  ['US', false, '16 CFR § 233.1'],
] as const)('a former price in %s: fixed by the law %s', (country, isFixed, source) => {
  expect(isFormerPriceFixed(country, NOW)).toBe(isFixed)
  const cut = new Date(NOW.getTime() - 86_400_000)
  const rows = [
    { from: new Date(cut.getTime() - WINDOW_MS), to: cut, amount: 9000 },
    { from: cut, to: null, amount: 7000 },
  ]
  expect(priceReduction(rows, country, NOW)).toEqual({
    strike: 9000,
    reason: 'reduced',
    since: cut,
    source: expect.stringContaining(source),
  })
})

const PLAIN = 'No VAT is charged: the seller is a small business (Article 284 of Directive 2006/112/EC).'

test.each([
  // What a reader sees in English, in the country's own language, and in one that is not among ours.
  [
    'DE',
    'de',
    'Exempt from VAT as a small business, § 19 UStG.',
    /^Steuerbefreit als Kleinunternehmer .*§ 19 UStG/,
    'de',
  ],
  ['NL', 'nl', 'Exempt from VAT under the small businesses scheme, art. 25 Wet OB 1968.', /^Vrijgesteld van btw/, 'nl'],
  ['FR', 'fr', `${PLAIN} TVA non applicable, art. 293 B du CGI.`, /TVA non applicable, art\. 293 B du CGI\.$/, 'en'],
  [
    'AT',
    'de',
    `${PLAIN} § 6 Abs. 1 Z 27 UStG 1994`,
    /^Es wird keine Umsatzsteuer berechnet.*Art\. 284.*§ 6 Abs\. 1 Z 27 UStG 1994$/,
    'en',
  ],
  ['IE', 'en', PLAIN, /^No VAT is charged/, 'en'],
])('an invoice without VAT in %s says why', (country, own, english, ownWords, fallback) => {
  expect(exemptNote(country, 'en-GB', NOW)).toBe(english)
  expect(exemptNote(country, own, NOW)).toMatch(ownWords)
  expect(exemptNote(country, 'tr', NOW)).toBe(exemptNote(country, fallback, NOW))
  for (const language of ['ru', 'zh', 'ka']) expect(exemptNote(country, language, NOW)).toMatch(/284|§ 19|1968/)
})

test.each(['GB', 'US', 'CH', 'GE', null])('an invoice without VAT in %s names no law of the Union', (country) => {
  expect(exemptNote(country, 'en', NOW)).toBeNull()
})

/** Each day on which something changed: what held the day before, and what from then on. */
test.each([
  ['unit prices', UNIT_PRICES, 'DE', '2022-05-28', undefined, '§ 4 Abs. 1'],
  ['unit prices', UNIT_PRICES, 'NL', '2000-03-18', undefined, 'Directive 98/6/EC'],
  ['unit prices', UNIT_PRICES, 'FR', '2000-03-18', undefined, 'Directive 98/6/EC'],
  ['unit prices', UNIT_PRICES, 'GB', '2004-07-22', undefined, 'Price Marking Order 2004'],
  ['unit prices', UNIT_PRICES, 'GB', '2026-04-06', 'Sch. 1', '(Amendment) Order 2024'],
  ['former prices', PRICE_REDUCTIONS, 'DE', '2022-05-28', undefined, '§ 11'],
  ['former prices', PRICE_REDUCTIONS, 'NL', '2023-01-01', undefined, 'art. 5a'],
  ['former prices', PRICE_REDUCTIONS, 'AT', '2022-05-28', undefined, 'Art. 6a'],
  ['former prices', PRICE_REDUCTIONS, 'GB', '2008-05-26', undefined, 'Regulations 2008'],
  ['former prices', PRICE_REDUCTIONS, 'GB', '2025-04-06', 'Regulations 2008', 'Act 2024'],
  ['exempt notes', EXEMPT_NOTES, 'DE', '2025-01-01', '§ 14 Abs. 4 Nr. 8', '§ 34a'],
  ['exempt notes', EXEMPT_NOTES, 'NL', '2020-01-01', 'old', 'kleineondernemersregeling'],
  ['bots', BOT_DISCLOSURES, 'DE', '2026-08-02', 'none: until', 'Art. 50(1)'],
  ['bots', BOT_DISCLOSURES, 'NL', '2026-08-02', 'none: until', 'Art. 50(1)'],
  ['bots', BOT_DISCLOSURES, 'FR', '2026-08-02', 'none: until', 'Art. 50(1)'],
  ['bots', BOT_DISCLOSURES, 'US', '2019-07-01', undefined, '§ 17941'],
] as const)('%s of %#: in %s from %s on', (...[, table, country, day, before, after]) => {
  const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  const [held, holds] = [sourceOn(table, country, eve), sourceOn(table, country, day)]
  if (before === undefined) expect(held).toBeUndefined()
  else expect(held).toContain(before)
  expect(holds).toContain(after)
  expect(holds).not.toBe(held)
})

test('the rows that have always held, and no others', () => {
  const always = (table: Table<Rule>) =>
    ['DE', 'NL', 'FR', 'GB', 'US'].filter((of) => sourceOn(table, of, '1970-01-02'))
  expect(always(UNIT_PRICES)).toEqual(['US'])
  expect(always(PRICE_REDUCTIONS)).toEqual(['US'])
  expect(always(EXEMPT_NOTES)).toEqual(['DE', 'NL', 'FR', 'GB', 'US'])
  expect(always(BOT_DISCLOSURES)).toEqual(['DE', 'NL', 'FR', 'GB'])
})

test.each([
  ['DE', true],
  ['NL', true],
  ['FR', true],
  ['AT', true],
  ['GB', false],
  ['US', true],
])('in %s the law asks a bot to say that it is one: %s', (country, required) => {
  expect(ruleOf(BOT_DISCLOSURES, strictestOf(country), NOW)?.required).toBe(required)
})
