import type { Context } from '../dialogue/context.ts'
import { systemByValue, type Worn } from '../understand/size-system.ts'

/** How many European sizes lie between a system's number and ours, for clothes and for shoes (women's tables). */
const OFFSET: Record<string, { clothes: number; shoes: number }> = {
  eu: { clothes: 0, shoes: 0 },
  us: { clothes: 30, shoes: 31 },
  uk: { clothes: 26, shoes: 33 },
}

const ID = /^(eu|us|uk)-(\d{1,2}(?:\.5)?)$/
const NUMBER = /^(?:(eu|us|uk)\s*)?(\d{1,2}(?:[.,]5)?)$/i

/** The same size in the other systems: `eu-38` → `us-8`, `uk-12` for a dress. */
export function equalSizes(id: string, shoes: boolean): string[] {
  const [, system = '', figure = ''] = ID.exec(id) ?? []
  const own = OFFSET[system]
  if (!own) return []
  const kind = shoes ? 'shoes' : 'clothes'
  const european = Number(figure) + own[kind]
  return Object.entries(OFFSET)
    .filter(([other, offset]) => other !== system && european >= offset[kind])
    .map(([other, offset]) => `${other}-${european - offset[kind]}`)
}

/** The id of a size as it stands on an option: a bare 8 is meant in the shop's own system, a bare 38 in the European one. */
export function sizeIdOf(country: string | undefined, value: string, worn?: Worn): string | undefined {
  const [, named, figure] = NUMBER.exec(value.trim()) ?? []
  if (figure === undefined) return undefined
  const number = figure.replace(',', '.')
  return `${named?.toLowerCase() ?? systemByValue(Number(number), country, worn)}-${number}`
}

/** What the size of a thing is read as. */
export function wornOf(ctx: Context, concepts: readonly string[]): Worn {
  return isShoe(ctx, concepts) ? 'shoes' : undefined
}

export function isShoe(ctx: Context, concepts: readonly string[]): boolean {
  return concepts.some((id) => id === 'shoe' || ctx.mind.broaderOf(id).includes('shoe'))
}

/** Sizes together with what the same ones are called elsewhere: "38" finds a dress that is listed as 8. */
export function widenSizes(ctx: Context, types: readonly string[], sizes: readonly string[]): string[] {
  const shoes = isShoe(ctx, types)
  return [...new Set([...sizes, ...sizes.flatMap((id) => equalSizes(id, shoes))])]
}
