import { expect, test } from 'vitest'
import { pdfText } from '../../../test/pdf-text.ts'
import type { InvoiceRow } from '../../payments/invoices.ts'
import { drawInvoice } from './draw.ts'

type Change = Partial<Omit<InvoiceRow, 'paper'>> & { paper?: Partial<InvoiceRow['paper']> }

function rowOf({ paper, ...change }: Change = {}): InvoiceRow {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    year: 2026,
    place: 17,
    number: '2026-00017',
    kind: 'invoice',
    subject: '00000000-0000-7000-8000-000000000002',
    amount: 22_790,
    currency: 'EUR',
    taxes: [],
    seller: {
      name: 'Lumen',
      legalName: 'Lumen Mode GmbH',
      legalForm: 'GmbH',
      representative: 'Ada Lumen',
      address: { line1: 'Hackescher Markt 4', postcode: '10178', city: 'Berlin', country: 'DE' },
      email: 'hallo@lumen.example',
      register: { name: 'Amtsgericht Charlottenburg', number: 'HRB 12345' },
      vatId: 'DE123456789',
    },
    at: new Date('2026-11-22T23:30:00Z'),
    ...change,
    paper: {
      language: 'de',
      zone: 'Europe/Berlin',
      slug: 'lumen',
      test: false,
      exempt: false,
      order: '1042',
      orderedAt: '2026-11-20T09:59:00Z',
      buyer: 'Jonas Größe',
      address: { line1: 'Lange Straße 12', postcode: '70173', city: 'Stuttgart', country: 'DE' },
      country: 'DE',
      lines: [
        { title: 'Tüllkleid', detail: 'hellblau, 38', quantity: 1, unit: 18_900, amount: 18_900, rate: 190_000 },
        { title: 'Buch', detail: '', quantity: 2, unit: 1700, amount: 3400, rate: 70_000 },
      ],
      rows: [
        { type: 'subtotal', amount: 22_300 },
        { type: 'fulfillment', label: 'DHL', amount: 490 },
        { type: 'total', amount: 22_790 },
      ],
      rates: [
        { code: 'VAT', rate: 190_000, gross: 19_390, tax: 3096 },
        { code: 'VAT', rate: 70_000, gross: 3400, tax: 222 },
      ],
      ...paper,
    },
  }
}

const read = async (change?: Change) => pdfText(await drawInvoice(rowOf(change)))
/** What stands for the spaces that hold figures and units together is nobody's business here. */
const joined = (pieces: readonly string[]) => pieces.join('|').replaceAll(/[\u00a0\u202f]/g, ' ')

test('an invoice says what the law wants it to say', async () => {
  const text = joined(await read())
  for (const said of [
    'Rechnung',
    '2026-00017',
    // Where the shop is, it is the next day already.
    '23. November 2026',
    '20. November 2026',
    '1042',
    'Jonas Größe|Lange Straße 12|70173 Stuttgart|Deutschland',
    '1|189,00 €|19 %|189,00 €|Tüllkleid|hellblau, 38',
    '2|17,00 €|7 %|34,00 €|Buch',
    '4,90 €|DHL',
    '227,90 €|Gesamt',
    '19 %|162,94 €|30,96 €|193,90 €',
    '7 %|31,78 €|2,22 €|34,00 €',
    'Lumen Mode GmbH · Ada Lumen',
    'Hackescher Markt 4, 10178 Berlin, Deutschland',
    'USt-IdNr. DE123456789',
    'Am 23. November 2026 im Voraus bezahlt',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('Testshop')
})

test('a credit note names what it takes back, and is no invoice', async () => {
  const paper = {
    lines: [],
    rows: [{ type: 'total' as const, amount: 1234 }],
    rates: [{ code: 'VAT', rate: 190_000, gross: 1234, tax: 197 }],
    credits: { number: '2026-00017', at: '2026-11-20T10:00:00Z' },
  }
  const text = joined(await read({ kind: 'credit', number: '2026-00018', amount: 1234, paper }))
  expect(text).toContain('Rechnungskorrektur')
  expect(text).toContain('Zu Rechnung|2026-00017 vom 20. November 2026')
  expect(text).toContain('12,34 €|Teil der Rechnung 2026-00017')
  expect(text).toContain('19 %|10,37 €|1,97 €|12,34 €')
  expect(text).not.toContain('|Rechnung|')
})

test('who charges no VAT says why; a test shop says that it is one; without tax there is no table of it', async () => {
  const text = joined(
    await read({ paper: { exempt: true, test: true, rates: [{ code: '', rate: 0, gross: 22_790, tax: 0 }] } }),
  )
  expect(text).toContain('Steuerbefreit als Kleinunternehmer gemäß § 19 UStG.')
  expect(text).toContain('Spielgeld')
  expect(text).not.toContain('Netto')
})

test('the same row is the same file, whenever it is drawn', async () => {
  const [one, other] = [await drawInvoice(rowOf()), await drawInvoice(rowOf())]
  expect(one.equals(other)).toBe(true)
  expect(one.subarray(0, 5).toString()).toBe('%PDF-')
})

test.each([
  ['en', 'Invoice', 'Total'],
  ['de', 'Rechnung', 'Gesamt'],
  ['nl', 'Factuur', 'Totaal'],
  ['ru', 'Счёт', 'Итого'],
  ['zh', '发票', '合计'],
  ['ka', 'ინვოისი', 'სულ'],
])('in %s every letter is written', async (language, title, total) => {
  const pieces = await read({ paper: { language, buyer: 'Нино ნინო 王小明 Größe' } })
  expect(pieces).toContain(title)
  expect(pieces).toContain(total)
  expect(pieces.join('')).toContain('王小明')
  expect(pieces.join('')).not.toMatch(/□|\[…\]/)
})

test('letters that no font has are said to be missing, not drawn as boxes', async () => {
  const text = joined(await read({ paper: { language: 'en', buyer: '김민수 Kim 👩‍👩‍👧' } }))
  expect(text).toContain('[…] Kim […]')
  expect(text).toContain('[…] stands for letters')
  expect(text).not.toContain('□')
})

test('what reads from right to left keeps its order beside what does not', async () => {
  const pieces = await read({ paper: { buyer: 'Omar عمر شريف' } })
  expect(pieces).toContain('Omar ')
  // The order in which the glyphs stand on the paper, from the left.
  expect(pieces).toContain(Array.from('عمر شريف').toReversed().join(''))
})

test('sixty lines take several pages, each with its number and the seller', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => ({
    title: `Ding ${index}`,
    detail: index % 3 === 0 ? 'rot' : '',
    quantity: 1,
    unit: 100,
    amount: 100,
  }))
  const pieces = await read({ paper: { lines } })
  for (const { title } of lines) expect(pieces.filter((piece) => piece === title)).toHaveLength(1)
  expect(pieces).toContain('Seite 1 von 3')
  expect(pieces.filter((piece) => piece === 'Lumen Mode GmbH · Ada Lumen')).toHaveLength(3)
})
