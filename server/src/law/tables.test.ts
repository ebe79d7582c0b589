import { AGE_CATEGORIES, Allergen, MissingCode, WithdrawalException } from '@souk/contract/legal.ts'
import { MISSING_TEXTS, NOT_YET } from '@souk/contract/missing-texts.ts'
import { expect, test } from 'vitest'
import { BOT_DISCLOSURES } from './bot-disclosure.ts'
import { CHARGES_BY_REPLY } from './charge-by-reply.ts'
import { REQUIREMENTS } from './may-sell.ts'
import { MINIMUM_AGES } from './minimum-age.ts'
import { EXEMPT_NOTES } from './exempt-note.ts'
import { ORDER_BUTTONS } from './order-button.ts'
import { PRICE_NOTES, SHIPPING_NOTES } from './price-note.ts'
import { PRICE_REDUCTIONS } from './price-reduction.ts'
import { PRODUCT_DATA } from './product-data.ts'
import { DATA_FIELDS, DATA_TEXTS } from './product-data-texts.ts'
import { QUIET_HOURS } from './quiet-hours.ts'
import { RECORDS, RETENTIONS } from './retention.ts'
import { JURISDICTIONS, LANGUAGES, type Rule, type Table } from './rule.ts'
import { UNIT_PRICES } from './unit-price.ts'
import { WITHDRAWAL_EXCEPTIONS } from './withdrawal-exceptions.ts'
import { WITHDRAWAL_FUNCTIONS, WITHDRAWAL_PERIODS } from './withdrawal.ts'
import { STARTS, WITHDRAWAL_WORDINGS } from './withdrawal-wording.ts'

/** Tables of which one row holds at a time. */
const SINGLE: Record<string, Table<Rule>> = {
  orderButton: ORDER_BUTTONS,
  priceNote: PRICE_NOTES,
  priceReduction: PRICE_REDUCTIONS,
  unitPrice: UNIT_PRICES,
  exemptNote: EXEMPT_NOTES,
  withdrawalPeriod: WITHDRAWAL_PERIODS,
  withdrawalFunction: WITHDRAWAL_FUNCTIONS,
  withdrawalWording: WITHDRAWAL_WORDINGS,
  chargeByReply: CHARGES_BY_REPLY,
  botDisclosure: BOT_DISCLOSURES,
  quietHours: QUIET_HOURS,
  ...Object.fromEntries(AGE_CATEGORIES.map((category) => [`minimumAge ${category}`, MINIMUM_AGES[category]])),
  ...Object.fromEntries(RECORDS.map((kind) => [`retention ${kind}`, RETENTIONS[kind]])),
}
const MANY: Record<string, Table<Rule>> = { requirements: REQUIREMENTS, productData: PRODUCT_DATA }
const ALL = { ...SINGLE, ...MANY }

const rowsOf = (table: Table<Rule>) => JURISDICTIONS.flatMap((place) => table[place].map((row) => ({ place, row })))

test.each(Object.entries(ALL))('%s: each country has rows, each row a date and a source', (_, table) => {
  for (const place of JURISDICTIONS) expect(table[place].length, place).toBeGreaterThan(0)
  for (const { place, row } of rowsOf(table)) {
    expect(row.from, place).toMatch(/^\d{4}-\d\d-\d\d$/)
    if (row.until !== undefined) expect(row.until > row.from, `${place} ${row.source}`).toBe(true)
    // A statute is cited to its section; where there is none, that is said and why.
    expect(row.source, place).toMatch(/^none: .{8,}|\d/)
  }
})

test.each(Object.entries(SINGLE))('%s: one row follows on the other, and one holds today', (_, table) => {
  for (const place of JURISDICTIONS) {
    const rows = [...table[place]].sort((a, b) => a.from.localeCompare(b.from))
    rows.slice(1).forEach((row, index) => expect(rows[index]?.until, `${place} ${row.source}`).toBe(row.from))
    expect(rows.at(-1)?.until, `${place} has no open end`).toBeUndefined()
    expect((rows[0]?.from ?? '') <= '2026-11-22', `${place} holds today`).toBe(true)
  }
})

test('whatever shoppers and owners read is there in all six languages', () => {
  const wordings: Record<string, Readonly<Record<string, string>>> = {
    ...Object.fromEntries(Object.entries(MISSING_TEXTS)),
    ...Object.fromEntries(Object.entries(DATA_TEXTS)),
    ...Object.fromEntries(Object.entries(WITHDRAWAL_EXCEPTIONS).map(([code, { text }]) => [code, text])),
    ...Object.fromEntries(Object.entries(SHIPPING_NOTES).map(([code, text]) => [`shipping ${code}`, text])),
    notYet: NOT_YET,
  }
  for (const place of JURISDICTIONS) {
    ORDER_BUTTONS[place].forEach(({ wording }) => (wordings[`button ${place}`] = wording))
    PRICE_NOTES[place].forEach(({ tax }) => (wordings[`tax ${place}`] = tax))
    WITHDRAWAL_FUNCTIONS[place].forEach(({ open, confirm }, row) => {
      wordings[`open ${place} ${row}`] = open
      wordings[`confirm ${place} ${row}`] = confirm
    })
  }
  for (const [name, wording] of Object.entries(wordings)) {
    for (const language of LANGUAGES) expect(wording[language]?.trim(), `${name} in ${language}`).toBeTruthy()
    expect(wording.ru, name).toMatch(/[а-я]/i)
    expect(wording.zh, name).toMatch(/\p{Script=Han}/u)
    expect(wording.ka, name).toMatch(/\p{Script=Georgian}/u)
    expect(new Set(LANGUAGES.map((language) => wording[language])).size, `${name} is translated`).toBe(LANGUAGES.length)
  }
})

test('the models say everything they can be asked for, and nothing is left to fill in but what is known', () => {
  const models = JURISDICTIONS.flatMap((place) =>
    WITHDRAWAL_WORDINGS[place].flatMap((row) => Object.values(row.models)),
  )
  expect(models.length).toBeGreaterThan(6)
  for (const model of models) {
    const texts = [
      ...Object.values(model).filter((text) => typeof text === 'string'),
      ...Object.values(model.starts),
      ...Object.values(model.returnTo),
    ]
    const names = texts.join('\n').match(/\{\w+\}/g) ?? []
    expect(new Set(names)).toEqual(
      new Set(['{starts}', '{trader}', '{url}', '{returnTo}', '{returnAddress}', '{addressee}']),
    )
    expect(Object.keys(model.starts).sort()).toEqual([...STARTS].sort())
  }
  for (const place of JURISDICTIONS) {
    for (const row of WITHDRAWAL_WORDINGS[place]) {
      if (place !== 'US') expect(row.models[row.own], `${place} in its own language`).toBeDefined()
    }
  }
})

test('the closed lists and their tables name the same things', () => {
  expect(Object.keys(MISSING_TEXTS).sort()).toEqual([...MissingCode.options].sort())
  expect(Object.keys(WITHDRAWAL_EXCEPTIONS).sort()).toEqual([...WithdrawalException.options].sort())
  expect(Object.keys(DATA_TEXTS).sort()).toEqual([...DATA_FIELDS].sort())
  expect(Allergen.options).toHaveLength(14)
  for (const { sources } of Object.values(WITHDRAWAL_EXCEPTIONS)) {
    expect(Object.keys(sources).sort()).toEqual(['DE', 'EU', 'NL', 'UK'])
    expect(new Set(Object.values(sources)).size).toBe(4)
  }
})
