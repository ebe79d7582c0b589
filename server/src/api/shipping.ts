import { callerName, type Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { mailLanguage } from '../journeys/mail/texts.ts'
import { orderView } from '../journeys/order-view.ts'
import { pickListPdf } from '../journeys/papers/pick-list.ts'
import { slipPdf } from '../journeys/papers/slip-pdf.ts'
import { carriersOf, labelFile, makeLabel, takeLabelBack, wantLabel } from '../journeys/parcels.ts'
import { importTracking, scan } from '../journeys/ship.ts'
import { CarrierError } from '../carriers/carrier.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { findParcel, parcelOf } from '../orders/parcel-store.ts'
import { localMoment } from '../resources/slots.ts'
import type { Shop } from '../shops/shop.ts'
import { toPick } from '../views/to-pick.ts'
import { openCounts, toShip } from '../views/to-ship.ts'
import type { Handlers } from './handler.ts'
import { admitOrder } from './orders.ts'

type Deed = { shop: Shop; caller: Caller; action: string; target: string }

async function audit(context: Context, tx: Tx, { shop, caller, action, target }: Deed): Promise<void> {
  const actor = callerName(caller)
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action, target })
}

export const shippingHandlers: Handlers<
  'listToShip' | 'getPickList' | 'getSlip' | 'orderLabel' | 'getLabel' | 'cancelParcel' | 'scan' | 'importTracking'
> = {
  async listToShip(context, { shop, query }) {
    const { read } = context.database
    const today = localMoment(context.clock.now().getTime(), shop.timezone).slice(0, 10)
    const [rows, open] = await Promise.all([toShip(read, shop.id, { ...query, today }), openCounts(read, shop.id)])
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    const carriers = carriersOf(context, shop).map(({ kind }) => kind)
    return { body: { rows, ...(last ? { next: last.fulfilment } : {}), open, carriers } }
  },

  async getPickList(context, { shop, query }) {
    const numbers = query.orders?.split(',').map((number) => number.trim())
    const picked = await toPick(context.database.read, shop.id, numbers)
    if (picked.orders.length === 0) throw new Failure('not_found')
    const bytes = await pickListPdf(shop, picked, context.clock.now())
    return { body: new Uint8Array(bytes), filename: 'pick-list.pdf' }
  },

  async getSlip(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    const order = await orderView(context, context.database.read, shop, row)
    const bytes = await slipPdf(shop, order, mailLanguage(row.language))
    return { body: new Uint8Array(bytes), filename: `${row.number}.pdf` }
  },

  async orderLabel(context, { shop, params, caller }) {
    const { number, fulfilment } = params
    const id = await context.database.transact(async (tx) => {
      await audit(context, tx, { shop, caller, action: 'parcel.label', target: number })
      return wantLabel(context, tx, { shop, number, fulfilment })
    })
    try {
      return { body: await makeLabel(context, { home: shop.id, parcel: id }) }
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error
      // It is stored: the job asks again.
      const row = await findParcel(context.database.read, shop.id, id)
      if (!row) throw error
      return { body: parcelOf(row) }
    }
  },

  async getLabel(context, { shop, params }) {
    return { body: await labelFile(context, shop.id, params.parcel), filename: 'label.pdf' }
  },

  async cancelParcel(context, { shop, params, caller }) {
    const parcel = await takeLabelBack(context, { shop, id: params.parcel })
    await context.database.transact((tx) =>
      audit(context, tx, { shop, caller, action: 'parcel.cancel', target: parcel.order }),
    )
    return { body: parcel }
  },

  async scan(context, { shop, body, caller }) {
    const scanned = await context.database.transact((tx) =>
      scan(context, tx, { shop, by: callerName(caller), ...body }),
    )
    context.deliver.wake()
    return { body: scanned }
  },

  async importTracking(context, { shop, raw, caller }) {
    const bytes = raw ?? Buffer.alloc(0)
    return { body: await importTracking(context, { shop, bytes, by: callerName(caller) }) }
  },
}
