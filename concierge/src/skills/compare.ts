import type { Product } from '@souk/contract/catalog.ts'
import type { Part } from '@souk/contract/parts.ts'
import { ENOUGH_REVIEWS } from '@souk/contract/review.ts'
import type { Context, Move, Skill } from '../dialogue/context.ts'
import { ordinalsIn } from '../dialogue/cues.ts'
import { list, nameLabel, propertyLabel, propertyValue, t } from '../dialogue/labels.ts'
import { namedIn } from '../dialogue/match.ts'
import { numberText, priceText } from '../say/figures.ts'
import { aboutOne } from './about.ts'
import { productOf } from './begin.ts'
import { find } from './find.ts'
import { cardOf, cardOption, chooseAction, shownOf } from './results.ts'

/** Two of those shown, side by side in what tells them apart. */
export const compare: Skill = {
  intents: ['product.compare'],
  verbs: [],
  asks: [],
  run,
}

async function run(ctx: Context): Promise<Move[]> {
  const [only, ...more] = ordinalsIn(ctx.text).map((place) => ctx.state.shown.at(place < 0 ? place : place - 1))
  if (only && more.length === 0 && !COMPARES.test(ctx.text)) return aboutOne(ctx, only.id)
  const products: Product[] = []
  for (const id of pairIn(ctx)) {
    const product = await productOf(ctx, id)
    if (product) products.push(product)
  }
  const [one, other] = products
  if (!one || !other) {
    if (ctx.u.want.types.length > 0) return find.run(ctx, { kind: 'intent', intent: 'product.find' })
    return [{ do: 'say', key: 'compare.need_two' }]
  }
  const options = products.map((product) => cardOption(product))
  return [
    { do: 'say', key: 'compare.shown' },
    {
      do: 'show',
      part: {
        type: 'compare',
        cards: products.map((product) => cardOf(ctx, product, [chooseAction(ctx, product.id)])),
        rows: rowsOf(ctx, products),
      },
    },
    { do: 'set', state: { shown: products.map(shownOf), focus: null } },
    { do: 'offer', options },
  ]
}

/** What sets two beside each other; without it one that is counted out is asked about alone. */
const COMPARES =
  /compar|differ|versus|(?<!\p{L})(?:vs|better|than|or|both|two|vergl\p{L}*|unterschied\p{L}*|unterscheid\p{L}*|besser|als|oder|beide\p{L}*|zwei|vergelij\p{L}*|verschil\p{L}*|beter|dan|of|beide|twee|сравн\p{L}*|отлич\p{L}*|разниц\p{L}*|лучше|чем|или|обе|оба|два|две|შეადარ\p{L}*|შევადარ\p{L}*|განსხვავ\p{L}*|სხვაობ\p{L}*|უკეთეს\p{L}*|თუ|ორი)(?!\p{L})|比|区别|不同|差别|哪个好|还是|两/iu

/** Three of them, said so. */
const THREE = /(?<!\p{L})(?:three|drei|drie|три|трех|трёх|სამი|სამივე)(?!\p{L})|三/iu

/** Those named or counted, else the first two shown. */
function pairIn(ctx: Context): string[] {
  const shown = ctx.state.shown
  const counted = ordinalsIn(ctx.text).flatMap((place) => {
    const one = place < 0 ? shown.at(place) : shown[place - 1]
    return one ? [one.id] : []
  })
  const named = namedIn(
    ctx.text,
    shown.map((one) => ({ key: one.id, labels: [one.title] })),
    ctx.language,
  ).map((one) => one.key)
  const focus = ctx.state.focus ? [ctx.state.focus] : []
  return [...new Set([...counted, ...named, ...focus, ...shown.map((one) => one.id)])].slice(
    0,
    counted.length > 2 || named.length > 2 || THREE.test(ctx.text) ? 3 : 2,
  )
}

type Rows = Extract<Part, { type: 'compare' }>['rows']

/** Property by property: what tells them apart first, what they share below. */
function rowsOf(ctx: Context, products: readonly Product[]): Rows {
  const columns = products.map((product) => columnOf(ctx, product))
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))]
  const rows = names.map((name) => {
    const cells = columns.map((column) => column.get(name) ?? '')
    return { name, cells, differs: new Set(cells).size > 1 }
  })
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)].slice(0, MOST_ROWS)
}

const MOST_ROWS = 40

/** What one product is like. What can be chosen says it better than a property of the same name. */
function columnOf(ctx: Context, product: Product): Map<string, string> {
  const column = new Map([[t(ctx, 'compare.price'), priceText(product.price, ctx.language)]])
  for (const name of product.options) {
    const has = (value: string) => product.variants.some((one) => one.available && one.options[name] === value)
    const all = [...new Set(product.variants.map((variant) => variant.options[name] ?? ''))]
    const values = all.filter((value) => value && has(value)).map((value) => propertyValue(ctx, name, value))
    if (values.length > 0) column.set(propertyLabel(ctx, name) ?? nameLabel(ctx, name), values.join(', '))
  }
  for (const [name, values] of Object.entries(product.attributes)) {
    const label = propertyLabel(ctx, name)
    const shown = values.map((value) => propertyValue(ctx, name, value))
    if (label && values.length > 0 && !column.has(label)) column.set(label, list(ctx, shown))
  }
  if (product.rating && product.rating.count >= ENOUGH_REVIEWS)
    column.set(
      t(ctx, 'compare.rating'),
      `★ ${numberText(product.rating.average, ctx.language)} (${product.rating.count})`,
    )
  return column
}
