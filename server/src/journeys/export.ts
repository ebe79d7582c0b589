import type { CustomerExport } from '@souk/contract/customer.ts'
import type { Reader } from '../kernel/database.ts'
import { rowsOf } from '../kernel/erase.ts'
import { escapeHtml } from '../kernel/escape-html.ts'
import { Failure } from '../kernel/failure.ts'
import { childrenFirst } from '../kernel/reach.ts'
import { readTags, type TableTag, type Tags } from '../kernel/tags.ts'
import { customersOfPerson } from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { customerRow } from '../views/customer.ts'
import type { Context } from './context.ts'

const MEDIA = /\/media\/[a-z0-9-]+\/(?:sent\/)?[0-9a-f]{32}/g

/** Everything that is stored about a customer, by what the tags of the schema say. Throws `not_found`. */
export async function exportCustomer(context: Context, shop: Shop, customer: string): Promise<CustomerExport> {
  const tags = await readTags(context.database.pool)
  const tables = await context.database.look(async (read) => {
    if (!(await customerRow(read, shop.id, customer))) throw new Failure('not_found')
    const person = await customersOfPerson(read, shop.id, customer)
    const found = []
    // From who they are to what was done with it.
    for (const table of childrenFirst(tags, 'customers').toReversed())
      found.push(await exported(read, tags, table, shop.id, person))
    return found
  })
  const told = tables.filter(({ rows }) => rows.length > 0)
  const named = JSON.stringify(told).match(MEDIA) ?? []
  return {
    shop: { slug: shop.slug, name: shop.name },
    customer,
    at: context.clock.now().toISOString(),
    tables: told,
    media: [...new Set(named)].map((path) => context.publicUrl + path),
  }
}

async function exported(
  read: Reader,
  tags: Tags,
  table: TableTag,
  home: string,
  customers: readonly string[],
): Promise<CustomerExport['tables'][number]> {
  const { name, what, purpose, keep } = table
  // The bytes of a file are fetched where `media` says.
  const columns = table.columns.filter(
    ({ name: own, type, about }) =>
      about === 'customer' && own !== 'home' && (type !== 'bytea' || table.key.includes(own)),
  )
  const names = columns.map((column) => column.name)
  const rows = await rowsOf(read, tags, { home, root: 'customers', ids: customers }, table, names)
  return { name, what, purpose, keep, rows: rows.map(bare) }
}

/** As JSON has it, without what says nothing. */
function bare(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      if (value === null || value === '') return []
      if (Buffer.isBuffer(value)) return [[key, value.toString('hex')]]
      return [[key, value instanceof Date ? value.toISOString() : value]]
    }),
  )
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h2{margin:2.5rem 0 .25rem;text-transform:none}p.about{margin:0 0 .75rem;opacity:.75}
dl{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.15rem 1rem;margin:0;padding:.75rem 0;border-top:1px solid #8886}
dd dl{padding:0;border:0}dd ul{margin:0;padding-left:1.2rem}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}`

/** The same as one page to read, which loads nothing. */
export function exportPage(data: CustomerExport): string {
  const title = `What ${data.shop.name} has stored about you`
  const sections = data.tables.map(
    ({ what, purpose, keep, rows }) =>
      `<section><h2>${escapeHtml(capital(what))}</h2><p class="about">${escapeHtml(`${purpose} · ${keep} · ${rows.length}`)}</p>${rows.map(rowHtml).join('')}</section>`,
  )
  const media = data.media.map((url) => `<li><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></li>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(data.at)}</p>${sections.join('\n')}${media && `<h2>Files</h2><ul>${media}</ul>`}</body></html>
`
}

/** Ids and the looks of letters are in the data; whoever reads has no use for them. */
const UNREADABLE = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|<!doctype html)/i

function rowHtml(row: Record<string, unknown>): string {
  const items = Object.entries(row).map(([key, value]) => {
    const shown = valueHtml(value)
    return shown && `<dt>${escapeHtml(key.replaceAll('_', ' '))}</dt><dd>${shown}</dd>`
  })
  const all = items.join('')
  return all && `<dl>${all}</dl>`
}

function valueHtml(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(valueHtml).filter(Boolean)
    return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
  }
  if (typeof value === 'object' && value !== null) return rowHtml(Object.fromEntries(Object.entries(value)))
  const text = String(value ?? '')
  return UNREADABLE.test(text) ? '' : escapeHtml(text)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
