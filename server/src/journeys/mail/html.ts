import { awning } from '@souk/contract/awning.ts'
import { escapeHtml } from '../../kernel/escape-html.ts'
import { type Block, oneLine, type Paper, type Row } from './paper.ts'

/** Readers that know no style sheet get the day's colours from the tags; those that know one get the night as well. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body, table, td, th, p, h1, a { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (max-width: 480px) { .pad { padding-left: 16px !important; padding-right: 16px !important; } }
@media (prefers-color-scheme: dark) {
  .ground { background-color: #15142e !important; }
  .paper { background-color: #24234a !important; }
  .ink { color: #ecebfa !important; }
  .muted { color: #a9a8cc !important; }
  .tear { border-color: #5a5b78 !important; }
  .link { color: #5fd3c0 !important; }
  .button { background-color: #5fd3c0 !important; color: #15142e !important; }
}
`.trim()

const FONT = "FiraGO, 'Fira Sans', -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', sans-serif"
const INK = 'color:#1b1a3a'
const MUTED = 'color:#5a5b78'
const SMALL = `font-size:13px;line-height:1.5;${MUTED}`
const TEAR = 'border-top:1px dashed #a9a8b8'
const FIGURES = 'text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums lining-nums;vertical-align:top'

/** In pixels, on screens that have them. */
const WIDTH = 560

/** An e-mail as HTML: a receipt on paper, no pictures, nothing fetched from anywhere. */
export function htmlOf(paper: Paper): string {
  const { language, shop, slug, subject, title, blocks } = paper
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${inline(subject)}</title>
<style>${STYLE}</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:#f3f5f2">
<table role="presentation" class="ground" width="100%" cellspacing="0" cellpadding="0" border="0" style="background-color:#f3f5f2"><tr><td align="center" style="padding:20px 8px">
<table role="presentation" class="paper" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:${WIDTH}px;background-color:#ffffff;border-radius:6px;overflow:hidden">
<tr><td>${stripe(slug)}</td></tr>
<tr><td class="pad ink" style="padding:20px 32px 32px;font-family:${escapeHtml(FONT)};font-size:15px;line-height:1.5;${INK}">
<p class="muted" dir="auto" style="margin:0 0 12px;${MUTED}">${inline(shop)}</p>
<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:600">${inline(title)}</h1>
${blocks.map(htmlBlock).join('\n')}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
}

function inline(text: string): string {
  return escapeHtml(oneLine(text))
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p dir="auto" style="margin:0 0 12px">${inline(block.text)}</p>`
    case 'note': {
      const title = block.title === undefined ? '' : `<strong>${inline(block.title)}</strong><br>`
      const lines = block.lines.map(oneLine).filter(Boolean).map(escapeHtml)
      return `<p class="muted tear" dir="auto" style="margin:20px 0 0;padding:12px 0 0;${TEAR};${SMALL}">${title}${lines.join('<br>')}</p>`
    }
    case 'items':
      return itemsTable(block)
    case 'totals':
      return rowsTable(
        block.rows.map(({ label, value, strong }) => {
          const weight = strong ? 'font-weight:600;font-size:17px' : ''
          return `<tr><th scope="row" dir="auto" style="text-align:start;font-weight:400;padding:4px 12px 4px 0;${weight}">${inline(label)}</th><td style="padding:4px 0;${FIGURES};${weight}">${inline(value)}</td></tr>`
        }),
      )
    case 'facts':
      return rowsTable(block.rows.map(factRow))
    case 'action':
      return actionOf(block)
  }
}

function itemsTable({ caption, heads, items }: Extract<Block, { kind: 'items' }>): string {
  const [item, quantity, amount] = heads.map(inline)
  const head = `padding:0 0 4px;font-weight:400;${SMALL}`
  const rows = items.map(({ quantity: count, title, detail, amount: price }) => {
    const small = detail === '' ? '' : `<br><span class="muted" dir="auto" style="${SMALL}">${inline(detail)}</span>`
    return `<tr><td style="padding:8px 12px 8px 0;vertical-align:top"><span dir="auto">${inline(title)}</span>${small}</td><td style="padding:8px 12px;${FIGURES}">${count}</td><td style="padding:8px 0;${FIGURES}">${inline(price)}</td></tr>`
  })
  return `<table class="tear ink" width="100%" cellspacing="0" cellpadding="0" border="0" style="margin:20px 0 0;padding:12px 0;${TEAR};font-size:15px;line-height:1.5;${INK}">
<caption class="muted" style="text-align:start;padding:0 0 8px;${SMALL}">${inline(caption)}</caption>
<tr><th class="muted" scope="col" style="text-align:start;${head}">${item}</th><th class="muted" scope="col" style="text-align:end;${head};padding:0 12px 4px">${quantity}</th><th class="muted" scope="col" style="text-align:end;${head}">${amount}</th></tr>
${rows.join('\n')}
</table>`
}

function rowsTable(rows: readonly string[]): string {
  return `<table class="tear ink" width="100%" cellspacing="0" cellpadding="0" border="0" style="margin:0;padding:12px 0;${TEAR};font-size:15px;line-height:1.5;${INK}">
${rows.join('\n')}
</table>`
}

function factRow({ label, value, url }: Row): string {
  const shown = url === undefined ? inline(value) : link(url, value)
  return `<tr><th class="muted" scope="row" width="34%" style="text-align:start;vertical-align:top;font-weight:400;padding:4px 12px 4px 0;${MUTED}">${inline(label)}</th><td dir="auto" style="padding:4px 0;vertical-align:top">${shown}</td></tr>`
}

function link(url: string, text: string): string {
  return `<a class="link" href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer" style="color:#00675b">${inline(text)}</a>`
}

function actionOf({ label, url, note }: Extract<Block, { kind: 'action' }>): string {
  const small =
    note === undefined ? '' : `<p class="muted" dir="auto" style="margin:8px 0 0;${SMALL}">${inline(note)}</p>`
  return `<p style="margin:20px 0 0"><a class="button" href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer" style="display:inline-block;padding:12px 20px;border-radius:6px;background-color:#00675b;color:#ffffff;font-weight:600;text-decoration:none">${inline(label)}</a></p>${small}`
}

/** The shop's awning at double width, as a row of cells: the one band that every mail reader draws. */
function stripe(slug: string): string {
  const { dyes, widths } = awning(slug)
  const [band, gap, thin] = widths
  const length = band + 2 * gap + thin
  const times = Math.max(1, Math.round(WIDTH / (2 * length)))
  const cell = (width: number, dye: string) =>
    `<td width="${((100 * width) / (length * times)).toFixed(2)}%" bgcolor="${dye}">&nbsp;</td>`
  const period = [cell(band, dyes[0]), cell(gap, dyes[1]), cell(thin, dyes[0]), cell(gap, dyes[1])].join('')
  return `<table role="presentation" aria-hidden="true" width="100%" cellspacing="0" cellpadding="0" border="0" style="table-layout:fixed;font-size:0;line-height:12px"><tr>${period.repeat(times)}</tr></table>`
}
