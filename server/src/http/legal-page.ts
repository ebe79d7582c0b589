import { awning } from '@souk/contract/awning.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { LegalProfile } from '@souk/contract/legal.ts'
import { escapeHtml } from '../kernel/escape-html.ts'
import { addressLine } from '../law/address.ts'
import { withdrawalInstruction } from '../law/withdrawal-instruction.ts'
import type { Shop } from '../shops/shop.ts'
import { IMPRINT_LABELS, PAPER_TITLES, type PaperName, VERSION_LABEL } from './legal-words.ts'
import { FONTS, STYLE } from './reference-style.ts'

export const LEGAL_STYLE = `${STYLE}
.page { max-width: 760px; }
.rows { display: grid; grid-template-columns: minmax(7em, auto) 1fr; gap: 8px 20px; margin: 20px 0; }
.rows dt { color: var(--muted); }
.rows dd { margin: 0; overflow-wrap: anywhere; }
.words { white-space: pre-line; overflow-wrap: anywhere; max-width: 34em; line-height: 1.6; font-size: 17px; }
.form { margin-top: 32px; padding: 20px; background: var(--paper); border-radius: 6px; font-size: 15px; }
.version { color: var(--muted); font-size: 13px; }
.stripe { display: block; width: 100%; height: 12px; }
`

type Paper = { body: string; language: string }
export type PaperInput = {
  shop: Shop
  name: PaperName
  language: string
  country: string | null
  base: string
  now: Date
}

/** One of the shop's papers as a page that reads itself: no script, nothing fetched but our fonts. Null where the shop has not given it. */
export function legalPage(input: PaperInput): string | null {
  const { shop, name, language } = input
  const paper = paperOf(input)
  if (!paper) return null
  const title = textIn(PAPER_TITLES[name], paper.language, 'en')
  return `<!doctype html>
<html lang="${escapeHtml(paper.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title} · ${shop.name}`)}</title>
${FONTS}<style>${LEGAL_STYLE}</style>
</head>
<body>
${stripe(shop.slug)}
<div class="page">
<header><nav><a href="/s/${escapeHtml(shop.slug)}?lang=${escapeHtml(language)}" dir="auto">${escapeHtml(shop.name)}</a></nav><h1>${escapeHtml(title)}</h1></header>
<main>${paper.body}</main>
</div>
</body>
</html>
`
}

function paperOf({ shop, name, language, country, base, now }: PaperInput): Paper | null {
  const { legal } = shop.settings
  switch (name) {
    case 'imprint':
      return imprintOf(legal, language)
    case 'terms':
    case 'privacy':
      return documentOf(legal[name], language, shop.locale.slice(0, 2))
    case 'withdrawal': {
      const functionUrl = `${base}/withdraw/${shop.slug}`
      const known = withdrawalInstruction({ profile: legal, country, language, now, starts: 'last_goods', functionUrl })
      if (!known) return null
      const form = `<div class="words form" dir="auto">${escapeHtml(known.form)}</div>`
      return { language: known.language, body: words(known.text) + form }
    }
  }
}

function imprintOf(legal: LegalProfile, language: string): Paper | null {
  const { legalName, legalForm, representative, address, email, phone, register, vatId, responsiblePerson } = legal
  const form = legalForm !== undefined && legalName?.endsWith(legalForm) ? undefined : legalForm
  const rows: Readonly<Record<keyof typeof IMPRINT_LABELS, string | undefined>> = {
    seller: [legalName, form].filter(Boolean).join(' '),
    representative,
    address: address && addressLine(address, language),
    email,
    phone,
    register: register && `${register.name}, ${register.number}`,
    vatId,
    responsiblePerson,
  }
  const filled = Object.entries(IMPRINT_LABELS).flatMap(([key, labels]) => {
    const value = new Map(Object.entries(rows)).get(key)
    return value ? `<dt>${escapeHtml(textIn(labels, language, 'en'))}</dt><dd dir="auto">${escapeHtml(value)}</dd>` : []
  })
  return filled.length === 0 ? null : { language, body: `<dl class="rows">${filled.join('')}</dl>` }
}

/** A text of the shop, in the language that was asked for where it has that, else in its own. */
function documentOf(document: LegalProfile['terms'], language: string, own: string): Paper | null {
  const { text, version } = document ?? {}
  const spoken = [language, own, ...Object.keys(text ?? {})].find((one) => text?.[one]?.trim())
  if (!text || spoken === undefined) return null
  const label = textIn(VERSION_LABEL, language, 'en')
  const mark = version === undefined ? '' : `<p class="version">${escapeHtml(`${label}: ${version}`)}</p>`
  return { language: spoken, body: words(text[spoken] ?? '') + mark }
}

function words(text: string): string {
  return `<div class="words" dir="auto">${escapeHtml(text)}</div>`
}

/** The shop's awning as a picture of rectangles: a page without inline styles draws it too. */
export function stripe(slug: string): string {
  const { dyes, widths } = awning(slug)
  const [band, gap, thin] = widths
  const length = band + 2 * gap + thin
  const bar = (x: number, width: number, dye: string) => `<rect x="${x}" width="${width}" height="12" fill="${dye}"/>`
  const period = [bar(0, length, dyes[1]), bar(0, band, dyes[0]), bar(band + gap, thin, dyes[0])].join('')
  return `<svg class="stripe" aria-hidden="true"><defs><pattern id="cloth" width="${length}" height="12" patternUnits="userSpaceOnUse">${period}</pattern></defs><rect width="100%" height="12" fill="url(#cloth)"/></svg>`
}
