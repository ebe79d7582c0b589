import { say as text } from '@souk/concierge/say/say.ts'
import type { Parcel } from '@souk/contract/desk.ts'
import type { Address } from '@souk/contract/order.ts'
import { z } from 'zod'
import { type Carrier, CarrierError, type Label, type Shipment } from '../carriers/carrier.ts'
import { say } from '../conversations/say.ts'
import { keepUpload } from '../conversations/uploads.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import {
  cancelParcel,
  findParcel,
  insertParcel,
  labelOf,
  parcelOf,
  type ParcelRow,
  parcelsOf,
  storeLabel,
} from '../orders/parcel-store.ts'
import type { ReturnRow } from '../orders/return-store.ts'
import { findOrder, fulfilmentsOf, lockOrder, type OrderRow } from '../orders/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { mailLanguage } from './mail/texts.ts'

export const MAKE_LABEL = 'make-label'
export const GIVE_BACK = 'give-label-back'

/** The kinds of carriers that make labels for a shop, the newest first. */
export function carriersOf(context: Context, shop: Shop): Carrier[] {
  return shop.connected.flatMap((kind) => context.carriers.get(kind) ?? [])
}

/**
 * A label is wanted for a delivery: written down, with the job that has it made. Twice is one. Throws `bad_transition`
 * where nothing of it is to be sent, `invalid_request` where no carrier is connected.
 */
export async function wantLabel(
  context: Context,
  tx: Tx,
  { shop, number, fulfilment }: { shop: Shop; number: string; fulfilment: string },
): Promise<string> {
  const order = await lockOrder(tx, shop.id, number)
  const own = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  const delivery = own.find(({ id }) => id === fulfilment)
  if (!delivery) throw new Failure('not_found')
  const known = (await parcelsOf(tx.db, shop.id, [order.id])).find(
    (one) => one.fulfilment === fulfilment && one.state !== 'cancelled',
  )
  if (known) return known.id
  const isOpen = delivery.state === 'placed' || delivery.state === 'packed'
  if (delivery.kind !== 'ship' || !isOpen || !order.address)
    throw new Failure('bad_transition', 'only what is still to be sent gets a label')
  const [carrier] = carriersOf(context, shop)
  if (!carrier) throw new Failure('invalid_request', 'this shop is connected with no carrier')
  return want(context, tx, { shop, order, carrier, direction: 'out', fulfilment, return_id: null })
}

/** The same for what comes back, where the shop has a carrier that does that. */
export async function wantReturnLabel(
  context: Context,
  tx: Tx,
  { shop, order, row }: { shop: Shop; order: OrderRow; row: ReturnRow },
): Promise<void> {
  const carrier = carriersOf(context, shop).find(({ can }) => can.returns)
  if (!carrier || !order.address) return
  await want(context, tx, { shop, order, carrier, direction: 'back', fulfilment: null, return_id: row.id })
}

type Wish = Pick<ParcelRow, 'direction' | 'fulfilment' | 'return_id'> & {
  shop: Shop
  order: OrderRow
  carrier: Carrier
}

async function want(context: Context, tx: Tx, { shop, order, carrier, ...rest }: Wish): Promise<string> {
  const connection = await context.connections.newest(shop.id, carrier.kind)
  if (!connection) throw new Failure('invalid_request', 'this shop is connected with no carrier')
  const id = context.newId()
  const at = context.clock.now()
  const home = { home: shop.id, id, order_id: order.id }
  await insertParcel(tx, { ...home, ...rest, carrier: carrier.kind, connection: connection.id, at })
  await addJob(tx, MAKE_LABEL, { home: shop.id, parcel: id })
  return id
}

const Job = z.object({ home: z.string(), parcel: z.string() })

/** Has the carrier make the label that is wanted; the parcel's id is the key, so that a repeated job makes one. */
export async function makeLabel(context: Context, payload: unknown): Promise<Parcel> {
  const { home, parcel: id } = Job.parse(payload)
  const row = await findParcel(context.database.read, home, id)
  const shop = row && (await context.directory.byId(home))
  const order = row && (await findOrder(context.database.read, home, row.number))
  if (!row || !shop || !order) throw new Failure('not_found')
  if (row.state !== 'wanted') return parcelOf(row)
  const carrier = context.carriers.get(row.carrier)
  const account = await context.connections.byId(row.connection)
  if (!carrier || !account || !order.address) throw new CarrierError(`no carrier for parcel ${id}`)
  const made = await carrier.label(account, shipmentOf(context, shop, order, row))
  await context.database.transact(async (tx) => {
    await lockOrder(tx, home, order.number)
    if (made.state === 'refused') return cancelParcel(tx, row, made.reason)
    const { ref, tracking, pdf } = made
    const isFresh = await storeLabel(tx, row, { ref, tracking, label: pdf })
    if (isFresh && row.direction === 'back') await handOut(context, tx, { shop, order, row, label: made })
  })
  context.deliver.wake()
  const now = await findParcel(context.database.read, home, id)
  return parcelOf(now ?? row)
}

