import { readFileSync } from 'node:fs'
import type { Colour, Thing } from './phrases/phrases.ts'
import type { Random } from './random.ts'

/** A row of a demo catalogue, as far as a person sees it on the shelf. */
export type Row = {
  title: string
  price: { amount: number }
  attributes: Record<string, string[]>
  options?: string[]
  variants?: { options: Record<string, string>; stock?: number; price?: { amount: number } }[]
  form?: { id: string; included?: string[] }[]
}

export const SHELVES: Record<string, Row[]> = Object.fromEntries(
  ['atelier', 'flora', 'napoli'].map((shop) => {
    const file = new URL(`../../demo/shops/${shop}/catalog.jsonl`, import.meta.url)
    return [
      shop,
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line): Row => JSON.parse(line)),
    ]
  }),
)

/** What counts as a colour to somebody who looks at the picture. */
export const SHADES: Record<Colour, readonly string[]> = {
  blue: ['blue', 'light blue', 'dusty blue', 'royal blue', 'navy', 'Blau'],
  white: ['white', 'ivory', 'Weiß'],
  red: ['red', 'burgundy', 'Rot', 'Bordeaux'],
  black: ['black'],
  green: ['green', 'emerald', 'sage', 'mint', 'olive'],
  pink: ['pink', 'hot pink', 'blush', 'rose gold', 'Rosa', 'Pink', 'Zartrosa'],
  gold: ['gold'],
  yellow: ['yellow', 'mustard', 'Gelb', 'Senfgelb'],
}

const KINDS: Record<Thing, (row: Row) => boolean> = {
  prom: (row) => has(row, 'type', 'dress') && has(row, 'occasion', 'prom'),
  dress: (row) => has(row, 'type', 'dress'),
  skirt: (row) => has(row, 'type', 'skirt'),
  jeans: (row) => has(row, 'type', 'jeans'),
  sandals: (row) => has(row, 'type', 'sandals'),
  sneakers: (row) => has(row, 'type', 'sneakers'),
  clutch: (row) => has(row, 'type', 'clutch'),
  sweater: (row) => has(row, 'type', 'sweater'),
  roses: (row) => has(row, 'flower', 'Rose'),
  tulips: (row) => has(row, 'flower', 'Tulpe'),
  dahlias: (row) => has(row, 'flower', 'Dahlie'),
  sunflowers: (row) => has(row, 'flower', 'Sonnenblume'),
  peonies: (row) => has(row, 'flower', 'Pfingstrose'),
  lilies: (row) => has(row, 'flower', 'Lilie'),
}

function has(row: Row, attribute: string, value: string): boolean {
  return row.attributes[attribute]?.includes(value) ?? false
}

export type Goal = {
  shop: 'atelier' | 'flora' | 'napoli'
  thing?: Thing
  colour?: Colour | undefined
  /** Major units. */
  max?: number
  /** The one product that is meant: a pizza by its name. */
  title?: string
  pizza?: { size: 'small' | 'medium' | 'large'; without?: string; topping?: string }
  quantity: number
  card: boolean
  extra?: string
}

/** What somebody came for; at least one product in the shop is just that. */
export function goalFor(shop: Goal['shop'], random: Random): Goal {
  const goal: Goal = { shop, quantity: 1, card: random.chance(0.5) }
  if (shop === 'napoli') return pizzaGoal(goal, random)
  const things: Thing[] =
    shop === 'atelier'
      ? ['prom', 'prom', 'prom', 'dress', 'dress', 'skirt', 'jeans', 'sandals', 'sneakers', 'clutch', 'sweater']
      : ['roses', 'tulips', 'dahlias', 'dahlias', 'sunflowers', 'peonies', 'lilies']
  const thing = random.pick(things)
  const row = random.pick(rowsFor({ ...goal, thing }))
  const colours = (Object.keys(SHADES) as Colour[]).filter((colour) =>
    coloursOf(row).some((one) => SHADES[colour].includes(one)),
  )
  const priced = Math.ceil(row.price.amount / 1000) * 10
  return {
    ...goal,
    thing,
    ...(colours.length > 0 && random.chance(0.6) ? { colour: random.pick(colours) } : {}),
    ...(random.chance(0.5) ? { max: priced } : {}),
    ...(shop === 'flora' && random.chance(0.3) ? { extra: random.pick(['vase', 'chocolates', 'candle']) } : {}),
  }
}

function pizzaGoal(goal: Goal, random: Random): Goal {
  const row = random.pick((SHELVES['napoli'] ?? []).filter((one) => has(one, 'type', 'Pizza')))
  const included = row.form?.find(({ id }) => id === 'toppings')?.included ?? []
  const known = ['mushrooms', 'olives', 'onion', 'garlic', 'ham', 'pineapple', 'basil', 'salami']
  const without = known.filter((one) => included.includes(one))
  const topping = known.filter((one) => !included.includes(one))
  return {
    ...goal,
    title: row.title,
    pizza: {
      size: random.pick(['small', 'medium', 'large'] as const),
      ...(without.length > 0 && random.chance(0.4) ? { without: random.pick(without) } : {}),
      ...(random.chance(0.4) ? { topping: random.pick(topping) } : {}),
    },
  }
}

/** The colours a product can be had in. */
export function coloursOf(row: Row): string[] {
  const option = row.options?.find((name) => name === 'Color')
  if (!option) return row.attributes['colour'] ?? []
  return [...new Set((row.variants ?? []).flatMap((variant) => variant.options[option] ?? []))]
}

/** What on the shelves is what somebody came for. */
export function rowsFor(goal: Goal): Row[] {
  return (SHELVES[goal.shop] ?? []).filter((row) => fits(goal, row))
}

export function fits(goal: Goal, row: Row | undefined): boolean {
  if (!row) return false
  if (goal.title) return row.title === goal.title
  const { colour, max, thing } = goal
  if (thing && !KINDS[thing](row)) return false
  if (max !== undefined && row.price.amount > max * 100) return false
  return !colour || coloursOf(row).some((one) => SHADES[colour].includes(one))
}

export function rowOf(shop: string, title: string): Row | undefined {
  return SHELVES[shop]?.find((row) => row.title === title)
}
