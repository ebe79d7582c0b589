import type { Order } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { escapeHtml } from '../../kernel/escape-html.ts'
import type { Shop } from '../../shops/shop.ts'
import { addressLinesIn, moneyIn, spanIn } from '../mail/figures.ts'
import { SLIP_WORDS } from './slip-words.ts'

/** Ink on paper: it is made to be printed, on A4 and on Letter, and laid into the parcel. */
const STYLE = `
body { margin: 0 auto; padding: 20px; max-width: 720px; font: 15px/1.5 'FiraGO', 'Fira Sans', -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; color: #1b1a3a; background: #fff; }
h1 { margin: 0 0 4px; font-size: 26px; font-weight: 600; }
p { margin: 0 0 4px; overflow-wrap: anywhere; }
.shop, .label { color: #5a5b78; font-size: 13px; }
.card { margin: 20px 0; padding: 20px; border: 1px solid #a9a8b8; border-radius: 6px; font-size: 17px; }
.words { white-space: pre-line; }
.to { margin: 20px 0; }
table { width: 100%; margin-top: 20px; border-collapse: collapse; }
th { text-align: start; font-weight: 400; }
th, td { padding: 8px 8px 8px 0; border-bottom: 1px solid #a9a8b8; vertical-align: top; overflow-wrap: anywhere; }
th:first-child { width: 1%; padding-right: 20px; }
.figures { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
@page { margin: 16mm; }
@media print { body { padding: 0; } tr, .card { break-inside: avoid; } }
`

/** What lies in the parcel: the goods, whom they go to, the words of a gift. Prices stand on it only where they may be seen. */
export function slipHtml(shop: Shop, order: Order, language: Language): string {
  const words = SLIP_WORDS[language]
  const { gift, address, number, shippingLabel } = order
  const title = gift ? words.gift : words.title
  const to = gift?.recipient === undefined || !address ? address : { ...address, name: gift.recipient }
  const where = to ? addressLinesIn(language, to).join('\n') : (gift?.recipient ?? order.buyer.name ?? '')
  const notes = [
    shippingLabel ?? '',
    gift?.deliverOn ? `${words.on}: ${spanIn(language, bothEnds(gift.deliverOn), order.placedAt)}` : '',
    gift?.wrap ? words.wrap : '',
  ].filter(Boolean)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(`${words.title} ${number}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<p class="shop" dir="auto">${escapeHtml(shop.name)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="label">${escapeHtml(`${words.order} ${number}`)}</p>
${card(order, words.from)}
<div class="to"><p class="label">${escapeHtml(words.to)}</p><p class="words" dir="auto">${escapeHtml(where)}</p>
${notes.map((note) => `<p class="label" dir="auto">${escapeHtml(note)}</p>`).join('')}</div>
${table(order, language, gift?.hidePrice !== true)}
</body>
</html>
`
}

function bothEnds(day: string): { from: string; to: string } {
  return { from: day, to: day }
}

function card({ gift }: Order, from: string): string {
  if (gift?.message === undefined && gift?.from === undefined) return ''
  const words = gift.message === undefined ? '' : `<p class="words" dir="auto">${escapeHtml(gift.message)}</p>`
  const who = gift.from === undefined ? '' : `<p class="label" dir="auto">${escapeHtml(`${from}: ${gift.from}`)}</p>`
  return `<div class="card">${words}${who}</div>`
}

function table({ lines, currency }: Order, language: Language, priced: boolean): string {
  const words = SLIP_WORDS[language]
  const head = [words.quantity, words.item, ...(priced ? [words.amount] : [])]
  const rows = lines.map(({ quantity, title, options, total }) => {
    const what = [title, ...Object.values(options)].join(', ')
    const amount = priced ? `<td class="figures">${escapeHtml(moneyIn(language, total, currency))}</td>` : ''
    return `<tr><td>${quantity}</td><td dir="auto">${escapeHtml(what)}</td>${amount}</tr>`
  })
  const heads = head.map((word) => `<th class="label" scope="col">${escapeHtml(word)}</th>`).join('')
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}
