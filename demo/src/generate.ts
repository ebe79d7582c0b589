import type { ImportProduct, ImportVariant } from '@souk/contract/catalog.ts'
import { DEPARTMENTS } from './generate-departments.ts'
import { COLOURS, QUALITIES, SYLLABLES } from './generate-words.ts'
import { seeded } from './pictures/svg.ts'

type Random = () => number

/**
 * A varied catalogue of `n` products, the same for the same seed: what benches search in.
 * @example [...generateCatalogue(2, 7)].map((line) => JSON.stringify(line)).join('\n') // JSON Lines
 */
export function* generateCatalogue(n: number, seed: number): Generator<ImportProduct> {
  const brands = Array.from({ length: 240 }, (_, i) => word(seeded(`brand ${seed} ${i}`), 2 + (i % 2)))
  for (let i = 0; i < n; i++) yield product(i, seeded(`${seed}/${i}`), brands)
}

function product(index: number, random: Random, brands: readonly string[]): ImportProduct {
  const department = pick(DEPARTMENTS, random)
  const [noun, typical] = pick(department.nouns, random)
  const colours = several(COLOURS, 1 + Math.floor(random() ** 2 * 4), random)
  const material = pick(department.materials, random)
  const style = pick(department.styles, random)
  const occasions = several(department.occasions, 1 + Math.floor(random() * 2), random)
  const brand = pick(brands, random)
  const series = word(random, 3)
  const amount = priceNear(typical, random)
  const price = { amount, currency: 'USD' }
  const id = `gen-${index}`
  const [option, sizes] = pick(department.options, random)
  return {
    id,
    title: title(
      { noun, colour: colours.length === 1 ? colours[0] : undefined, material, style, brand, series },
      random,
    ),
    description: describe({ noun, material, style, occasion: occasions[0] ?? '', brand, series }, random),
    brand,
    categories: [department.name, `${department.name} > ${capital(noun)}`],
    images: [],
    attributes: { type: [noun], colour: colours, material: [material], style: [style], occasion: occasions },
    price,
    ...(random() < 0.18 ? { compareAt: { amount: Math.round((amount * 1.25) / 100) * 100, currency: 'USD' } } : {}),
    options: ['Color', option],
    variants: variants(
      id,
      colours,
      option,
      several(sizes, Math.min(sizes.length, 1 + Math.floor(random() * 4)), random),
      price,
      random,
    ),
  }
}

function variants(
  id: string,
  colours: string[],
  option: string,
  sizes: string[],
  price: { amount: number; currency: string },
  random: Random,
): ImportVariant[] {
  return colours.flatMap((colour, c) =>
    sizes.map((size, s) => ({
      id: `${id}-${c}${s}`,
      sku: `${id.toUpperCase()}-${c}${s}`,
      options: { Color: colour, [option]: size },
      price: { ...price, amount: price.amount + (option === 'Size' ? 0 : s * Math.round(price.amount * 0.002) * 100) },
      stock: random() < 0.08 ? 0 : Math.floor(random() * 60),
    })),
  )
}

type Parts = { noun: string; material: string; style: string; brand: string; series: string }

function title(
  { noun, colour, material, style, brand, series }: Parts & { colour: string | undefined },
  random: Random,
): string {
  const dyed = colour ? `${capital(colour)} ` : ''
  switch (Math.floor(random() * 4)) {
    case 0:
      return `${capital(series)} ${dyed}${capital(material)} ${capital(noun)}`
    case 1:
      return `${brand} ${capital(style)} ${dyed}${capital(noun)}`
    case 2:
      return `${dyed}${capital(style)} ${capital(noun)} “${capital(series)}”`
    default:
      return `${dyed}${capital(material)} ${capital(noun)} by ${brand}`
  }
}

function describe(
  { noun, material, style, occasion, brand, series }: Parts & { occasion: string },
  random: Random,
): string {
  const [first, second] = several(QUALITIES, 2, random)
  switch (Math.floor(random() * 3)) {
    case 0:
      return `The ${capital(series)} ${noun} by ${brand}: ${style}, ${material}, ${first}, ${second}. For ${occasion}.`
    case 1:
      return `${capital(material)} and ${style}, ${first}. ${brand} makes this ${noun} for ${occasion}; it is ${second}.`
    default:
      return `Our ${capital(series)} ${noun} is ${style}, ${first} and ${second}. ${capital(material)}. Good for ${occasion}.`
  }
}

/** Prices scatter around what such a thing usually costs and mostly end in 9 or 0. */
function priceNear(typical: number, random: Random): number {
  const factor = Math.exp((random() + random() + random() - 1.5) * 0.9)
  const whole = Math.max(2, Math.round((typical * factor) / 100))
  return random() < 0.5 ? whole * 100 : whole * 100 - 1
}

function word(random: Random, syllables: number): string {
  let text = ''
  for (let i = 0; i < syllables; i++) text += pick(SYLLABLES, random)
  return capital(text)
}

function pick<T>(list: readonly [T, ...T[]] | readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** Up to `count` different ones, from a random place on. */
function several<T>(list: readonly T[], count: number, random: Random): T[] {
  const start = Math.floor(random() * list.length)
  return [...list.slice(start), ...list.slice(0, start)].slice(0, count)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
