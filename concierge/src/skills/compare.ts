import type { Product } from '@souk/contract/catalog.ts'
import type { Context, Move, Skill } from '../dialogue/context.ts'
import { ordinalsIn } from '../dialogue/cues.ts'
import { list, nameLabel, option, propertyLabel, propertyValue, t, valueLabel } from '../dialogue/labels.ts'
import { namedIn } from '../dialogue/match.ts'
import { priceText } from '../say/figures.ts'
import { productOf } from './begin.ts'
import { find } from './find.ts'

/** Two of those shown, side by side in what tells them apart. */
export const compare: Skill = {
  intents: ['product.compare'],
  verbs: [],
  asks: [],
  run,
}

async function run(ctx: Context): Promise<Move[]> {
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
  const text = [one, other].map((product) => column(ctx, product, product === one ? other : one)).join('\n\n')
  const options = [one, other].map((product) =>
    option({ verb: 'show', offer: product.id }, product.title, { concepts: product.concepts }),
  )
  return [
    { do: 'say', key: 'compare.shown' },
    { do: 'quote', text },
    { do: 'offer', options },
  ]
}

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
  return [...new Set([...counted, ...named, ...focus, ...shown.map((one) => one.id)])].slice(0, 2)
}

function column(ctx: Context, product: Product, other: Product): string {
  const lines = [product.title, `${t(ctx, 'compare.price')}: ${priceText(product.price, ctx.language)}`]
  for (const [name, values] of Object.entries(product.attributes)) {
    const same = (other.attributes[name] ?? []).join() === values.join()
    const label = propertyLabel(ctx, name)
    const shown = values.map((value) => propertyValue(ctx, name, value))
    if (label && !same && values.length > 0) lines.push(`${label}: ${list(ctx, shown)}`)
  }
  for (const name of product.options) {
    const has = (value: string) => product.variants.some((one) => one.available && one.options[name] === value)
    const all = [...new Set(product.variants.map((variant) => variant.options[name] ?? ''))]
    const values = all.filter((value) => value && has(value)).map((value) => valueLabel(ctx, value))
    if (values.length > 0) lines.push(`${nameLabel(ctx, name)}: ${values.join(', ')}`)
  }
  return lines.join('\n')
}
