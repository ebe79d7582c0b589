import type { Product } from '@souk/contract/catalog.ts'
import type { Order } from '@souk/contract/order.ts'
import { isRefused, type SlotsOf } from '../tools.ts'
import { type Act, after, type Context, type Move, once, type Skill } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { namedIn } from '../dialogue/match.ts'
import type { Pending } from '../dialogue/state.ts'
import { timeWish } from '../dialogue/time-words.ts'
import { dateText, momentText, priceText } from '../say/figures.ts'
import { begin } from './begin.ts'
import { cancel } from './cancel.ts'
import { human, refusal } from './refusals.ts'
import { askTimes, findTimes, ofDay } from './times.ts'
import { unsupported } from './unsupported.ts'

/** Books what is had at a time, and moves what has been booked. */
export const book: Skill = {
  intents: ['book.start', 'book.change'],
  verbs: ['move'],
  asks: ['move', 'book'],
  run,
  answer,
  async resume(ctx, pending) {
    if (pending.ask === 'book') return [whichOf(await ctx.tools.bookable(ctx.shop.id))]
    const booked = await bookedAs(ctx, pending)
    return booked ? change({ ...ctx, text: '' }, booked) : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice' && act.choice.verb === 'move') {
    const { number, fulfilment, at } = act.choice
    const booked = await bookedAs(ctx, { name: `${number}/${fulfilment}` })
    return booked ? perform(ctx, booked, at) : nothing(ctx)
  }
  return act.kind === 'intent' && act.intent === 'book.change' ? startChange(ctx) : start(ctx, act)
}

/** What the shop books: the one that was named, the only one, else which of them. */
async function start(ctx: Context, act: Act): Promise<Move[]> {
  const offers = await ctx.tools.bookable(ctx.shop.id)
  if (offers.length === 0) return unsupported.run(ctx, act)
  const said: Move = { do: 'set', state: { said: ctx.text } }
  const named = namedOf(ctx, offers)
  if (named) return [said, ...(await begin(after(ctx, [said]), named.id, true))]
  return [said, whichOf(offers)]
}

function whichOf(offers: readonly Product[]): Move {
  const options = offers.slice(0, 10).map(({ id, title }) => option({ verb: 'show', offer: id }, title))
  return { do: 'ask', pending: { ask: 'book' }, key: 'book.which', options }
}

/** A time, or the price, asked before it is said what is to be booked: the time is kept, the prices are told. */
async function beforeWhich(ctx: Context): Promise<Move[] | null> {
  const offers = await ctx.tools.bookable(ctx.shop.id)
  const named = namedOf(ctx, offers)
  if (named) return begin(ctx, named.id, true)
  if (ctx.u.intents[0]?.name === 'price.ask') {
    const prices = offers.map(
      ({ title, price }) =>
        `• ${title}: ${price.max.amount === 0 ? t(ctx, 'ship.free') : priceText(price, ctx.language)}`,
    )
    return [{ do: 'quote', text: prices.join('\n') }, whichOf(offers)]
  }
  const { day, time, part } = timeWish(ctx, ctx.text)
  if (day === undefined && time === undefined && part === undefined) return null
  const what = day === undefined ? ctx.text : dateText(day, ctx.language)
  const keep: Move = { do: 'set', state: { said: `${ctx.state.said} ${ctx.text}`.trim().slice(-400) } }
  return [keep, { do: 'say', key: 'fill.noted', args: { what } }, whichOf(offers)]
}

function namedOf(ctx: Context, offers: readonly Product[]): Product | undefined {
  const [only, ...others] = offers
  if (others.length === 0) return only
  const entries = offers.map(({ id, title, concepts }) => ({ key: id, labels: [title], concepts }))
  const keys = new Set(namedIn(ctx.text, entries, ctx.language, ctx.u.spans).map(({ key }) => key))
  const wanted = offers.filter(
    ({ id, concepts }) => keys.has(id) || ctx.u.want.types.some((type) => concepts.includes(type)),
  )
  return wanted.length === 1 ? wanted[0] : undefined
}

type Fulfilment = Order['fulfilments'][number]
type Booked = { order: Order; fulfilment: Fulfilment; appointment: NonNullable<Fulfilment['appointment']> }

/** What the customer has still before them, the next first. */
async function upcoming(ctx: Context): Promise<Booked[]> {
  const orders = await ctx.tools.orders.list(ctx.shop.id, 20)
  return orders
    .filter(({ state }) => state === 'placed')
    .flatMap((order) =>
      order.fulfilments.flatMap((fulfilment) => {
        const { appointment, state } = fulfilment
        const isOpen = appointment && state === 'placed' && Date.parse(appointment.from) > Date.parse(ctx.turn.now)
        return isOpen ? { order, fulfilment, appointment } : []
      }),
    )
    .toSorted((a, b) => Date.parse(a.appointment.from) - Date.parse(b.appointment.from))
}

