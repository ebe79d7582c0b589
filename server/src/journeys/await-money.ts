import { totalOf } from '../carts/totals.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { saveCheckout } from '../orders/checkout-store.ts'
import { type PaymentRow, savePayment } from '../payments/store.ts'
import { prolongHolds } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { told } from './checkout.ts'
import type { Context } from './context.ts'
import { mailMoney } from './mail/money-mail.ts'
import { awaitingText } from './awaiting-text.ts'
import { tellPayment } from './place.ts'
import type { Settled } from './settled.ts'

type Awaited = { shop: Shop; row: CheckoutRow; payment: PaymentRow; until: Date }

/**
 * The buyer's bank sends the money, which takes days: everything stays held until then, and the thread says so. When the
 * time is over the checkout ends like any other; money that comes later is stray, and a person decides.
 */
export async function awaitMoney(
  context: Context,
  tx: Tx,
  { shop, row, payment, until }: Awaited,
): Promise<Settled | undefined> {
  const isWaiting = payment.state === 'started' || payment.state === 'declined'
  const isDue = payment.amount === totalOf(row.totals) && row.state === 'complete_in_progress'
  if (!isWaiting || !isDue || payment.awaitedUntil?.getTime() === until.getTime())
    return { row, payment: isDue ? payment : undefined, order: undefined }
  const at = context.clock.now()
  const now: PaymentRow = { ...payment, state: 'started', reason: null, awaitedUntil: until }
  const kept = { ...row, expiresAt: until }
  tx.later(savePayment(tx, payment, { state: 'started', reason: null, awaitedUntil: until }, at))
  tx.later(saveCheckout(tx, kept, at))
  tx.later(prolongHolds(tx, { home: row.home, checkout: row.id, expiresAt: until }))
  tellPayment(context, tx, row, now)
  await told(context, tx, shop, kept, now)
  // A page that is closed says nothing: how to pay it, and until when, is kept in a letter.
  const news = { kind: 'awaited', until, url: payment.url } as const
  mailMoney(context, tx, { shop, row, money: payment, cause: payment.id, news })
  if (row.conversation !== null) {
    const text = awaitingText({ amount: payment, until, language: row.language || shop.locale, zone: shop.timezone })
    await say(tx, {
      home: shop.id,
      conversation: row.conversation,
      author: { kind: 'shop', name: shop.name },
      purpose: 'orders',
      parts: [{ type: 'text', text }],
      at,
      newId: context.newId,
    })
  }
  return { row: kept, payment: now, order: undefined }
}
