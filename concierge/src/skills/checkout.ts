import { textIn } from '@souk/contract/ids.ts'
import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { conceptsOf, money, option, t } from '../dialogue/labels.ts'
import type { Pending } from '../dialogue/state.ts'
import { empty } from './cart.ts'
import { contactForm, readContact, type Contact } from './contact.ts'
import { checkoutPart, totalOf } from './paper.ts'
import { refusal } from './refusals.ts'

/** From a full cart to the page where it is paid: asks for what the checkout says is missing, and nothing else. */
export const checkout: Skill = {
  intents: ['checkout.start'],
  verbs: ['checkout', 'ship', 'pay'],
  asks: ['contact', 'ship', 'pay'],
  run,
  answer,
  async resume(ctx) {
    const now = ctx.state.checkout ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id: ctx.state.checkout }) : null
    return now ? next(ctx, now, false) : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice' && act.choice.verb === 'ship')
    return update(ctx, { shippingOption: act.choice.option }, 'ship')
  if (act.kind === 'choice' && act.choice.verb === 'pay') return pay(ctx, act.choice.checkout)
  return start(ctx)
}

async function start(ctx: Context): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  if (!cart || cart.lines.length === 0) return empty(ctx)
  const opened = await ctx.tools.checkout.open(ctx.shop.id, once(ctx, 'checkout'))
  if (isRefused(opened)) return refusal(ctx, opened)
  const known = withHeard(ctx, opened)
  if (ctx.state.discount && opened.discountCode !== ctx.state.discount) known.discountCode = ctx.state.discount
  return Object.keys(known).length > 0 ? apply(ctx, opened, known, 'start') : next(ctx, opened, true)
}

/** An address or e-mail that came along with the words. */
function withHeard(ctx: Context, opened: Checkout): CheckoutUpdate {
  const address = ctx.heard.address
  const email = ctx.state.contact['email']
  return {
    ...(address && !opened.address ? { address } : {}),
    ...(email && !opened.buyer.email ? { buyer: { email } } : {}),
  }
}

/** A change to the open checkout; one that has gone meanwhile is opened again. */
async function update(ctx: Context, change: CheckoutUpdate, what: string): Promise<Move[]> {
  const id = ctx.state.checkout
  const now = id ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id }) : null
  if (now) return apply(ctx, now, change, what)
  const opened = await ctx.tools.checkout.open(ctx.shop.id, once(ctx, 'checkout'))
  return isRefused(opened) ? refusal(ctx, opened) : apply(ctx, opened, change, what)
}

async function apply(ctx: Context, now: Checkout, change: CheckoutUpdate, what: string): Promise<Move[]> {
  const remember: Move = { do: 'set', state: { checkout: now.id } }
  const done = await ctx.tools.checkout.update({ shop: ctx.shop.id, id: now.id }, change, once(ctx, `checkout:${what}`))
  if (!isRefused(done)) {
    const said: Move[] =
      change.discountCode && done.discountCode
        ? [{ do: 'say', key: 'discount.applied', args: { code: done.discountCode } }]
        : []
    return [remember, ...said, ...(await next(ctx, done, true))]
  }
  if (done.refused === 'invalid_request')
    return [remember, { do: 'say', key: 'refused.invalid_address' }, ...(await next(ctx, now, true))]
  const said = await refusal(ctx, done)
  return done.refused === 'invalid_discount'
    ? [remember, ...said, ...(await next(ctx, now, true))]
    : [remember, ...said]
}

/** The next thing the checkout lacks; when it lacks nothing, the way to pay. */
async function next(ctx: Context, now: Checkout, shown: boolean): Promise<Move[]> {
  const remember: Move = { do: 'set', state: { checkout: now.id } }
  if (now.missing.includes('lines')) return [remember, ...empty(ctx)]
  if (now.missing.includes('email') || now.missing.includes('address')) return [remember, contactForm(ctx, now)]
  if (now.missing.includes('shippingOption')) return [remember, ...(await askShipping(ctx, now))]
  return shown ? [remember, ...(await pay(ctx, now.id))] : [remember, checkoutPart(ctx, now)]
}

