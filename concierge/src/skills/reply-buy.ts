import { isRefused } from '../tools.ts'
import { after, once, type Context, type Move } from '../dialogue/context.ts'
import { money } from '../dialogue/labels.ts'
import { begin, isStillAsking, optionsIn } from './begin.ts'
import { checkout, ready } from './checkout.ts'
import { totalOf } from './paper.ts'
import { refusal } from './refusals.ts'

/** Somebody agrees, and perhaps says which: "yes, 38". A question agrees to nothing. */
const AGREES =
  /^(?:yes|yeah|yep|yup|sure|ok|okay|perfect|ja|jep|klar|gerne?|passt|perfekt|graag|prima|doe maar|да|ага|хочу|беру|давайте|отлично|კი|დიახ|კარგი|მინდა)(?=[\s\p{P}]|$)|^(?:好的?|要|行|可以|是的)(?=[\s\p{P}\d]|$)/iu
const ASKS = /[?？]/u
const LONGEST = 60

/**
 * A reply to a product that was suggested, by staff or by the concierge, buys it: straight to the one page with the one
 * button, everything known filled in; where the law, the shop and the customer's mandate let it, it is charged at once.
 */
export async function replyBuy(ctx: Context): Promise<Move[] | null> {
  const { text } = ctx
  if (!AGREES.test(text) || ASKS.test(text) || text.length > LONGEST) return null
  const offer = await suggested(ctx)
  if (offer === null) return null
  if (await isBought(ctx, offer)) return buy(ctx)
  const chosen = await begin(ctx, offer, true)
  if (isStillAsking(chosen)) return chosen
  const put = chosen.filter((move) => move.do === 'set' || move.do === 'say')
  const now = after(ctx, put)
  // Not in the cart: why, was said.
  if (!now.state.item?.line) return chosen
  return [...put.filter(({ do: what }) => what === 'set'), ...(await buy(now))]
}

/** The same while the person who suggested it speaks: whatever is still open is theirs to ask. */
export async function replyHeld(before: Context): Promise<Move[]> {
  const ctx = { ...before, state: { ...before.state, pending: null } }
  const moves = (await replyBuy(ctx)) ?? []
  return isStillAsking(moves) ? [] : moves
}

/** Said once more about what is in the cart already, with its page open: that is no second one. */
async function isBought(ctx: Context, offer: string): Promise<boolean> {
  if (ctx.state.checkout === null) return false
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  const lines = cart?.lines.filter((line) => line.offer === offer) ?? []
  if (lines.length === 0) return false
  const named = Object.entries(await optionsIn(ctx, offer))
  return lines.some(({ options }) => named.every(([name, value]) => options[name] === value))
}

/** What the words answer: the card they reply to, or the last thing that a person of the shop suggested. */
async function suggested(ctx: Context): Promise<string | null> {
  if (ctx.heard.about !== null) return ctx.heard.about
  return ctx.state.pending === null ? ctx.tools.suggested(ctx.shop.id) : null
}

async function buy(ctx: Context): Promise<Move[]> {
  const opened = await ctx.tools.checkout.open(ctx.shop.id, once(ctx, 'checkout'))
  if (isRefused(opened)) return refusal(ctx, opened)
  if (opened.missing.length > 0) return checkout.run(ctx, { kind: 'intent', intent: 'checkout.start' })
  const charged = await ctx.tools.checkout.charge({ shop: ctx.shop.id, id: opened.id })
  if (charged === null || isRefused(charged) || charged.checkout.order === undefined)
    return ready(ctx, opened, 'pay.page')
  const { order: number, totals, currency } = charged.checkout
  const total = money(ctx, { amount: totalOf(totals), currency })
  return [
    { do: 'set', state: { order: number, checkout: null, pending: null, item: null, contact: {} } },
    { do: 'say', key: 'reply.charged', args: { total, label: charged.label, number } },
  ]
}
