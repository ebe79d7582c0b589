import type { Checkout } from '@souk/contract/order.ts'
import { say } from '../conversations/say.ts'
import { messageOfClient } from '../conversations/store.ts'
import type { Gateway } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { takenWhenShipped } from '../orders/fulfilments.ts'
import { findPayment, livePayment, type PaymentRow } from '../payments/store.ts'
import { channelOf } from '../people/store.ts'
import { gatewayOf, gatewayWithin } from '../shops/paid-by.ts'
import type { Shop } from '../shops/shop.ts'
import { reopenCheckout } from './checkout.ts'
import type { Context } from './context.ts'

type Asked = { shop: Shop; checkout: string; gateway?: string | undefined; handle?: string | undefined }

/**
 * Who takes the money: whoever is named, else who takes it in the messenger that the shopper writes from, else the shop's
 * own. Undefined where nobody may.
 */
export async function gatewayHere(context: Context, asked: Asked, row: CheckoutRow): Promise<string | undefined> {
  const { shop, gateway: named } = asked
  const kind = named ?? (await ofMessenger(context, asked, row)) ?? gatewayOf(shop, context.gateways)
  const gateway = kind === undefined ? undefined : context.gateways.get(kind)
  return gateway && isExcepted(gateway, row) ? undefined : kind
}

async function ofMessenger(context: Context, { shop, handle }: Asked, row: CheckoutRow): Promise<string | undefined> {
  // What is to be taken when it is sent can only be promised elsewhere.
  if (!takesWithin(context, shop) || handle === undefined || takenWhenShipped(shop, row)) return undefined
  const channel = await channelOf(context.database.read, shop.id, handle)
  const found = channel === undefined ? undefined : gatewayWithin(shop, context.gateways, channel)
  return found && !isExcepted(found, row) ? found.kind : undefined
}

function isExcepted({ can }: Gateway, { lines }: CheckoutRow): boolean {
  return lines.some(({ fulfilment }) => can.within?.except.includes(fulfilment))
}

/** Throws where there is no such gateway, or it is none for this shop. */
export function gatewayFor(context: Context, shop: Shop, kind: string): Gateway {
  const gateway = context.gateways.get(kind)
  if (!gateway || gateway.can.sharesOnly)
    throw new Failure('invalid_request', `there is no gateway of the kind ${kind}`)
  if (gateway.can.testOnly && !shop.test) throw new Failure('shop_not_test')
  return gateway
}

/** The messenger does not take this sum: the checkout is open again, for the gateway that takes it on its page. */
export async function gatewayInstead(
  context: Context,
  { shop, checkout, gateway }: Asked,
): Promise<string | undefined> {
  const payment = gateway === undefined ? await livePayment(context.database.read, shop.id, checkout) : undefined
  const other = gatewayOf(shop, context.gateways)
  const isWithin = payment && context.gateways.get(payment.gateway)?.can.within !== undefined
  if (!isWithin || other === undefined || other === payment.gateway) return undefined
  context.log.warn({ payment: payment.id, gateway: payment.gateway }, 'a messenger does not take this sum')
  await context.database.transact((tx) => reopenCheckout(context, tx, shop, checkout))
  return other
}

/** A checkout that says whether the messenger itself takes its money. */
export async function withPlaceToPay(context: Context, shop: Shop, checkout: Checkout): Promise<Checkout> {
  const { payment } = checkout
  if (!payment || !takesWithin(context, shop)) return checkout
  const { gateway = '' } = (await findPayment(context.database.read, shop.id, payment.id)) ?? {}
  const isHere = context.gateways.get(gateway)?.can.within !== undefined
  return isHere ? { ...checkout, payment: { ...payment, here: true } } : checkout
}

function takesWithin({ gateways }: Context, { connected }: Shop): boolean {
  return connected.some((kind) => gateways.get(kind)?.can.within !== undefined)
}

/** What was ordered on its page is paid in the talk as well: the bill stands there, once. */
export async function billInThread(
  context: Context,
  tx: Tx,
  shop: Shop,
  { id, customer, conversation }: CheckoutRow,
  payment: PaymentRow,
): Promise<void> {
  const clientId = `bill:${payment.id}`
  if (conversation === null || customer === null || payment.url === null) return
  if (await messageOfClient(tx.db, { home: shop.id, customer, clientId })) return
  const { url, amount, currency } = payment
  const ref = { kind: 'checkout' as const, shop: shop.id, id }
  await say(tx, {
    home: shop.id,
    conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: [{ type: 'payment.request', payment: payment.id, url, amount: { amount, currency }, ref }],
    clientId,
    at: context.clock.now(),
    newId: context.newId,
  })
}
