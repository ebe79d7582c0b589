import { awning } from '@souk/contract/awning.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { openSheet, type Sheet, type Style } from '../../kernel/pdf/sheet.ts'
import { UNKNOWN } from '../../kernel/pdf/fonts.ts'
import { addressLines } from '../../law/address.ts'
import { exemptNote } from '../../law/exempt-note.ts'
import type { InvoiceRow } from '../../payments/invoices.ts'
import { dayOf, moneyIn, rateIn } from '../mail/figures.ts'
import { sellerLines } from '../mail/notes.ts'
import { oneLine } from '../mail/paper.ts'
import { mailLanguage, mailText } from '../mail/texts.ts'
import { type PaperWord, paperWord } from './words.ts'

const MUTED = '#5a5b78'
const TEAR = '#b9bcc6'
const GROUND = '#e4e9e4'

/** Points. */
const MARGIN = 52
const STRIPE = 14
const FOOT = 92
/** What stands in the second half: the facts, the sums. */
const ASIDE = 250

const BODY: Style = { size: 9.5 }
const SMALL: Style = { size: 8, colour: MUTED }
const STRONG: Style = { size: 9.5, weight: 600 }

/** Everything that is written on one paper, in the words of its reader. */
type Content = ReturnType<typeof contentOf>

/** An invoice or a credit note as PDF, from what is stored of it alone: the same row is the same file, byte for byte. */
export async function drawInvoice(row: InvoiceRow): Promise<Buffer> {
  const content = contentOf(row)
  const { title, number, seller, language } = content
  const [author = ''] = seller
  const sheet = await openSheet({
    size: row.seller.address?.country === 'US' ? 'LETTER' : 'A4',
    title: `${title} ${number}`,
    author,
    language,
    at: row.at,
    texts: textsIn(content),
  })
  head(sheet, content)
  items(sheet, content)
  totals(sheet, content)
  notes(sheet, content)
  sheet.eachPage((page, count) => frame(sheet, content, { page: String(page), count: String(count) }))
  return sheet.finish()
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function contentOf({ kind, number, amount, currency, seller, paper, at }: InvoiceRow) {
  const language = mailLanguage(paper.language)
  const say = (word: PaperWord, args?: Record<string, string>) => paperWord(language, word, args)
  const money = (minor: number) => moneyIn(language, minor, currency)
  const day = (moment: string) => dayOf(language, moment, paper.zone)
  const date = day(at.toISOString())
  const isCredit = kind === 'credit'
  const credits = paper.credits ? [[say('credits'), creditedOf(paper.credits, say, day)]] : []
  const buyer = [paper.buyer ?? '', ...(paper.address ? addressLines(paper.address, language) : [])]
  return {
    language,
    slug: paper.slug,
    shop: oneLine(seller.name),
    title: say(isCredit ? 'credit' : 'invoice'),
    number,
    to: { label: say('to'), lines: buyer.map(oneLine).filter((line) => line !== '') },
    facts: [
      [say('number'), number],
      [say('date'), date],
      ...credits,
      [say('order'), paper.order],
      [say('ordered'), day(paper.orderedAt)],
      [say(isCredit ? 'paidBack' : 'paid'), date],
    ],
    heads: [say('item'), say('quantity'), say('unit'), say('rate'), say('amount')],
    lines: linesOf(paper, { language, money, part: say('part', { number: paper.credits?.number ?? '' }), amount }),
    rows: rowsOf(paper, language, money, isCredit ? say('credited') : mailText(language, 'total.total')),
    taxes: {
      label: say('taxes'),
      heads: [say('rate'), say('net'), say('tax'), say('gross')],
      rows: paper.rates.some(({ tax }) => tax !== 0)
        ? paper.rates.map(({ rate, gross, tax }) => [
            rateIn(language, rate),
            money(gross - tax),
            money(tax),
            money(gross),
          ])
        : [],
    },
    notes: [
      ...(isCredit ? [] : [say('advance', { date })]),
      paper.exempt ? (exemptNote(paper.soldFrom ?? seller.address?.country ?? null, language, at) ?? '') : '',
      paper.test ? say('test') : '',
    ].filter((note) => note !== ''),
    missing: say('missing', { mark: UNKNOWN }),
    seller: sellerOf(seller, language),
  }
}

/** Who answers for it, where to be found, how to be reached, under which numbers. */
function sellerOf(seller: InvoiceRow['seller'], language: Language): string[] {
  const [name = '', representative = '', address = '', email = '', phone = '', register = '', vat = ''] = sellerLines(
    seller,
    language,
  ).map(oneLine)
  return [[name, representative], [address], [email, phone], [register, vat]]
    .map((parts) => parts.filter((part) => part !== '').join(' · '))
    .filter((line) => line !== '')
}

type Say = (word: PaperWord, args?: Record<string, string>) => string

function creditedOf({ number, at }: { number: string; at: string }, say: Say, day: (at: string) => string): string {
  return say('of', { number, date: day(at) })
}

type Figures = { language: Language; money: (minor: number) => string; part: string; amount: number }

/** A credit note of an amount alone names the invoice that it is a part of. */
function linesOf({ lines }: InvoiceRow['paper'], { language, money, part, amount }: Figures) {
  if (lines.length === 0) return [{ title: part, detail: '', figures: ['', '', '', money(amount)] }]
  return lines.map(({ title, detail, quantity, unit, rate, amount: sum }) => ({
    title: oneLine(title),
    detail: oneLine(detail),
    figures: [
      String(quantity),
      unit === undefined ? '' : money(unit),
      rate === undefined ? '' : rateIn(language, rate),
      money(sum),
    ],
  }))
}

function rowsOf({ rows }: InvoiceRow['paper'], language: Language, money: (minor: number) => string, total: string) {
  const isPlain = rows.every(({ type }) => type === 'subtotal' || type === 'total')
  return rows
    .filter(({ type }) => !(isPlain && type === 'subtotal'))
    .map(({ type, label, amount }) => ({
      label: type === 'total' ? total : oneLine(label ?? mailText(language, `total.${type}`)),
      value: money(amount),
      strong: type === 'total',
    }))
}

/** Who sells and what it is; who bought, and the facts. */
function head(sheet: Sheet, { shop, title, to, facts }: Content): void {
  const width = sheet.width - 2 * MARGIN
  const half = width / 2
  const right = sheet.width - MARGIN - ASIDE
  const top = STRIPE + 34
  sheet.text(shop, { x: MARGIN, width: half - 12, size: 13, weight: 600 }, top + 6)
  sheet.text(title, { x: right, width: ASIDE, size: 22, weight: 600, align: 'end', leading: 1.2 }, top - 6)
  tear(sheet, top + 48)
  sheet.y = top + 68
  sheet.text(to.label, { x: MARGIN, width: half, ...SMALL })
  let left = sheet.y + 14
  for (const line of to.lines) left = sheet.text(line, { x: MARGIN, width: half - 24, ...BODY }, left)
  let y = sheet.y
  const value = ASIDE * 0.68
  for (const [label = '', text = ''] of facts) {
    sheet.text(label, { x: right, width: ASIDE - value - 8, ...SMALL }, y + 1.5)
    y = sheet.text(text, { x: right + ASIDE - value, width: value, align: 'end', ...BODY }, y) + 2
  }
  sheet.y = Math.max(left, y) + 24
}

/** Widths of the columns of figures, from the end of the line. */
const COLUMNS = [40, 80, 46, 84]

function columns(sheet: Sheet): { x: number; width: number }[] {
  let x = sheet.width - MARGIN - COLUMNS.reduce((sum, width) => sum + width, 0)
  return COLUMNS.map((width) => {
    const column = { x, width }
    x += width
    return column
  })
}

function itemHeads(sheet: Sheet, { heads: [item = '', ...rest] }: Content): void {
  const cells = columns(sheet)
  const room = (cells[0]?.x ?? 0) - MARGIN - 12
  sheet.text(item, { x: MARGIN, width: room, ...SMALL })
  cells.forEach((cell, index) => sheet.text(rest[index] ?? '', { ...cell, align: 'end', ...SMALL }))
  sheet.y += 15
  sheet.rule(MARGIN, sheet.width - MARGIN, sheet.y, { colour: TEAR })
  sheet.y += 7
}

function items(sheet: Sheet, content: Content): void {
  const cells = columns(sheet)
  const title = { x: MARGIN, width: (cells[0]?.x ?? 0) - MARGIN - 12, ...BODY }
  const detail = { ...title, ...SMALL }
  itemHeads(sheet, content)
  for (const line of content.lines) {
    const height = sheet.heightOf(line.title, title) + (line.detail === '' ? 0 : sheet.heightOf(line.detail, detail))
    if (!hasRoom(sheet, height)) {
      turn(sheet, content)
      itemHeads(sheet, content)
    }
    cells.forEach((cell, index) => sheet.text(line.figures[index] ?? '', { ...cell, align: 'end', ...BODY }))
    sheet.y = sheet.text(line.title, title)
    if (line.detail !== '') sheet.y = sheet.text(line.detail, detail)
    sheet.y += 7
  }
}

function totals(sheet: Sheet, content: Content): void {
  const { rows, taxes } = content
  const height = 24 + rows.length * 18 + (taxes.rows.length > 0 ? 44 + taxes.rows.length * 15 : 0)
  if (!hasRoom(sheet, height)) turn(sheet, content)
  const end = sheet.width - MARGIN
  const x = end - ASIDE
  sheet.rule(MARGIN, end, sheet.y, { colour: TEAR, dash: 3 })
  sheet.y += 10
  for (const { label, value, strong } of rows) {
    const style = strong ? { ...STRONG, size: 13 } : BODY
    sheet.text(value, { x: end - 110, width: 110, align: 'end', ...style })
    sheet.y = sheet.text(label, { x, width: 136, ...style }) + 3
  }
  if (taxes.rows.length === 0) return
  sheet.y += 14
  const cells = [0, 1, 2, 3].map((index) => ({ x: x + (index * ASIDE) / 4, width: ASIDE / 4 }))
  sheet.y = sheet.text(taxes.label, { x, width: ASIDE, ...SMALL }) + 2
  for (const [index, row] of [taxes.heads, ...taxes.rows].entries()) {
    const style = index === 0 ? SMALL : { ...BODY, size: 8.5 }
    const align = (column: number) => (column === 0 ? ('start' as const) : ('end' as const))
    cells.forEach((cell, column) => sheet.text(row[column] ?? '', { ...cell, align: align(column), ...style }))
    sheet.y += 14
  }
}

function notes(sheet: Sheet, content: Content): void {
  const box = { x: MARGIN, width: sheet.width - 2 * MARGIN, ...SMALL }
  const all = sheet.isWhole ? content.notes : [...content.notes, content.missing]
  sheet.y += 20
  for (const note of all) {
    if (!hasRoom(sheet, sheet.heightOf(note, box))) turn(sheet, content)
    sheet.y = sheet.text(note, box) + 4
  }
}

function hasRoom(sheet: Sheet, height: number): boolean {
  return sheet.y + height <= sheet.height - FOOT - 12
}

function turn(sheet: Sheet, { title, number }: Content): void {
  sheet.turn()
  const box = { x: MARGIN, width: sheet.width - 2 * MARGIN }
  sheet.text(`${title} ${number}`, { ...box, ...STRONG }, STRIPE + 22)
  sheet.y = STRIPE + 52
}

/** What every page has: the shop's awning, and who sells. */
function frame(sheet: Sheet, { slug, language, seller }: Content, count: { page: string; count: string }): void {
  stripe(sheet, slug)
  const y = sheet.height - FOOT
  sheet.rule(MARGIN, sheet.width - MARGIN, y, { colour: TEAR, dash: 3 })
  const width = sheet.width - 2 * MARGIN
  sheet.text(seller.join('\n'), { x: MARGIN, width: width - 90, ...SMALL }, y + 12)
  const page = paperWord(language, 'page', count)
  sheet.text(page, { x: sheet.width - MARGIN - 80, width: 80, align: 'end', ...SMALL }, y + 12)
}

function stripe(sheet: Sheet, slug: string): void {
  const { dyes, widths } = awning(slug)
  const [band, gap, thin] = widths
  sheet.rect(0, 0, sheet.width, STRIPE, dyes[1])
  for (let x = 0; x < sheet.width; x += band + 2 * gap + thin) {
    sheet.rect(x, 0, Math.min(band, sheet.width - x), STRIPE, dyes[0])
    const second = x + band + gap
    if (second < sheet.width) sheet.rect(second, 0, Math.min(thin, sheet.width - second), STRIPE, dyes[0])
  }
}

/** A ticket's edge: a dashed line from notch to notch. */
function tear(sheet: Sheet, y: number): void {
  sheet.rule(16, sheet.width - 16, y, { colour: TEAR, dash: 3 })
  sheet.disc(0, y, 8, GROUND)
  sheet.disc(sheet.width, y, 8, GROUND)
}
