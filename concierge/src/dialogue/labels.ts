import type { Money } from '@souk/contract/money.ts'
import { kindOf } from '../lexicon/match.ts'
import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { listText, moneyText } from '../say/figures.ts'
import { say, type Args } from '../say/say.ts'
import type { MessageKey } from '../say/en.ts'
import type { Context, OptionMove } from './context.ts'
import { nameKey } from './option-names.ts'
import { encode, type Choice } from './values.ts'

/** All that a label depends on: the shop's language, the shopper's, and what is known of words. */
export type Voice = Pick<Context, 'language'> & { shop: Pick<Context['shop'], 'locale'>; mind: LabelMind }
type LabelMind = Pick<Context['mind'], 'labelOf' | 'conceptsIn'>

export function t(ctx: Pick<Context, 'language'>, key: MessageKey, args?: Args): string {
  return say(ctx.language, key, args)
}

export function money(ctx: Context, amount: Money | number): string {
  return moneyText(typeof amount === 'number' ? { amount, currency: ctx.shop.currency } : amount, ctx.language)
}

export function list(
  ctx: Context,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return listText(items, ctx.language, type)
}

/** A concept as the shopper calls it; the shop's own words by their label there. */
export function conceptLabel(ctx: Context, id: string): string {
  const own = ctx.turn.shops[0]?.words?.byId.get(id)?.labels[0]
  return ctx.mind.labelOf(id, ctx.language) ?? own ?? sizeLabel(id) ?? id.replaceAll('-', ' ')
}

/** "Blue or white". */
export function eitherOf(ctx: Context, ids: readonly string[]): string {
  const labels = ids.map((id) => conceptLabel(ctx, id))
  return list(ctx, labels, 'disjunction')
}

/** `eu-38` → "EU 38". */
export function sizeLabel(id: string): string | undefined {
  const [, system, size] = /^(eu|us|uk|int)-(.+)$/.exec(id) ?? []
  return system && size
    ? system === 'int'
      ? size.toUpperCase()
      : `${system.toUpperCase()} ${size.toUpperCase()}`
    : undefined
}

/** A word of the catalogue that is wholly one concept is said in the shopper's language: "Light blue" → "hellblau". */
export function valueLabel(ctx: Voice, value: string): string {
  // M is M in every language.
  if (ctx.shop.locale.split('-')[0] === ctx.language || /^(?:\d?x*[sl]|m)$/iu.test(value)) return value
  const [only, ...others] = ctx.mind.conceptsIn(value, ctx.shop.locale.split('-')[0] ?? 'en')
  const tokens = tokenise(foldText(value))
  const whole = only && others.length === 0 && only.start === tokens[0]?.start && only.end === tokens.at(-1)?.end
  return (whole && ctx.mind.labelOf(only.id, ctx.language)) || value
}

/** The name of an option or property: "Size" is "Größe" to a German shopper of an English shop. */
export function nameLabel(ctx: Voice, name: string): string {
  const key = nameKey(name)
  return key && ctx.shop.locale.split('-')[0] !== ctx.language ? t(ctx, key) : valueLabel(ctx, name)
}

/** Properties by the names that catalogues share; what a shop keeps for itself ("holderColour") is nobody's to read. */
export function propertyLabel(ctx: Voice, name: string): string | null {
  const key = nameKey(name)
  // what kind of thing it is, its title says
  return key && key !== 'slot.kind' ? t(ctx, key) : null
}

/** A value of an option or property: of a colour only the colour, whatever else the word may mean ("Creme", "lilac"). */
export function propertyValue(ctx: Voice, name: string, value: string): string {
  const key = nameKey(name)
  // "Groß" is large, "große Größe" would be plus size.
  if (key === 'slot.size') return valueLabel(ctx, value)
  if (key !== 'slot.colour') {
    // "evening" is a time of day, an evening occasion is none
    const full = `${value} ${name}`
    const label = valueLabel(ctx, full)
    return label === full ? valueLabel(ctx, value) : label
  }
  // "Weiß/Beige" is not just white: beside plain white nobody could tell them apart.
  const parts = value.split('/')
  if (parts.length > 1) return parts.map((part) => propertyValue(ctx, name, part.trim())).join('/')
  const shop = ctx.shop.locale.split('-')[0] ?? 'en'
  const found = shop === ctx.language ? [] : ctx.mind.conceptsIn(value, shop)
  const ids = [...found.map(({ id }) => id), ...found.flatMap(({ candidates }) => candidates)]
  const colour = ids.find((id) => kindOf(id) === 'colour')
  return (colour && ctx.mind.labelOf(colour, ctx.language)) ?? value
}

/** What a word of the catalogue is known by: its concepts, and the wider ones. */
export function conceptsOf(ctx: Context, value: string): { concepts: string[]; wider: string[] } {
  const concepts = ctx.mind.conceptsIn(value, ctx.shop.locale.split('-')[0] ?? 'en').map((match) => match.id)
  return { concepts, wider: [...new Set(concepts.flatMap((id) => ctx.mind.broaderOf(id)))] }
}

/** Something to tap that does `choice`. */
export function option(choice: Choice, label: string, more: Partial<OptionMove> = {}): OptionMove {
  return { value: encode(choice), label, concepts: [], wider: [], card: false, disabled: false, ...more }
}
