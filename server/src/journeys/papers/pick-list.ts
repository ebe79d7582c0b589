import { openSheet, type Sheet, type Style } from '../../kernel/pdf/sheet.ts'
import type { Shop } from '../../shops/shop.ts'
import type { Picked } from '../../views/to-pick.ts'
import { oneLine } from '../mail/paper.ts'
import { mailLanguage } from '../mail/texts.ts'
import { PICK_WORDS } from './slip-words.ts'

const BODY: Style = { size: 11 }
const SMALL: Style = { size: 8.5, colour: '#5a5b78' }

/** Points. */
const MARGIN = 52
const COUNT = 44
const BOX = 11

/** What to fetch from the shelves, alike things together, with a box to tick; in the shop's own language. */
export async function pickListPdf(shop: Shop, { orders, things }: Picked, at: Date): Promise<Buffer> {
  const language = mailLanguage(shop.locale)
  const words = PICK_WORDS[language]
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: shop.timezone })
  const units = things.reduce((sum, { quantity }) => sum + quantity, 0)
  const about = `${shop.name} · ${moment.format(at)} · ${words.orders}: ${orders.length} · ${words.units}: ${units}`
  const rows = things.map(({ title, detail, quantity, orders: of }) => ({
    count: `${quantity} ×`,
    what: oneLine(detail ? `${title}, ${detail}` : title),
    whose: of.map((one) => (one.quantity > 1 ? `${one.number} (${one.quantity})` : one.number)).join(' · '),
  }))
  const sheet = await openSheet({
    size: shop.country === 'US' ? 'LETTER' : 'A4',
    title: words.title,
    author: shop.name,
    language,
    at,
    texts: [words.title, about, ...rows.flatMap((row) => Object.values(row))],
  })
  const whole = { x: MARGIN, width: sheet.width - 2 * MARGIN }
  sheet.y = sheet.text(words.title, { ...whole, size: 20, weight: 600 }, MARGIN)
  sheet.y = sheet.text(about, { ...whole, ...SMALL }) + 16
  for (const row of rows) line(sheet, row)
  return sheet.finish()
}

function line(sheet: Sheet, { count, what, whose }: { count: string; what: string; whose: string }): void {
  const end = sheet.width - MARGIN
  const column = { x: MARGIN + COUNT, width: end - MARGIN - COUNT - BOX - 16 }
  const high = sheet.heightOf(what, { ...column, ...BODY }) + sheet.heightOf(whose, { ...column, ...SMALL })
  if (sheet.y + high + 14 > sheet.height - MARGIN) {
    sheet.turn()
    sheet.y = MARGIN
  }
  const top = sheet.y
  sheet.text(count, { x: MARGIN, width: COUNT - 8, ...BODY, weight: 600 })
  sheet.y = sheet.text(what, { ...column, ...BODY })
  sheet.y = sheet.text(whose, { ...column, ...SMALL }) + 6
  box(sheet, end - BOX, top + 2)
  sheet.rule(MARGIN, end, sheet.y, { colour: '#b9bcc6' })
  sheet.y += 8
}

/** An empty one, to be ticked. */
function box(sheet: Sheet, x: number, y: number): void {
  sheet.rect(x, y, BOX, BOX, '#1b1a3a')
  sheet.rect(x + 0.8, y + 0.8, BOX - 1.6, BOX - 1.6, '#ffffff')
}
