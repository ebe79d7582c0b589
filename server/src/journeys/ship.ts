import type { Scanned, TrackingReport } from '@souk/contract/desk.ts'
import type { Fulfilment } from '@souk/contract/order.ts'
import { isSent } from '@souk/contract/steps.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { recordAudit } from '../kernel/audit.ts'
import { findTracked, parcelsOf } from '../orders/parcel-store.ts'
import { findOrder, fulfilmentsOf, lockOrder, type OrderRow } from '../orders/store.ts'
import { readTracking, type TrackingRow } from '../orders/tracking.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { advance } from './fulfil.ts'

type To = 'packed' | 'shipped'
type Scan = { shop: Shop; code: string; to: To; by: string }

const STEP: Record<Fulfilment['state'], number> = { placed: 0, packed: 1, shipped: 2, delivered: 3, canceled: 4 }

/** An order's number, or a parcel's, was scanned at the desk. Throws `not_found`, `bad_transition`. Twice is once. */
export async function scan(context: Context, tx: Tx, { shop, code, to, by }: Scan): Promise<Scanned> {
  const words = code.trim().replace(/^#/, '')
  const tracked = await findTracked(tx.db, shop.id, words)
  const known = await findOrder(tx.db, shop.id, tracked?.order ?? words)
  if (!known) throw new Failure('not_found')
  const order = await lockOrder(tx, shop.id, known.number)
  const delivery = await deliveryOf(tx, order, tracked?.fulfilment, to)
  const name = order.gift?.recipient ?? order.address?.name ?? order.buyer.name
  const said = { order: order.number, fulfilment: delivery.id, ...(name === undefined ? {} : { name }) }
  if (STEP[delivery.state] >= STEP[to]) return { did: 'already', state: delivery.state, ...said }
  const tracking = await trackingOf(tx, order, delivery, to)
  await note(context, tx, { shop, by, action: `fulfilment.${to}`, target: order.number })
  await advance(context, tx, { shop, number: order.number, fulfilment: delivery.id, to, ...tracking })
  return { did: to, state: to, ...said }
}

/** The delivery that is meant: the one with this number on it, else the first that is not so far. */
async function deliveryOf(tx: Tx, order: OrderRow, tracked: string | undefined, to: To): Promise<Fulfilment> {
  const own = (await fulfilmentsOf(tx.db, order.home, [order.id])).get(order.id) ?? []
  const goods = own.filter(({ id, kind, state }) =>
    tracked === undefined ? isSent(kind) && state !== 'canceled' : id === tracked,
  )
  const found = goods.find(({ state }) => STEP[state] < STEP[to]) ?? goods[0]
  if (!found || found.state === 'canceled') throw new Failure('bad_transition', 'nothing of it is to be sent')
  return found
}

type Tracking = { tracking?: NonNullable<Fulfilment['tracking']> }

/** What stands on the label that was made for it, once it leaves. */
async function trackingOf(tx: Tx, order: OrderRow, { id }: Fulfilment, to: To): Promise<Tracking> {
  if (to === 'packed') return {}
  const parcels = await parcelsOf(tx.db, order.home, [order.id])
  const tracking = parcels.find((one) => one.fulfilment === id && one.state !== 'cancelled')?.tracking
  return tracking ? { tracking } : {}
}

async function note(
  context: Context,
  tx: Tx,
  { shop, by, action, target }: { shop: Shop; by: string; action: string; target: string },
): Promise<void> {
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor: by, action, target })
}

/** Ships what a file of tracking numbers names, row by row: one that cannot be is refused and keeps no other back. */
export async function importTracking(
  context: Context,
  { shop, bytes, by }: { shop: Shop; bytes: Buffer; by: string },
): Promise<TrackingReport> {
  const rows = readTracking(bytes)
  const report: TrackingReport = { rows: rows.length, shipped: 0, unchanged: 0, refused: [] }
  for (const row of rows) {
    try {
      const did = await context.database.transact((tx) => shipRow(context, tx, { shop, row, by }))
      report[did] += 1
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { line, order } = row
      const reason = error.detail ?? error.message
      report.refused.push({ line, ...(order === '' ? {} : { order }), code: error.code, reason })
    }
  }
  context.deliver.wake()
  return report
}

type Row = { shop: Shop; row: TrackingRow; by: string }

async function shipRow(context: Context, tx: Tx, { shop, row, by }: Row): Promise<'shipped' | 'unchanged'> {
  const { order: number, number: tracking, carrier, url } = row
  if (number === '' || tracking === '')
    throw new Failure('invalid_request', 'an order or its tracking number is missing')
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Failure('invalid_request', 'the url cannot be read')
  const order = await lockOrder(tx, shop.id, number)
  const delivery = await deliveryOf(tx, order, undefined, 'shipped')
  if (STEP[delivery.state] >= STEP.shipped) {
    if (delivery.tracking?.number === tracking) return 'unchanged'
    throw new Failure('bad_transition', 'it has left already, under another number')
  }
  await note(context, tx, { shop, by, action: 'fulfilment.shipped', target: number })
  const said = {
    number: tracking,
    ...(carrier === undefined ? {} : { carrier }),
    ...(url === undefined ? {} : { url }),
  }
  await advance(context, tx, { shop, number, fulfilment: delivery.id, to: 'shipped', tracking: said })
  return 'shipped'
}
