import type { Gift } from '@souk/contract/gift.ts'
import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import type { AskMove, Context, Move } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { declines } from '../dialogue/decline.ts'
import { option, t } from '../dialogue/labels.ts'
import type { GiftSaid, Pending } from '../dialogue/state.ts'
import { dateText } from '../say/figures.ts'

export const NOT_SAID: GiftSaid = { asked: [] }

/** What was said of a gift is remembered for one checkout, and for no later one. */
export function giftFor({ state }: Context, now: Checkout, change: CheckoutUpdate): GiftSaid | null {
  const { gift } = state
  if (!gift || (gift.checkout !== undefined && gift.checkout !== now.id)) return null
  return { ...gift, checkout: now.id, ...(change.address ? { placed: true } : {}) }
}

/** What the thread knows of a gift, as far as it is about this checkout; null: it was said that it is none. */
export function giftChange(ctx: Context, now: Checkout): Pick<CheckoutUpdate, 'gift'> {
  const said = ctx.state.gift
  if (!said || (said.checkout !== undefined && said.checkout !== now.id)) return {}
  const { recipient, message, deliverOn, wrap } = said
  // Which day it is was said with the flowers themselves.
  const day = now.lines.some((line) => line.day !== undefined) ? undefined : deliverOn
  const gift: Gift = {
    hidePrice: true,
    wrap: false,
    ...now.gift,
    ...(recipient ? { recipient } : {}),
    ...(message ? { message } : {}),
    ...(day ? { deliverOn: day } : {}),
    ...(wrap === undefined ? {} : { wrap }),
  }
  return JSON.stringify(gift) === JSON.stringify(now.gift) ? {} : { gift }
}

/** What a gift still lacks, one after the other: another address than one's own, a name, the words. */
export async function askGift(ctx: Context, now: Checkout): Promise<AskMove | null> {
  if (!now.gift) return null
  const said = ctx.state.gift ?? NOT_SAID
  const own = now.address && !ctx.state.gift?.placed ? `${now.address.line1}, ${now.address.city}` : undefined
  const isFetched = now.shippingOptions.find(({ id }) => id === now.shippingOption)?.kind === 'pickup'
  if (own !== undefined && !isFetched && ctx.state.gift && !said.asked.includes('where'))
    return asked('where', 'gift.ask_where', [t(ctx, 'gift.here', { address: own })], { address: own })
  if (now.missing.includes('recipient')) return asked('who', 'gift.ask_who')
  const isWordless = !now.gift.message && ctx.state.gift !== null && !said.asked.includes('words')
  return isWordless && !(await hasCard(ctx, now)) ? asked('words', 'gift.ask_words', [t(ctx, 'gift.no_words')]) : null
}

type About = GiftSaid['asked'][number]

function asked(name: About, key: AskMove['key'], labels: string[] = [], args: AskMove['args'] = {}): AskMove {
  const options = labels.map((label) => option({ verb: 'say', text: label }, label))
  return { do: 'ask', pending: { ask: 'gift', name }, key, args, ...(options.length > 0 ? { options } : {}) }
}

/** Flowers ask for the words of their card themselves. */
async function hasCard(ctx: Context, { lines }: Checkout): Promise<boolean> {
  for (const { offer } of lines) {
    const product = await ctx.tools.product({ shop: ctx.shop.id, id: offer })
    if (product?.form.some(isCard)) return true
  }
  return false
}

/** A field for what shall be written to somebody. */
export function isCard({ id, type }: { id: string; type: string }): boolean {
  return type === 'text' && /card|greeting|message/.test(id)
}

/** What the words add to the gift that was asked about; null where they are about something else. */
export function giftAnswer(ctx: Context, { name }: Pending): GiftSaid | null {
  const said = ctx.state.gift ?? NOT_SAID
  const text = ctx.heard.text.trim()
  const done = (about: About, more: Partial<GiftSaid> = {}) => ({
    ...said,
    ...more,
    asked: [...new Set([...said.asked, about])],
  })
  if (name === 'where') {
    const here = t(ctx, 'gift.here', { address: '' }).split(/[:,\s]/u)[0] ?? ''
    return has(ctx.text, 'yes') || has(ctx.text, 'same') || (here && text.startsWith(here)) ? done('where') : null
  }
  if (name === 'who') return text.length > 1 && text.length <= 100 ? done('who', { recipient: text }) : null
  const none = declines(ctx.text) || has(ctx.text, 'no') || has(ctx.text, 'skip') || text === t(ctx, 'gift.no_words')
  return none ? done('words') : done('words', { message: text.slice(0, 500) })
}

/** For whom it is, when it comes and with which words: said before it is paid. */
export function giftSummary(ctx: Context, { gift, address }: Checkout): Move[] {
  const name = gift?.recipient ?? address?.name
  if (!gift || !gift.hidePrice || name === undefined) return []
  const day = gift.deliverOn === undefined ? 'none' : dateText(gift.deliverOn, ctx.language)
  return [{ do: 'say', key: 'gift.summary', args: { name, day, words: gift.message ?? 'none' } }]
}