function shipmentOf(context: Context, shop: Shop, order: OrderRow, row: ParcelRow): Shipment {
  const ours = addressOf(shop)
  const { name, phone } = order.buyer
  const theirs: Address = {
    ...(order.address ?? ours),
    ...(name === undefined || order.address?.name ? {} : { name }),
    ...(phone === undefined || order.address?.phone ? {} : { phone }),
    ...(order.gift?.recipient === undefined || row.direction === 'back' ? {} : { name: order.gift.recipient }),
  }
  const isBack = row.direction === 'back'
  return {
    parcel: row.id,
    home: shop.id,
    direction: row.direction,
    from: isBack ? theirs : ours,
    to: isBack ? ours : theirs,
    reference: `${shop.name} ${order.number}`,
    notifyUrl: `${context.selfUrl()}/webhooks/${row.carrier}/${row.connection}`,
  }
}

/** Where a shop sends from, as far as it has said. */
function addressOf(shop: Shop): Address {
  const { address, legalName } = shop.settings.legal
  if (address) return { ...address, name: legalName ?? shop.name }
  const line1 = shop.settings.address || shop.name
  return { name: shop.name, line1, city: shop.name, country: shop.country ?? 'US' }
}

type HandOut = { shop: Shop; order: OrderRow; row: ParcelRow; label: Label }

/** The label for the way back, as a file in the thread. */
async function handOut(context: Context, tx: Tx, { shop, order, row, label }: HandOut): Promise<void> {
  if (order.conversation === null) return
  const at = context.clock.now()
  const place = { home: shop.id, conversation: order.conversation }
  const name = await keepUpload(tx, place, { type: 'application/pdf', bytes: label.pdf }, at)
  const { carrier, number } = label.tracking
  const words = text(mailLanguage(order.language), 'returned.label', {
    number: order.number,
    carrier,
    tracking: number,
  })
  await say(tx, {
    ...place,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: [
      { type: 'text', text: words },
      { type: 'file', url: `/media/${shop.slug}/sent/${name}`, name: `${number}.pdf` },
    ],
    at,
    newId: context.newId,
    clientId: `label/${row.id}`,
  })
}

/** Gives a label back that was not used: asked for at the carrier first, then written down. Twice is once. */
export async function takeLabelBack(context: Context, { shop, id }: { shop: Shop; id: string }): Promise<Parcel> {
  const row = await findParcel(context.database.read, shop.id, id)
  if (!row) throw new Failure('not_found')
  if (row.state === 'cancelled') return parcelOf(row)
  const account = await context.connections.byId(row.connection)
  const carrier = context.carriers.get(row.carrier)
  if (row.state === 'wanted' || row.ref === null || !carrier || !account)
    throw new Failure('busy', 'its label is still being made')
  if (row.state !== 'labelled' || !(await carrier.cancel(account, row.ref)))
    throw new Failure('bad_transition', 'it is on its way already')
  await context.database.transact((tx) => cancelParcel(tx, row, null))
  return parcelOf({ ...row, state: 'cancelled' })
}

/** An order is not sent after all: the labels that were made for it go back to their carriers after the commit. */
export async function dropLabels(tx: Tx, { home, id }: OrderRow): Promise<void> {
  for (const { id: parcel, direction, state } of await parcelsOf(tx.db, home, [id]))
    if (direction === 'out' && (state === 'wanted' || state === 'labelled'))
      await addJob(tx, GIVE_BACK, { home, parcel })
}

/** The job of it: one that is still being made is waited for, one that is on its way already is followed to its end. */
export async function giveBack(context: Context, payload: unknown): Promise<void> {
  const { home, parcel: id } = Job.parse(payload)
  const shop = await context.directory.byId(home)
  const row = await findParcel(context.database.read, home, id)
  if (!shop || !row || (row.state !== 'wanted' && row.state !== 'labelled')) return
  if (row.state === 'wanted') throw new CarrierError(`the label of parcel ${id} is still being made`)
  await takeLabelBack(context, { shop, id }).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.code !== 'bad_transition') throw error
  })
}

/** The label as its carrier made it. Throws `not_found`. */
export async function labelFile(context: Context, home: string, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await labelOf(context.database.read, home, id)
  if (!bytes) throw new Failure('not_found')
  return new Uint8Array(bytes)
}