/** Whether an appointment lies before them. */
export async function hasBooked(ctx: Context): Promise<boolean> {
  return (await upcoming(ctx)).length > 0
}

async function bookedAs(ctx: Context, { name = '' }: Pick<Pending, 'name'>): Promise<Booked | undefined> {
  const all = await upcoming(ctx)
  return all.find(({ order, fulfilment }) => name === `${order.number}/${fulfilment.id}`)
}

/** Calling it off is not moving it, however near the words are. */
const OFF =
  /(?<!\p{L})(?:cancel\p{L}*|call off|stornier\p{L}*|abbestell\p{L}*|absag\p{L}*|sag\p{L}* .{0,30} ab|annuler\p{L}*|annuleer\p{L}*|afzeg\p{L}*|zeg\p{L}* .{0,30} af|отмен\p{L}*|аннулир\p{L}*|(?:გა)?(?:ვ|მი)?აუქმ\p{L}*|გაუქმ\p{L}*|გააუქმ\p{L}*)(?!\p{L})|取消|不去了/iu

async function startChange(ctx: Context): Promise<Move[]> {
  const all = await upcoming(ctx)
  const booked = all.find(({ order }) => order.number === ctx.u.order) ?? all[0]
  if (!booked) return nothing(ctx)
  return OFF.test(ctx.text) ? callOff(ctx, booked) : change(ctx, booked)
}

function callOff(ctx: Context, { order }: Booked): Promise<Move[]> {
  return cancel.run({ ...ctx, u: { ...ctx.u, order: order.number } }, { kind: 'intent', intent: 'order.cancel' })
}

function nothing(ctx: Context): Move[] {
  return [
    { do: 'set', state: { pending: null } },
    { do: 'say', key: 'book.none' },
    { do: 'offer', options: [human(ctx)] },
  ]
}

/** Where its free times are found. */
function sourceOf(ctx: Context, { order, appointment }: Booked): SlotsOf | undefined {
  const line = order.lines.find(({ id }) => id === appointment.line)
  if (line) return { offer: line.offer, field: appointment.field }
  const way = ctx.settings.shipping.find(({ slots }) => slots?.resource === appointment.resource)
  return way && { option: way.id }
}

/** The time that was named at once, else which of those that are free. */
async function change(ctx: Context, booked: Booked): Promise<Move[]> {
  const { order, fulfilment, appointment } = booked
  const of = sourceOf(ctx, booked)
  if (!of) return nothing(ctx)
  const quantity = order.lines.find(({ id }) => id === appointment.line)?.quantity ?? 1
  const found = await findTimes(ctx, of, quantity, appointment.from)
  // The time it has already is no other one.
  const times = { ...found, slots: found.slots.filter(({ from }) => from !== appointment.from) }
  if (times.exact) return perform(ctx, booked, times.exact.from)
  const { number } = order
  return askTimes(ctx, times, {
    pending: { ask: 'move', name: `${number}/${fulfilment.id}` },
    key: 'book.move',
    args: { title: appointment.label, when: momentText(appointment.from, ctx.language) },
    choice: (at) => ({ verb: 'move', number, fulfilment: fulfilment.id, at }),
  })
}

async function perform(ctx: Context, booked: Booked, at: string): Promise<Move[]> {
  const { number } = booked.order
  const key = once(ctx, `move:${number}:${at}`)
  const done = await ctx.tools.orders.move(ctx.shop.id, number, { fulfilment: booked.fulfilment.id, from: at }, key)
  const over: Move = { do: 'set', state: { order: number, pending: null } }
  if (!isRefused(done)) return [over, { do: 'say', key: 'book.moved', args: { when: momentText(at, ctx.language) } }]
  if (done.refused === 'slot_taken')
    return [{ do: 'say', key: 'times.taken' }, ...(await change(ofDay(ctx, at), booked))]
  if (done.refused === 'not_cancellable')
    return [over, { do: 'say', key: 'book.too_late' }, { do: 'offer', options: [human(ctx)] }]
  return refusal(ctx, done)
}

/** "Monday at ten", "later that day": what a tap does. */
async function answer(ctx: Context, pending: Pending): Promise<Move[] | null> {
  if (pending.ask === 'book') return beforeWhich(ctx)
  const booked = await bookedAs(ctx, pending)
  const of = booked && sourceOf(ctx, booked)
  if (!booked || !of) return null
  if (OFF.test(ctx.text)) return callOff(ctx, booked)
  const { isWished } = await findTimes(ctx, of, 1, booked.appointment.from)
  return isWished ? change(ctx, booked) : null
}
