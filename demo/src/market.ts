import { readFile } from 'node:fs/promises'
import { ImportProduct, type ImportVariant } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { ShopCreate } from '@souk/contract/shop.ts'
import { Calendar } from '@souk/contract/slots.ts'
import { DEMO_STAFF } from './staff.ts'
import { drawPicture, type Picture, type Subject } from './pictures/picture.ts'

/** A shop of the demo market: what to create, what to import, and how its offers look. */
export type DemoShop = {
  shop: ShopCreate
  lines: ImportProduct[]
  /** Who or what is booked there. */
  calendars: Calendar[]
  /** Who works there. */
  staff: typeof DEMO_STAFF
  /** The picture of an offer, of one of its variants, or of an order configured by its form. */
  picture: (line: ImportProduct, variant?: ImportVariant, form?: FormValues) => Picture
}

const SLUGS = ['atelier', 'flora', 'napoli', 'laufwerk-ost', 'blos', 'thimble-row', 'sololaki-tbilisi'] as const

/** Those that sell times as well. */
const BOOKED: ReadonlySet<string> = new Set(['thimble-row', 'sololaki-tbilisi'])

/** Reads the shops of the demo market; throws when one of their files does not fit the contract. */
export async function demoShops(): Promise<DemoShop[]> {
  return Promise.all(SLUGS.map(demoShop))
}

async function demoShop(slug: string): Promise<DemoShop> {
  const folder = new URL(`../shops/${slug}/`, import.meta.url)
  const [settings, catalog, calendars] = await Promise.all([
    readFile(new URL('shop.json', folder), 'utf8'),
    readFile(new URL('catalog.jsonl', folder), 'utf8'),
    BOOKED.has(slug) ? readFile(new URL('calendars.json', folder), 'utf8') : '[]',
  ])
  const lines = catalog.split('\n').filter(Boolean)
  return {
    shop: ShopCreate.parse(JSON.parse(settings)),
    lines: lines.map((line) => ImportProduct.parse(JSON.parse(line))),
    calendars: Calendar.array().parse(JSON.parse(calendars)),
    staff: DEMO_STAFF,
    picture,
  }
}

/** The attribute a variant's option decides, by the option's name in the shops' languages. */
const OPTIONS: Record<string, string> = {
  color: 'colour',
  farbe: 'colour',
  kleur: 'colour',
  topf: 'pot',
  soort: 'variety',
  smaak: 'variety',
  ფერი: 'colour',
  tint: 'shade',
}

/** How large a size is, 0..1, by its word or weight. */
const SIZES: Record<string, number> = {
  klein: 0.35,
  small: 0.35,
  mittel: 0.7,
  medium: 0.7,
  groß: 1,
  large: 1,
  '250 გ': 0,
  '500 გ': 0.5,
  '1 კგ': 1,
}

/** Draws an offer: a variant's own colour (a stone keeps its own), shade or size, and what a form asks for. */
export function picture(line: ImportProduct, variant?: ImportVariant, form: FormValues = {}): Picture {
  const attributes = { ...line.attributes }
  const choice: Record<string, string> = {}
  const subject: Subject = { title: line.title, attributes, choice }
  for (const [name, value] of Object.entries(variant?.options ?? {})) {
    const key = OPTIONS[name.toLowerCase()]
    if (key === 'colour') {
      // A colourway goes over several panels, and on a beauty counter a colour is a shade with a name.
      attributes['colour'] = [...value.split('/'), ...(line.attributes['stone'] ?? [])]
      if (line.attributes['Vorm']) attributes['shade'] = [value]
    } else if (key) attributes[key] = [value]
    const size = SIZES[value.toLowerCase()] ?? volume(line, name, value)
    if (size !== undefined) subject.size = size
  }
  for (const [field, value] of Object.entries(form)) {
    if (typeof value === 'object') subject.order = value
    else if (field === 'dough' && typeof value === 'string') attributes['dough'] = [value]
    else if (field === 'size' && typeof value === 'string') subject.size = SIZES[value] ?? 0.7
    else if (typeof value === 'string') choice[field] = value
  }
  return drawPicture(subject)
}

/** Of several fillings the largest is drawn whole, the others smaller. */
function volume({ variants = [] }: ImportProduct, name: string, value: string): number | undefined {
  if (name !== 'Inhoud') return undefined
  const all = variants.map(({ options }) => Number.parseInt(options[name] ?? '', 10))
  return variants.length > 1 ? Number.parseInt(value, 10) / Math.max(...all) : 0.6
}