async function askShipping(ctx: Context, now: Checkout): Promise<Move[]> {
  const [only, ...more] = now.shippingOptions
  if (!only)
    return [
      { do: 'set', state: { pending: null } },
      { do: 'say', key: 'ship.none' },
      { do: 'offer', options: [option({ verb: 'human' }, t(ctx, 'action.human'))] },
    ]
  if (more.length === 0)
    return update({ ...ctx, state: { ...ctx.state, checkout: now.id } }, { shippingOption: only.id }, 'ship')
  const labels = new Map(ctx.settings.shipping.map((one) => [one.id, textIn(one.label, ctx.language, ctx.shop.locale)]))
  const options = now.shippingOptions.map((one) =>
    option({ verb: 'ship', option: one.id }, labels.get(one.id) || one.label, {
      ...conceptsOf(ctx, one.label),
      hint: one.amount === 0 ? t(ctx, 'ship.free') : money(ctx, { amount: one.amount, currency: now.currency }),
    }),
  )
  return [{ do: 'ask', pending: { ask: 'ship' }, key: 'ship.ask', options }]
}

/** Starts the payment; the total that is said is the checkout's own. */
async function pay(ctx: Context, id: string): Promise<Move[]> {
  const ref = { shop: ctx.shop.id, id }
  const before = await ctx.tools.checkout.get(ref)
  if (!before) return refusal(ctx, { refused: 'checkout_expired' })
  if (before.order)
    return [
      { do: 'set', state: { order: before.order, checkout: null, pending: null } },
      { do: 'say', key: 'pay.done', args: { number: before.order } },
    ]
  if (before.missing.length > 0) return next(ctx, before, false)
  const done = await ctx.tools.checkout.pay(ref, once(ctx, `pay:${id}`))
  if (isRefused(done)) return refusal(ctx, done)
  const total = money(ctx, { amount: totalOf(done.totals), currency: done.currency })
  const moves: Move[] = [
    { do: 'set', state: { checkout: id, pending: null, item: null, contact: {} } },
    { do: 'say', key: 'pay.ready', args: { total } },
    checkoutPart(ctx, done),
  ]
  if (done.payment) {
    const { id: payment, url, amount } = done.payment
    moves.push({
      do: 'show',
      part: { type: 'payment.request', payment, url, amount, ref: { kind: 'checkout', shop: ctx.shop.id, id } },
    })
  }
  return moves
}

/** E-mail and address in a form, in one sentence, or one after the other. */
async function answer(ctx: Context, pending: Pending): Promise<Move[] | null> {
  if (pending.ask !== 'contact') return null
  const read = readContact(ctx)
  if (!read) return null
  return takeContact(ctx, read)
}

async function takeContact(ctx: Context, read: Contact): Promise<Move[]> {
  const keep: Move = { do: 'set', state: { contact: read.known } }
  const moves: Move[] = [keep, ...read.said]
  const inner = { ...ctx, state: { ...ctx.state, contact: read.known } }
  if (Object.keys(read.change).length > 0) return [...moves, ...(await update(inner, read.change, 'contact'))]
  const now = ctx.state.checkout ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id: ctx.state.checkout }) : null
  return now ? [...moves, ...(await next(inner, now, true))] : start(inner)
}

/** A code that was typed: tried at once when there is something to take it off from, else kept for the checkout. */
export async function useCode(ctx: Context, code: string): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  if (!cart || cart.lines.length === 0) {
    return [
      { do: 'set', state: { discount: code } },
      { do: 'say', key: 'discount.kept', args: { code } },
    ]
  }
  return update({ ...ctx, state: { ...ctx.state, discount: code } }, { discountCode: code }, 'discount')
}
