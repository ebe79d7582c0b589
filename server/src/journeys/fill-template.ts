import type { Part } from '@souk/contract/parts.ts'
import { numberedBody, type TemplatePlace, TemplatePurpose } from '@souk/contract/template.ts'
import { textOf } from '../channels/part-text.ts'
import { shorten } from '../channels/split-text.ts'
import type { FilledTemplate } from '../channels/template.ts'
import type { Due } from '../conversations/deliveries.ts'
import type { Reader } from '../kernel/database.ts'
import { findCustomer } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { approvedTemplates } from '../shops/templates.ts'

/** A body has 1,024 characters when it is filled in. */
const LONGEST_NEWS = 600
const LONGEST_NAME = 60

/** `category`: the provider's, which decides about the price. */
export type Filling = Pick<FilledTemplate, 'name' | 'language' | 'values'> & { category: string }

/** The newest template that says this message in their language, else in the shop's; undefined where none can. */
export async function fillTemplate(
  read: Reader,
  { due, parts, shop }: { due: Due; parts: readonly Part[]; shop: Shop },
): Promise<Filling | undefined> {
  const purpose = TemplatePurpose.safeParse(due.purpose ?? 'service').data
  if (!purpose) return undefined
  const { home, connection, customer } = due
  const templates = await approvedTemplates(read, { home, connection, purpose })
  if (templates.length === 0) return undefined
  const known = customer === null ? undefined : await findCustomer(read, home, customer)
  const said = valuesOf({ parts, shop, name: known?.name ?? undefined, locale: due.language || shop.locale })
  for (const language of [due.language, shop.locale]) {
    for (const template of templates.filter((one) => isIn(one.language, language))) {
      const values = numberedBody(template.body).places.map((place) => said[place])
      if (values.every((value) => value !== undefined)) return { ...template, values }
    }
  }
  return undefined
}

type Said = Partial<Record<TemplatePlace, string>>

/** What the places of a template are filled with: a line each, since no provider takes breaks in them. */
export function valuesOf(input: {
  parts: readonly Part[]
  shop: Pick<Shop, 'name'>
  name?: string | undefined
  locale: string
}): Said {
  const { parts, shop, name, locale } = input
  const news = lineOf(parts.map((part) => textOf(part, locale)).join(' '), LONGEST_NEWS)
  const order = parts.map(numberOf).find((number) => number !== undefined)
  const called = lineOf(name ?? '', LONGEST_NAME)
  return {
    shop: shop.name,
    ...(news === '' ? {} : { news }),
    ...(order === undefined ? {} : { order }),
    ...(called === '' ? {} : { name: called }),
  }
}

function numberOf(part: Part): string | undefined {
  return part.type === 'order' || part.type === 'tracking' ? part.shown.number : undefined
}

function lineOf(text: string, most: number): string {
  return shorten(text.replace(/\s+/g, ' ').trim(), most)
}

/** `en_US` is English. */
function isIn(template: string, language: string): boolean {
  const [wanted, given] = [language, template].map((one) => one.toLowerCase().split(/[-_]/)[0])
  return wanted !== '' && wanted === given
}
