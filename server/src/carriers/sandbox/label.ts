import type { Address } from '@souk/contract/order.ts'
import { drawBars } from '../../kernel/pdf/code128.ts'
import { openSheet, type Style } from '../../kernel/pdf/sheet.ts'
import { SANDBOX_NAME } from './parcel.ts'

const SMALL: Style = { size: 7.5, colour: '#5a5b78' }
const BODY: Style = { size: 9 }
const STRONG: Style = { size: 15, weight: 600 }

/** Points. */
const MARGIN = 20
const BARS = 64

export type LabelInput = {
  from: Address
  to: Address
  tracking: string
  reference: string
  direction: 'out' | 'back'
  at: Date
}

/** A label of A6 as carriers print them: from whom, to whom, the number as bars and to be read. */
export async function drawLabel({ from, to, tracking, reference, direction, at }: LabelInput): Promise<Buffer> {
  const sender = linesOf(from)
  const receiver = linesOf(to)
  const title = direction === 'back' ? `${SANDBOX_NAME} · Return, postage paid` : `${SANDBOX_NAME} · Parcel`
  const sheet = await openSheet({
    size: 'A6',
    title: `${SANDBOX_NAME} ${tracking}`,
    author: SANDBOX_NAME,
    language: 'en',
    at,
    texts: [title, tracking, reference, ...sender, ...receiver],
  })
  const column = { x: MARGIN, width: sheet.width - 2 * MARGIN }
  const rule = () => sheet.rule(MARGIN, sheet.width - MARGIN, sheet.y, { colour: '#1b1a3a' })
  sheet.y = sheet.text(title, { ...column, ...BODY, weight: 600 }, MARGIN) + 8
  rule()
  sheet.y = sheet.text(sender.join(', '), { ...column, ...SMALL }, sheet.y + 8) + 16
  for (const line of receiver) sheet.y = sheet.text(line, { ...column, ...STRONG })
  sheet.y = sheet.height - MARGIN - BARS - 44
  rule()
  sheet.y = sheet.text(reference, { ...column, ...BODY }, sheet.y + 6) + 6
  drawBars(sheet, tracking, { ...column, y: sheet.y, height: BARS })
  sheet.text(tracking, { ...column, ...SMALL }, sheet.y + BARS + 3)
  return sheet.finish()
}

function linesOf({ name, line1, line2, postcode, city, region, country }: Address): string[] {
  const town = [postcode, city, region].filter(Boolean).join(' ')
  return [name ?? '', line1, line2 ?? '', town, country].filter((line) => line !== '')
}
