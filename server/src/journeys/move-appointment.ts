import { chosenText } from '@souk/concierge/skills/wording.ts'
import type { Fulfilment, Line, Order } from '@souk/contract/order.ts'
import { appointmentAt, checkTime } from '../carts/appointments.ts'
import { loadProductsIn } from '../catalog/products.ts'
import { voiceOf } from '../catalog/wording.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { expectedOf, PICKUP } from '../orders/fulfilments.ts'
import { isChangeable } from '../orders/order.ts'
import { fulfilmentsOf, lockOrder, type OrderRow, saveAppointment } from '../orders/store.ts'
import { moveSlot } from '../resources/book.ts'
import type { Shop } from '../shops/shop.ts'
import { movedText } from './appointment-news.ts'
import type { Context } from './context.ts'
import { mailOrder } from './mail/tell.ts'
import { orderView } from './order-view.ts'
import { slotFieldOf } from './slots.ts'

export type MoveInput = {
  shop: Shop
  number: string
  fulfilment: string
  from: string
  /** Staff may move it at any time, and into a time that is offered to nobody any more. */
  byStaff: boolean
}

/**
 * Moves what was booked to another time: the hold, the line and what the buyer is told change together or not at all. The
 * same time again is no change. Throws `slot_taken`, or `not_cancellable` when it is too late for that.
 */
export async function moveAppointment(context: Context, tx: Tx, input: MoveInput): Promise<Order> {
  const { shop, number, byStaff } = input
  const at = context.clock.now()
  const order = await lockOrder(tx, shop.id, number)
  const own = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  const fulfilment = own.find(({ id }) => id === input.fulfilment)
  const before = fulfilment?.appointment
  if (!fulfilment || !before) throw new Failure('not_found')
  const from = Date.parse(input.from)
  if (Date.parse(before.from) === from) return orderView(context, tx.db, shop, order)
  const isOpen = order.state === 'placed' && fulfilment.state === 'placed'
  if (!isOpen || (!byStaff && !isChangeable(before, at)))
    throw new Failure('not_cancellable', 'this appointment can no longer be moved')
  const line = order.lines.find(({ id }) => id === before.line)
  const [product] = line ? await loadProductsIn(tx, shop, [line.offer], { at }) : []
  const rule = line ? slotFieldOf(product, before.field) : pickupRule(shop, before.resource)
  const quantity = line?.quantity ?? 1
  const except = { checkout: order.checkout }
  await checkTime(tx.db, { shop, rule, from, quantity, at, except, isChosen: byStaff })
  const after = { ...before, ...appointmentAt(before.field, rule, from, shop.timezone) }
  const what = line ? `${line.id}/${before.field}` : PICKUP
  const wish = { what, resource: rule.resource, from, to: Date.parse(after.to), quantity }
  const moved = await moveSlot(tx, { home: shop.id, checkout: order.checkout, wish, at, newId: context.newId })
  if (!moved) throw new Failure('slot_taken')
  const reworded = (one: Line): Line => {
    const next = movedLine(one, after)
    if (!product) return next
    const detail = chosenText(voiceOf(shop, order.language), product.form, one.options, next.form)
    return { ...next, detail }
  }
  const row: OrderRow = { ...order, lines: order.lines.map((one) => (one === line ? reworded(one) : one)) }
  const next: Fulfilment = { ...fulfilment, appointment: after, expected: expectedOf(after) }
  await saveAppointment(tx, row, next)
  const view = await orderView(context, tx.db, shop, row)
  // Each move is told: the letter that is kept must not name a time that no longer holds.
  const cause = `${fulfilment.id}/${context.newId()}`
  mailOrder(context, tx, { kind: 'moved', shop, order: view, language: order.language, cause })
  await tell(context, tx, { shop, order: row, view, next })
  return view
}

/** How the goods of a shop are fetched at this counter, as it is now. */
function pickupRule(shop: Shop, resource: string) {
  const rule = shop.settings.shipping.find(({ slots }) => slots?.resource === resource)?.slots
  if (!rule) throw new Failure('slot_taken', 'goods are no longer fetched at a time')
  return rule
}

function movedLine(line: Line, { field, ...time }: NonNullable<Fulfilment['appointment']>): Line {
  const { resource, from, to, until } = time
  const moved = { field, resource, from, to, ...(until === undefined ? {} : { until }) }
  return {
    ...line,
    form: { ...line.form, [field]: from },
    appointments: (line.appointments ?? []).map((one) => (one.field === field ? moved : one)),
  }
}

type Told = { shop: Shop; order: OrderRow; view: Order; next: Fulfilment }

async function tell(context: Context, tx: Tx, { shop, order, view, next }: Told): Promise<void> {
  if (order.conversation === null || !next.appointment) return
  const at = context.clock.now()
  await appendFacts(tx, { home: shop.id, stream: order.conversation }, at, [
    { kind: 'fulfilment.changed', data: { order: order.number, fulfilment: next } },
    { kind: 'order.changed', data: { order: view } },
  ])
  await say(tx, {
    home: shop.id,
    conversation: order.conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: [{ type: 'text', text: movedText(next.appointment, order.language) }],
    at,
    newId: context.newId,
  })
}
