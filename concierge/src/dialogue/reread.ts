import type { Context } from './context.ts'

/** The same turn with other words in it: a tapped starter, or what was said when the search began. */
export function reread(ctx: Context, text: string): Context {
  const { now, timezone, country } = ctx.turn
  const words = ctx.turn.shops[0]?.words
  const currency = ctx.shop.currency
  const input = { text, now, timezone, country, currency, locale: ctx.language, ...(words ? { words } : {}) }
  return { ...ctx, text, u: ctx.mind.understand(input) }
}
