import type { CheckoutUpdate } from '@souk/contract/order.ts'
import type { Admit } from '../carts/store.ts'
import { Failure } from '../kernel/failure.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { saveUnchanged } from '../orders/checkout-store.ts'
import { applyUpdate } from '../orders/prepare.ts'
import type { Shop } from '../shops/shop.ts'
import { newExpiry, updateCheckout } from './checkout.ts'
import type { Context } from './context.ts'

type ChangeInput = { shop: Shop; checkout: string; change: CheckoutUpdate; admit: Admit<CheckoutRow> }

/** Changes a checkout in a commit of its own: one statement where this process knows how it stood, and it still stands so. */
export async function changeCheckout(context: Context, input: ChangeInput): Promise<CheckoutRow> {
  const quick = await changeKnown(context, input)
  if (quick) return quick
  const row = await context.database.transact((tx) => updateCheckout(context, tx, input))
  context.checkouts.keep({ row: stored(row) })
  return row
}

async function changeKnown(context: Context, input: ChangeInput): Promise<CheckoutRow | undefined> {
  const { shop, checkout, change, admit } = input
  const row = context.checkouts.of(shop.id, checkout)?.row
  if (!row) return undefined
  await admit(row)
  const at = context.clock.now()
  // What has to look at more than the checkout, or to tell a thread, is a transaction.
  const isAlone = row.conversation === null && change.pickupAt === undefined && !change.discountCode
  const isOpen = (row.state === 'incomplete' || row.state === 'ready_for_complete') && row.expiresAt > at
  if (!isAlone || !isOpen) return undefined
  const next = ifItFits(() => newExpiry(context, applyUpdate(row, change, shop, at)))
  if (!next || !(await saveUnchanged(context.database.read, next, at))) return undefined
  context.checkouts.keep({ row: stored(next) })
  return next
}

/** A refusal may come from a guess that is no longer true: it is for who has locked the row to refuse. */
function ifItFits(work: () => CheckoutRow): CheckoutRow | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** As it stands in its table after it was saved once more. */
export function stored(row: CheckoutRow): CheckoutRow {
  return { ...row, version: row.version + 1 }
}
