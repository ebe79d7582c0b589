import type { Order } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { drawBars } from '../../kernel/pdf/code128.ts'
import { openSheet, type Sheet, type Style } from '../../kernel/pdf/sheet.ts'
import type { Shop } from '../../shops/shop.ts'
import { addressLinesIn, moneyIn } from '../mail/figures.ts'
import { oneLine } from '../mail/paper.ts'
import { SLIP_WORDS } from './slip-words.ts'

const BODY: Style = { size: 10 }
const SMALL: Style = { size: 8, colour: '#5a5b78' }
const RULE = { colour: '#b9bcc6' }

/** Points. */
const MARGIN = 52
const BARS = { width: 150, height: 34 }
const FIGURES = 80

/** The packing slip for the printer at the desk: what lies in the parcel, and the order's number as bars. */
export async function slipPdf(shop: Shop, order: Order, language: Language): Promise<Buffer> {
  const content = contentOf(shop, order, language)
  const sheet = await openSheet({
    size: (order.address?.country ?? shop.country) === 'US' ? 'LETTER' : 'A4',
    title: `${content.title} ${order.number}`,
    author: shop.name,
    language,
    at: new Date(order.placedAt),
    texts: content.texts,
  })
  head(sheet, content, order.number)
  for (const row of content.rows) item(sheet, row)
  return sheet.finish()
}

type Row = { quantity: string; what: string; amount: string }

function contentOf(shop: Shop, order: Order, language: Language) {
  const words = SLIP_WORDS[language]
  const { gift, address, number, lines, currency, shippingLabel } = order
  const to = gift?.recipient === undefined || !address ? address : { ...address, name: gift.recipient }
  const isPriced = gift?.hidePrice !== true
  const rows = lines
    .filter(({ fulfilment }) => fulfilment !== 'digital' && fulfilment !== 'slot')
    .map(({ quantity, title, options, total }): Row => {
      const what = oneLine([title, ...Object.values(options)].join(', '))
      return { quantity: String(quantity), what, amount: isPriced ? moneyIn(language, total, currency) : '' }
    })
  const where = to ? addressLinesIn(language, to) : [gift?.recipient ?? order.buyer.name ?? '']
  const card =
    gift?.message === undefined ? [] : [gift.message, gift.from === undefined ? '' : `${words.from}: ${gift.from}`]
  const shown = {
    shop: shop.name,
    title: gift ? words.gift : words.title,
    label: `${words.order} ${number}`,
    to: words.to,
    where: where.map(oneLine).filter(Boolean),
    notes: [oneLine(shippingLabel ?? ''), gift?.wrap ? words.wrap : '', ...card.map(oneLine)].filter(Boolean),
    heads: { quantity: words.quantity, what: words.item, amount: isPriced ? words.amount : '' },
    rows,
  }
  const { where: address_, notes, heads, rows: _, ...single } = shown
  const texts = [...Object.values(single).filter((text) => typeof text === 'string'), ...address_, ...notes]
  return { ...shown, texts: [...texts, ...Object.values(heads), ...rows.flatMap((row) => Object.values(row)), number] }
}

function head(sheet: Sheet, content: ReturnType<typeof contentOf>, number: string): void {
  const end = sheet.width - MARGIN
  const column = { x: MARGIN, width: end - MARGIN - BARS.width - 20 }
  sheet.text(content.shop, { ...column, ...SMALL }, MARGIN)
  sheet.text(content.title, { ...column, size: 20, weight: 600 }, MARGIN + 13)
  drawBars(sheet, number, { x: end - BARS.width, y: MARGIN, ...BARS })
  sheet.text(number, { x: end - BARS.width, width: BARS.width, size: 11, weight: 600, align: 'end' }, MARGIN + 38)
  sheet.y = sheet.text(content.label, { ...column, ...SMALL }, MARGIN + 42) + 22
  sheet.y = sheet.text(content.to, { ...column, ...SMALL })
  for (const line of content.where) sheet.y = sheet.text(line, { ...column, size: 12 })
  sheet.y += 6
  for (const note of content.notes) sheet.y = sheet.text(note, { ...column, ...SMALL }) + 2
  sheet.y += 18
  const { quantity, what, amount } = content.heads
  cells(sheet, { quantity, what, amount }, SMALL)
}

function item(sheet: Sheet, row: Row): void {
  const high = sheet.heightOf(row.what, { x: 0, width: sheet.width - 2 * MARGIN - 2 * FIGURES, ...BODY })
  if (sheet.y + high > sheet.height - MARGIN) {
    sheet.turn()
    sheet.y = MARGIN
  }
  cells(sheet, row, BODY)
}

function cells(sheet: Sheet, { quantity, what, amount }: Row, style: Style): void {
  const end = sheet.width - MARGIN
  sheet.text(quantity, { x: MARGIN, width: FIGURES - 20, ...style })
  sheet.text(amount, { x: end - FIGURES, width: FIGURES, align: 'end', ...style })
  sheet.y = sheet.text(what, { x: MARGIN + FIGURES, width: end - MARGIN - 2 * FIGURES, ...style }) + 6
  sheet.rule(MARGIN, end, sheet.y, RULE)
  sheet.y += 8
}
