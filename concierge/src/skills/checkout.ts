import type { Checkout, CheckoutUpdate, Order } from '@souk/contract/order.ts'
import { isRefused } from '../tools.ts'
import { after, once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { money } from '../dialogue/labels.ts'
import type { GiftSaid, Pending } from '../dialogue/state.ts'
import { wantsSomething } from '../dialogue/want.ts'
import { dateText } from '../say/figures.ts'
import { finish, isStillAsking } from './begin.ts'
import { empty } from './cart.ts'
import { find } from './find.ts'
import { addressOf, carriesContact, contactForm, contactPieces, noticed, readContact, type Contact } from './contact.ts'
import { checkoutPart, isPlacedOnPage, totalOf } from './paper.ts'
import { refusal } from './refusals.ts'
import { askGift, giftAnswer, giftChange, giftFor, giftSummary } from './gift.ts'
import { wayWord } from './way-words.ts'
import { worded } from './wording.ts'
import { askFetch, findTimes, ofDay } from './times.ts'
import { askShipping, isOnlyPickup, isWayFirst, namesSeveral, readShipping } from './shipping.ts'

/** From a full cart to the page where it is paid: asks for what the checkout says is missing, and nothing else. */
export const checkout: Skill = {
  intents: ['checkout.start'],
  verbs: ['checkout', 'ship', 'fetch', 'pay', 'same'],
  asks: ['contact', 'ship', 'fetch', 'pay', 'gift'],
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
  if (act.kind === 'choice' && act.choice.verb === 'fetch') return update(ctx, { pickupAt: act.choice.at }, 'fetch')
  if (act.kind === 'choice' && act.choice.verb === 'pay') return pay(ctx, act.choice.checkout)
  if (act.kind === 'choice' && act.choice.verb === 'same') return (await sameAsBefore(ctx)) ?? start(ctx)
  return start(ctx)
}

/** What is still being chosen goes into the cart first; then the checkout of all of it. */
async function start(before: Context): Promise<Move[]> {
  const chosen = (await finish(before)) ?? []
  if (isStillAsking(chosen)) return chosen
  const put = chosen.filter((move) => move.do === 'set' || move.do === 'say')
  return [...put, ...(await open(after(before, put)))]
}

async function open(ctx: Context): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  // "A large pizza, and quickly" wants the pizza first
  if ((!cart || cart.lines.length === 0) && wantsSomething(ctx.u.want))
    return find.run(ctx, { kind: 'intent', intent: 'product.find' })
  if (!cart || cart.lines.length === 0) return empty(ctx)
  const opened = await ctx.tools.checkout.open(ctx.shop.id, once(ctx, 'checkout'))
  if (isRefused(opened)) return refusal(ctx, opened)
  const known = withHeard(ctx, opened)
  if (ctx.state.discount && opened.discountCode !== ctx.state.discount) known.discountCode = ctx.state.discount
  return Object.keys(known).length > 0 ? apply(ctx, opened, known, 'start') : next(ctx, opened, true)
}

/** An address or e-mail that came along with the words. */
function withHeard(ctx: Context, opened: Checkout): CheckoutUpdate {
  const address = ctx.heard.address ?? addressOf(ctx, ctx.state.contact)
  const { email, name } = ctx.state.contact
  return {
    ...(address && !opened.address ? { address } : {}),
    ...(email && !opened.buyer.email ? { buyer: { email, ...(name && !ctx.state.gift ? { name } : {}) } } : {}),
    ...giftChange(ctx, opened),
  }
}

/** A change to the open checkout; one that has gone meanwhile is opened again. */
async function update(ctx: Context, change: CheckoutUpdate, what: string): Promise<Move[]> {
  const id = ctx.state.checkout
  const now = id ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id }) : null
  if (now) return apply(ctx, now, { ...giftChange(ctx, now), ...change }, what)
  const opened = await ctx.tools.checkout.open(ctx.shop.id, once(ctx, 'checkout'))
  return isRefused(opened) ? refusal(ctx, opened) : apply(ctx, opened, change, what)
}

