import type { ParcelReport } from '../carriers/carrier.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { findParcel, hearParcel, type ParcelRow } from '../orders/parcel-store.ts'
import { stepOf } from '../orders/parcel.ts'
import { fulfilmentsOf, lockOrder } from '../orders/store.ts'
import type { Connection } from '../shops/connections.ts'
import type { Context } from './context.ts'
import { advance } from './fulfil.ts'

/**
 * What a carrier reported is written down and acted on in one commit, before it is answered. Whatever comes twice, late or
 * out of order ends alike; a parcel that its order has no use for any more is followed all the same.
 */
export async function takeReports(
  context: Context,
  connection: Pick<Connection, 'shop'>,
  reports: readonly ParcelReport[],
): Promise<void> {
  for (const report of reports) {
    const row =
      report.home === connection.shop ? await findParcel(context.database.read, report.home, report.parcel) : undefined
    if (!row) throw new Failure('not_found')
    try {
      await context.database.transact((tx) => take(context, tx, row, report, true))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      context.log.warn({ err: error, parcel: row.id }, 'a delivery did not follow its parcel')
      await context.database.transact((tx) => take(context, tx, row, report, false))
    }
  }
  context.deliver.wake()
}

async function take(
  context: Context,
  tx: Tx,
  { home, id: parcel, number }: ParcelRow,
  { id, state, at, text }: ParcelReport,
  moves: boolean,
): Promise<void> {
  const order = await lockOrder(tx, home, number)
  const heard = await hearParcel(tx, { home, id: parcel }, { id, state, at, ...(text === undefined ? {} : { text }) })
  const to = heard?.isNews ? stepOf(heard.row.state) : undefined
  const fulfilment = heard?.row.fulfilment
  const shop = await context.directory.byId(home)
  if (!moves || !to || !heard || !fulfilment || !shop) return
  const own = (await fulfilmentsOf(tx.db, home, [order.id])).get(order.id) ?? []
  const now = own.find(({ id: each }) => each === fulfilment)?.state
  // Staff have handed it over and said so themselves: the carrier says nothing new.
  if (now === to || now === 'delivered') return
  const tracking = heard.row.tracking ?? undefined
  await advance(context, tx, { shop, number, fulfilment, to, ...(tracking ? { tracking } : {}) })
}
