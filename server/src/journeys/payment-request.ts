import type { Concession } from '@souk/contract/concession.ts'
import type { Checkout, LineInput } from '@souk/contract/order.ts'
import type { Part } from '@souk/contract/parts.ts'
import { addLine } from '../carts/change.ts'
import { ensureCart } from '../carts/store.ts'
import { say } from '../conversations/say.ts'
import type { ConversationRow } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import { type Caller, staffNamed } from './caller.ts'
import { openCheckout } from './checkout.ts'
import { concede } from './concede.ts'
import type { Context } from './context.ts'
import { checkoutView } from './order-view.ts'

type Request = {
  shop: Shop
  thread: ConversationRow
  caller: Caller
  clientId: string
  epoch: number
  text?: string | undefined
  lines: readonly LineInput[]
  concession?: Concession | undefined
}

/**
 * An order made for the customer: what they want is put into their own cart, and its checkout is sent into the thread by
 * whoever speaks there, to be paid by the customer alone. Throws what a cart and a checkout throw, and `stale_epoch`.
 */
export async function requestPayment(
  context: Context,
  tx: Tx,
  { shop, thread, caller, lines, concession, ...said }: Request,
): Promise<{ message: string; checkout: Checkout }> {
  const at = context.clock.now()
  const owner = { customer: thread.customer, conversation: thread.id, currency: shop.currency }
  const cart = await ensureCart(tx, { home: shop.id, id: context.newId(), ...owner })
  for (const line of lines)
    await addLine(tx, { shop, cart: cart.id, at, line, handle: thread.handle, newId: context.newId })
  const opened = await openCheckout(context, tx, { shop, cart: cart.id, handle: thread.handle })
  const row = concession ? await concede(context, tx, { shop, checkout: opened.id, concession, caller }) : opened
  const checkout = await checkoutView(context, tx.db, shop, row)
  const { message } = await say(tx, {
    home: shop.id,
    conversation: thread.id,
    author: { kind: 'staff', ...staffNamed(caller) },
    purpose: 'service',
    parts: partsOf(checkout, said.text),
    clientId: said.clientId,
    epoch: said.epoch,
    at,
    newId: context.newId,
  })
  return { message, checkout }
}

function partsOf(checkout: Checkout, text: string | undefined): Part[] {
  const { id, shop, currency, lines, totals, address, buyer, url } = checkout
  const way = checkout.shippingOptions.find((one) => one.id === checkout.shippingOption)
  const shown = {
    currency,
    lines,
    totals,
    ...(way ? { delivery: way.label } : {}),
    ...(address ? { address } : {}),
    ...(buyer.email === undefined ? {} : { email: buyer.email }),
  }
  const part: Part = { type: 'checkout', ref: { kind: 'checkout', shop, id }, shown, url, actions: [] }
  return text === undefined ? [part] : [{ type: 'text', text }, part]
}