async function apply(ctx: Context, now: Checkout, change: CheckoutUpdate, what: string): Promise<Move[]> {
  const way = now.shippingOptions.find(({ id }) => id === change.shippingOption)
  const agreed = way?.kind === 'pickup' ? { agreed: now.id } : {}
  const given = giftFor(ctx, now, change)
  const remember: Move = { do: 'set', state: { checkout: now.id, ...agreed, gift: given } }
  const done = await ctx.tools.checkout.update({ shop: ctx.shop.id, id: now.id }, change, once(ctx, `checkout:${what}`))
  if (!isRefused(done)) {
    const said: Move[] =
      change.discountCode && done.discountCode
        ? [{ do: 'say', key: 'discount.applied', args: { code: done.discountCode } }]
        : []
    // Another address may bring back ways that the first one had not.
    const again = change.address && ctx.state.pending?.ask === 'ship' && done.shippingOptions.length > 1
    if (again && done.missing.length === 0) return [remember, ...said, ...askShipping(ctx, done)]
    return [remember, ...said, ...(await next(after(ctx, [remember]), done, true, change.shippingOption !== undefined))]
  }
  if (done.refused === 'slot_taken')
    return [remember, { do: 'say', key: 'times.taken' }, ...(await next({ ...ctx, text: '' }, now, true))]
  if (done.refused === 'invalid_request' && change.gift?.deliverOn && given) {
    const { deliverOn: day, ...rest } = change.gift
    const { deliverOn: _, ...gift } = given
    const late: Move[] = [{ do: 'say', key: 'gift.too_soon', args: { day: dateText(day, ctx.language) } }]
    const inner = after(ctx, [{ do: 'set', state: { gift } }])
    return [...late, ...(await apply(inner, now, { ...change, gift: rest }, `${what}:soon`))]
  }
  if (done.refused === 'invalid_request')
    return [remember, { do: 'say', key: 'refused.invalid_address' }, ...(await next(ctx, now, true))]
  const said = await refusal(ctx, done)
  return done.refused === 'invalid_discount' && ctx.state.pending?.ask !== 'checkout'
    ? [remember, ...said, ...(await next(ctx, now, true))]
    : [remember, ...said]
}

/** The next thing the checkout lacks; when it lacks nothing, the way to pay. */
async function next(ctx: Context, now: Checkout, shown: boolean, chosen = false): Promise<Move[]> {
  const remember: Move = { do: 'set', state: { checkout: now.id } }
  if (now.missing.includes('lines')) return [remember, ...empty(ctx)]
  if (isWayFirst(now)) return [remember, ...askShipping(ctx, now)]
  if (now.missing.includes('email') || now.missing.includes('address'))
    return [remember, contactForm(ctx, now, await lastOrder(ctx))]
  if (now.missing.includes('shippingOption') || (isOnlyPickup(now) && !chosen && ctx.state.agreed !== now.id))
    return [remember, ...askShipping(ctx, now)]
  if (now.missing.includes('pickupAt') && now.shippingOption)
    return [remember, ...askFetch(ctx, await findTimes(ctx, { option: now.shippingOption }, 1))]
  const gift = await askGift(ctx, now)
  if (gift) return [remember, gift]
  return shown ? [remember, ...(await pay(ctx, now.id))] : [remember, checkoutPart(ctx, await worded(ctx, now))]
}

/** Starts the payment, or leads to the page that does; the total that is said is the checkout's own. */
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
  if (isPlacedOnPage(before)) return ready(ctx, before, 'pay.page')
  const done = await ctx.tools.checkout.pay(ref, once(ctx, `pay:${id}`))
  if (isRefused(done))
    return (done.refused === 'slot_taken' ? await fetchGone(ctx, before) : null) ?? refusal(ctx, done)
  // Nothing was left to pay: it is ordered, and the shop's receipt says the rest.
  if (done.order)
    return [
      { do: 'set', state: { order: done.order, checkout: null, pending: null, item: null, contact: {} } },
      { do: 'say', key: 'pay.free' },
    ]
  const moves = await ready(ctx, done, done.payment?.here ? 'pay.here' : 'pay.ready')
  if (done.payment) {
    const { id: payment, url, amount } = done.payment
    moves.push({
      do: 'show',
      part: { type: 'payment.request', payment, url, amount, ref: { kind: 'checkout', shop: ctx.shop.id, id } },
    })
  }
  return moves
}

/** Nothing is missing any more: all of it once again, with its total and its page. */
export async function ready(ctx: Context, now: Checkout, key: 'pay.ready' | 'pay.here' | 'pay.page'): Promise<Move[]> {
  const total = money(ctx, { amount: totalOf(now.totals), currency: now.currency })
  return [
    { do: 'set', state: { checkout: now.id, pending: null, item: null, contact: {} } },
    { do: 'say', key, args: { total } },
    ...giftSummary(ctx, now),
    checkoutPart(ctx, await worded(ctx, now)),
  ]
}

/** E-mail and address in a form, in one sentence, or one after the other. */
async function answer(ctx: Context, pending: Pending): Promise<Move[] | null> {
  if (pending.ask === 'ship') return (await givenAddress(ctx, pending)) ?? answerShipping(ctx)
  if (pending.ask === 'fetch') return answerFetch(ctx)
  if (pending.ask === 'gift') {
    const said = giftAnswer(ctx, pending)
    return said && takeGift(after(ctx, [{ do: 'set', state: { gift: said } }]), said)
  }
  if (pending.ask !== 'contact') return null
  if (has(ctx.text, 'same') && !carriesContact(ctx)) return sameAsBefore(ctx)
  const read = readContact(ctx)
  if (read) return takeContact(ctx, read)
  return wayWord(ctx.text) ? answerShipping(ctx) : null
}

