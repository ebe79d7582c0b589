import type { Want } from '@souk/contract/understanding.ts'
import type { Context } from '../dialogue/context.ts'

/** What flowers are made into. */
const MADE: ReadonlySet<string> = new Set(['bouquet', 'bridal-bouquet', 'flower-arrangement', 'wreath'])
/** One or the other, or one beside the other. */
const APART =
  /[,;.，、。]|(?<!\p{L})(?:and|or|plus|und|oder|sowie|en|of(?= (?:een|de))|и|или|да|და|ან)(?!\p{L})|或|还是|和|与|跟|以及/iu

/** "A dahlia bouquet", «букет из роз», 百合花束: a bouquet, and of just these flowers. "Dahlias or a bouquet" are two things. */
export function madeOf(ctx: Context, want: Want): Want {
  const made = want.types.filter((type) => MADE.has(type))
  const flowers = want.types.filter((type) => !MADE.has(type) && ctx.mind.broaderOf(type).includes('flower'))
  if (made.length === 0 || flowers.length === 0 || !isOneThing(ctx, made, flowers)) return want
  const types = want.types.filter((type) => !flowers.includes(type))
  const before = want.attributes['flower'] ?? { any: [], not: [] }
  const any = [...new Set([...before.any, ...flowers])]
  return { ...want, types, attributes: { ...want.attributes, flower: { any, not: before.not } } }
}

function isOneThing({ u, text }: Context, made: readonly string[], flowers: readonly string[]): boolean {
  const things = u.spans.filter(({ concept }) => made.includes(concept))
  const parts = u.spans.filter(({ concept }) => flowers.includes(concept))
  return things.some((thing) =>
    parts.some((part) => {
      const [first, last] = thing.start < part.start ? [thing, part] : [part, thing]
      return !APART.test(text.slice(first.end, last.start))
    }),
  )
}

/** Other flowers take the place of those that the bouquet was to be made of. */
export function withoutFlowers(ctx: Context, before: Want | null): Want | null {
  const named = ctx.u.want.types.some((type) => ctx.mind.broaderOf(type).includes('flower') && !MADE.has(type))
  if (!before || !named) return before
  const { flower: _flower, ...attributes } = before.attributes
  return { ...before, attributes }
}
