import type { Fulfilment, Order } from '@souk/contract/order.ts'
import { isSent, stepsOf } from '@souk/contract/steps.ts'
import { z } from 'zod'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import {
  advanceFulfilment,
  findOrder,
  fulfilmentsOf,
  lockOrder,
  type OrderRow,
  setOrderState,
} from '../orders/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { mailGift } from './mail/gift-mail.ts'
import { mailOrder } from './mail/tell.ts'
import { newsOf } from './news.ts'
import { parcelsOf } from '../orders/parcel-store.ts'
import { orderView } from './order-view.ts'
import { carriersOf, wantLabel } from './parcels.ts'
import { takePromised } from './promise.ts'

export type AdvanceInput = {
  shop: Shop
  number: string
  fulfilment: string
  to: 'packed' | 'shipped' | 'delivered'
  tracking?: Fulfilment['tracking']
}

/**
 * Moves a delivery on and tells the thread. The same step twice is one; a step back throws `bad_transition`, and so does
 * one that its kind does not take.
 */
export async function advance(context: Context, tx: Tx, input: AdvanceInput): Promise<Order> {
  const { shop, number, fulfilment, to, tracking } = input
  const order = await lockOrder(tx, shop.id, number)
  const own = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  const delivery = own.find(({ id }) => id === fulfilment)
  if (!delivery) throw new Failure('not_found')
  if (!stepsOf(delivery.kind).includes(to)) throw new Failure('bad_transition', `what is not sent is not ${to}`)
  const at = context.clock.now()
  const moved = await advanceFulfilment(tx, shop.id, fulfilment, { to, at, tracking })
  const done = own.every(({ id, state }) => id === fulfilment || state === 'delivered' || state === 'canceled')
  const fulfilled = moved !== null && to === 'delivered' && done
  if (fulfilled) await setOrderState(tx, shop.id, order.id, 'fulfilled')
  const row: OrderRow = fulfilled ? { ...order, state: 'fulfilled' } : order
  const view = await orderView(context, tx.db, shop, row)
  const isLeaving =
    moved !== null && isSent(delivery.kind) && (delivery.state === 'placed' || delivery.state === 'packed')
  if (isLeaving && isPaidBack(view)) throw new Failure('bad_transition', 'all that was paid for it has been paid back')
  if (moved && to === 'shipped') {
    const kind = moved.kind === 'pickup' ? 'ready' : 'shipped'
    mailOrder(context, tx, { kind, shop, order: view, language: order.language, cause: fulfilment })
    if (kind === 'shipped') mailGift(context, tx, { shop, order: view, language: order.language, fulfilment })
  }
  if (moved && (to === 'shipped' || to === 'delivered')) await takePromised(context, tx, shop, view)
  if (moved && order.conversation !== null) await tell(context, tx, { shop, order, view, moved, to, fulfilled })
  return view
}

/** Is nothing of what was paid left? What cost nothing was never paid back. */
function isPaidBack({ payments }: Order): boolean {
  return payments.length > 0 && payments.every(({ amount, refunded }) => refunded >= amount.amount)
}

type Told = { shop: Shop; order: OrderRow; view: Order; moved: Fulfilment; to: AdvanceInput['to']; fulfilled: boolean }

async function tell(context: Context, tx: Tx, { shop, order, view, moved, to, fulfilled }: Told): Promise<void> {
  if (order.conversation === null) return
  const at = context.clock.now()
  await appendFacts(tx, { home: shop.id, stream: order.conversation }, at, [
    { kind: 'fulfilment.changed', data: { order: order.number, fulfilment: moved } },
    ...(fulfilled ? [{ kind: 'order.changed' as const, data: { order: view } }] : []),
  ])
  await say(tx, {
    home: shop.id,
    conversation: order.conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: newsOf(to, view, order.language, moved),
    at,
    newId: context.newId,
  })
}

/** Goods that are still to come. */
function isAhead({ kind, state }: Fulfilment): boolean {
  return isSent(kind) && state !== 'delivered' && state !== 'canceled'
}

const NEXT = { placed: 'packed', packed: 'shipped', shipped: 'delivered' } as const

export const DemoJob = z.object({ home: z.string(), number: z.string() })

/** A demo shop works by itself: one step, and the job for the next. */
export async function demoStep(context: Context, input: z.infer<typeof DemoJob>): Promise<void> {
  const shop = await context.directory.byId(input.home)
  const order = shop && (await findOrder(context.database.read, shop.id, input.number))
  if (!shop || !order || order.state !== 'placed') return
  const all = (await fulfilmentsOf(context.database.read, shop.id, [order.id])).get(order.id) ?? []
  // Nobody has been fitted before the day has come, and what a carrier has is the carrier's.
  const carried = new Set((await parcelsOf(context.database.read, shop.id, [order.id])).map((one) => one.fulfilment))
  const delivery = all.find((one) => isAhead(one) && !carried.has(one.id))
  if (!delivery || delivery.state === 'delivered' || delivery.state === 'canceled') return
  const to = NEXT[delivery.state]
  const { number } = order
  const step = context.database.transact(async (tx) => {
    // Without a carrier it has a number all the same: what a shopper sees is tried out, too.
    const made = { carrier: 'Souk Post', number: `SP${number}${delivery.id.slice(-6).toUpperCase()}` }
    const tracking = to === 'shipped' && delivery.kind === 'ship' ? { tracking: made } : {}
    await advance(context, tx, { shop, number, fulfilment: delivery.id, to, ...tracking })
    // From here on the carrier says how far it is, at the same pace.
    const isCarried = to === 'packed' && delivery.kind === 'ship' && carriersOf(context, shop).length > 0
    if (isCarried) await wantLabel(context, tx, { shop, number, fulfilment: delivery.id })
    if (to !== 'delivered' || all.some((one) => one !== delivery && isAhead(one))) {
      const runAt = new Date(context.clock.now().getTime() + context.config.demoPace * 1000)
      await addJob(tx, 'demo-fulfil', input, { runAt })
    }
  })
  // Canceled or paid back meanwhile: then it goes no further.
  await step.catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
  })
  context.deliver.wake()
}