/** A whole address, where the way was asked for: it is to be brought there. */
async function givenAddress(ctx: Context, pending: Pending): Promise<Move[] | null> {
  const read = readContact({ ...ctx, state: { ...ctx.state, pending: { ...pending, ask: 'contact' } } })
  return read?.change.address ? takeContact(ctx, read) : null
}

/** The time at which the goods were to be fetched is somebody else's by now: another one is asked for. */
async function fetchGone(ctx: Context, { pickupAt, shippingOption: option }: Checkout): Promise<Move[] | null> {
  if (!pickupAt || !option) return null
  const window = { quantity: 1, limit: 200, from: pickupAt.slice(0, 10) }
  const { slots } = await ctx.tools.slots({ shop: ctx.shop.id, of: { option }, ...window })
  if (slots.some(({ from }) => from === pickupAt)) return null
  const times = await findTimes(ofDay(ctx, pickupAt), { option }, 1)
  return [{ do: 'say', key: 'times.taken' }, ...askFetch(ctx, times)]
}

/** "Tomorrow at ten": the time, or others to choose from. */
async function answerFetch(ctx: Context): Promise<Move[] | null> {
  const id = ctx.state.checkout
  const now = id ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id }) : null
  if (!now?.shippingOption) return null
  const times = await findTimes(ctx, { option: now.shippingOption }, 1)
  if (!times.isWished) return answerShipping(ctx)
  return times.exact ? update(ctx, { pickupAt: times.exact.from }, 'fetch') : askFetch(ctx, times)
}

/** Another way after the page to pay was already there. */
export async function changeShipping(ctx: Context): Promise<Move[] | null> {
  return ctx.state.pending ? null : answerShipping(ctx)
}

async function answerShipping(ctx: Context): Promise<Move[] | null> {
  const id = ctx.state.checkout
  const now = id && !/[?？]/.test(ctx.text) ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id }) : null
  const way = now && !now.order && readShipping(ctx, now.shippingOptions)
  if (way) return update(ctx, { shippingOption: way }, 'ship')
  return now && namesSeveral(ctx, now.shippingOptions) ? askShipping(ctx, now) : null
}

/** The last order says where things went before. */
async function lastOrder(ctx: Context): Promise<Order | null> {
  const [last] = await ctx.tools.orders.list(ctx.shop.id, 1)
  // Where a gift went is not where the customer lives.
  return last && !last.gift ? last : null
}

async function sameAsBefore(ctx: Context): Promise<Move[] | null> {
  const last = await lastOrder(ctx)
  if (!last?.address && !last?.buyer.email) return null
  const change: CheckoutUpdate = {
    ...(last.address ? { address: last.address } : {}),
    ...(last.buyer.email ? { buyer: last.buyer } : {}),
  }
  return update(ctx, change, 'contact')
}

/** An e-mail address or a whole postal one is taken wherever in the talk it comes: now if it is time, else for later. */
export async function takeAnywhere(ctx: Context): Promise<Move[] | null> {
  if (!carriesContact(ctx)) return null
  const { pending, checkout: id } = ctx.state
  const read = readContact(ctx)
  const due =
    pending?.ask === 'gift' ||
    pending?.ask === 'contact' ||
    pending?.ask === 'ship' ||
    pending?.ask === 'pay' ||
    pending?.ask === 'checkout'
  if (read && (due || (id && !pending))) return takeContact(ctx, read)
  if (read?.said.length) return read.said
  const pieces = contactPieces(ctx)
  const what = ['name', 'email', 'line1', 'postcode', 'city'].flatMap((key) => pieces[key] ?? []).join(', ')
  return [
    { do: 'set', state: { contact: { ...ctx.state.contact, ...pieces } } },
    { do: 'say', key: 'fill.noted', args: { what } },
  ]
}

async function takeContact(ctx: Context, read: Contact): Promise<Move[]> {
  const keep: Move = { do: 'set', state: { contact: read.known } }
  const moves: Move[] = [keep, ...noticed(ctx, read), ...read.said]
  const inner = { ...ctx, state: { ...ctx.state, contact: read.known } }
  if (Object.keys(read.change).length > 0) return [...moves, ...(await update(inner, read.change, 'contact'))]
  const now = ctx.state.checkout ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id: ctx.state.checkout }) : null
  return now ? [...moves, ...(await next(inner, now, true))] : start(inner)
}

/** What is known of the gift goes into the open checkout; null: it is none. */
export async function takeGift(ctx: Context, said: GiftSaid | null): Promise<Move[]> {
  const keep: Move = { do: 'set', state: { gift: said } }
  const id = ctx.state.checkout
  const now = id ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id }) : null
  if (!now || now.order) return [keep]
  const inner = after(ctx, [keep])
  const change = said ? giftChange(inner, now) : { gift: null }
  return [keep, ...(change.gift === undefined ? await next(inner, now, true) : await apply(inner, now, change, 'gift'))]
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
