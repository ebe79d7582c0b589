import type { Product } from '@souk/contract/catalog.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { PostalAddress } from '@souk/contract/legal.ts'
import type { NetQuantity } from '@souk/contract/net-quantity.ts'
import type { Context } from '../dialogue/context.ts'
import { countryName } from '../dialogue/countries.ts'
import { list, propertyLabel, propertyValue, t } from '../dialogue/labels.ts'
import { nameKey } from '../dialogue/option-names.ts'
import { numberText } from '../say/figures.ts'
import type { EN_DATA } from '../say/data/en.ts'
import { foldText } from '../text/normalise.ts'
import { TOPICS, type Topic } from './data-words.ts'

type Key = keyof typeof EN_DATA
type Legal = NonNullable<Product['legal']>

/** What catalogues call the parts of a thing. */
const PARTS: ReadonlySet<string | undefined> = new Set([
  'slot.material',
  'slot.topping',
  'slot.sauce',
  'slot.flower',
] as const)

/** What things consist of, by the concepts in a text: stuffs, foods and flowers. */
const STUFF: ReadonlySet<string> = new Set(['food', 'drink', 'flower', 'ingredient'])

/** What the shop says on a topic, in rows; none where it says nothing. Only what stands there is told. */
export function rowsOf(ctx: Context, product: Product, topic: Topic | 'ingredients'): string[] {
  const legal = product.legal ?? {}
  const row = (key: Key, ...values: (string | undefined | null)[]) => {
    const said = values.filter(Boolean).join(', ')
    return said ? [t(ctx, 'data.row', { name: t(ctx, key), value: said })] : []
  }
  switch (topic) {
    case 'ingredients':
      return row('data.ingredients', textOf(ctx, legal.ingredients))
    case 'made':
      return madeOf(ctx, product, [
        ...row('data.fibres', fibresOf(ctx, legal)),
        ...row('data.ingredients', textOf(ctx, legal.ingredients)),
      ])
    case 'maker': {
      const firms = [
        ...row('data.manufacturer', firm(ctx, legal.manufacturer)),
        ...row('data.operator', firm(ctx, legal.operator)),
        ...row('data.responsible', firm(ctx, legal.responsiblePerson)),
      ]
      return firms.length > 0 ? firms : row('data.brand', product.brand)
    }
    case 'origin':
      return row('data.origin', legal.origin)
    case 'nutrition':
      return row('data.nutrition', textOf(ctx, legal.nutrition))
    case 'alcohol':
      return legal.alcohol === undefined
        ? []
        : row('data.alcohol', t(ctx, 'data.alcohol_value', { n: numberText(legal.alcohol, ctx.language) }))
    case 'quantity':
      return row('data.quantity', contents(ctx, product))
    case 'warnings':
      // An empty object says that there are none.
      return legal.warnings ? row('data.warnings', textOf(ctx, legal.warnings) || t(ctx, 'data.none')) : []
    case 'energy':
      return row('data.energy', legal.energyLabel?.class)
    case 'age':
      return legal.age?.years
        ? row('data.age', t(ctx, 'data.years', { n: legal.age.years }))
        : told(ctx, product, topic)
    default:
      return told(ctx, product, topic)
  }
}

function textOf(ctx: Context, texts: Legal['ingredients']): string | undefined {
  return texts && Object.keys(texts).length > 0 ? textIn(texts, ctx.language, ctx.shop.locale) : undefined
}

function fibresOf(ctx: Context, { fibres = [] }: Legal): string {
  return fibres
    .map(({ fibre, percent }) =>
      t(ctx, 'data.percent', {
        n: numberText(percent, ctx.language),
        what: propertyValue(ctx, 'material', fibre),
      }),
    )
    .join(', ')
}

/** The shop's data, else the properties that name parts, else what its description says of stuffs. */
function madeOf(ctx: Context, product: Product, rows: string[]): string[] {
  if (rows.length > 0) return rows
  const parts = attributeRows(ctx, product, (name) => PARTS.has(nameKey(name)))
  const said = sentences(product).filter((one) =>
    ctx.mind
      .conceptsIn(one, ctx.shop.locale.split('-')[0] ?? 'en')
      .some(({ id, kind }) => kind === 'material' || ctx.mind.broaderOf(id).some((wide) => STUFF.has(wide))),
  )
  return [...parts, ...(said.length > 0 ? [said.join(' ')] : [])]
}

/** Properties whose name is of the topic, and the sentences of the description that speak of it. */
function told(ctx: Context, product: Product, topic: Topic): string[] {
  const words = TOPICS.find(([name]) => name === topic)?.[1]
  const isSo = (text: string) => words?.test(foldText(text)) === true
  const said = sentences(product).filter(isSo)
  return [...attributeRows(ctx, product, isSo), ...(said.length > 0 ? [said.join(' ')] : [])]
}

function attributeRows(ctx: Context, { attributes }: Product, isWanted: (name: string) => boolean): string[] {
  return Object.entries(attributes).flatMap(([name, values]) => {
    if (values.length === 0 || !isWanted(name)) return []
    const value = list(
      ctx,
      values.map((one) => propertyValue(ctx, name, one)),
    )
    return [t(ctx, 'data.row', { name: propertyLabel(ctx, name) ?? name, value })]
  })
}

function sentences({ description = '' }: Product): string[] {
  return description.split(/(?<=[.!?。！？])\s*/u).filter(Boolean)
}

/** "330 ml", or from the least to the most of its variants. */
function contents({ language }: Context, { legal, variants }: Product): string {
  const all = variants.flatMap(({ netQuantity }) => netQuantity ?? legal?.netQuantity ?? [])
  const own = all.length > 0 ? all : [legal?.netQuantity ?? []].flat()
  return [...new Set(own.map((one) => quantityText(one, language)))].slice(0, 6).join(', ')
}

function quantityText({ value, unit }: NetQuantity, language: Context['language']): string {
  return `${numberText(value, language)} ${unit.replace('m2', 'm²').replace('m3', 'm³')}`
}

function firm(
  ctx: Context,
  who: { name: string; address: PostalAddress; contact?: string } | undefined,
): string | undefined {
  if (!who) return undefined
  const { line1, postcode, city, country } = who.address
  const place = [postcode, city].filter(Boolean).join(' ')
  return [who.name, line1, place, countryName(country, ctx.language), who.contact].filter(Boolean).join(', ')
}
