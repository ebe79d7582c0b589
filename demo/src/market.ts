import { readFile } from 'node:fs/promises'
import { ImportProduct, type ImportVariant } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { ShopCreate } from '@souk/contract/shop.ts'
import { drawPicture, type Picture, type Subject } from './pictures/picture.ts'

/** A shop of the demo market: what to create, what to import, and how its offers look. */
export type DemoShop = {
  shop: ShopCreate
  lines: ImportProduct[]
  /** The picture of an offer, of one of its variants, or of an order configured by its form. */
  picture: (line: ImportProduct, variant?: ImportVariant, form?: FormValues) => Picture
}

const SLUGS = ['atelier', 'flora', 'napoli'] as const

/** Reads the shops of the demo market; throws when one of their files does not fit the contract. */
export async function demoShops(): Promise<DemoShop[]> {
  return Promise.all(SLUGS.map(demoShop))
}

async function demoShop(slug: string): Promise<DemoShop> {
  const folder = new URL(`../shops/${slug}/`, import.meta.url)
  const [settings, catalog] = await Promise.all(
    ['shop.json', 'catalog.jsonl'].map((file) => readFile(new URL(file, folder), 'utf8')),
  )
  const lines = (catalog ?? '').split('\n').filter(Boolean)
  return {
    shop: ShopCreate.parse(JSON.parse(settings ?? '')),
    lines: lines.map((line) => ImportProduct.parse(JSON.parse(line))),
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
}

/** How large a size word is, 0..1. */
const SIZES: Record<string, number> = { klein: 0.35, small: 0.35, mittel: 0.7, medium: 0.7, groß: 1, large: 1 }

/** Draws an offer: a variant's own colour (a stone keeps its own), pot or size, and the toppings that a form asks for. */
export function picture(line: ImportProduct, variant?: ImportVariant, form: FormValues = {}): Picture {
  const attributes = { ...line.attributes }
  const subject: Subject = { title: line.title, attributes }
  for (const [name, value] of Object.entries(variant?.options ?? {})) {
    const key = OPTIONS[name.toLowerCase()]
    if (key) attributes[key] = key === 'colour' ? [value, ...(line.attributes['stone'] ?? [])] : [value]
    const size = SIZES[value.toLowerCase()]
    if (size) subject.size = size
  }
  for (const [field, value] of Object.entries(form)) {
    if (field === 'dough' && typeof value === 'string') attributes['dough'] = [value]
    if (field === 'size' && typeof value === 'string') subject.size = SIZES[value] ?? 0.7
    if (field === 'toppings' && typeof value === 'object') subject.order = value
  }
  return drawPicture(subject)
}
