import { formatMoney } from '@souk/contract/money.ts'
import { holdCart } from '../carts/store.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { insertRefund } from '../payments/refunds.ts'
import type { PaymentRow } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import { cancelCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import { hold } from './hold.ts'
import type { Settled } from './settled.ts'

export type StrayShare = { shop: Shop; row: CheckoutRow; payment: PaymentRow }

/** Held until the order is placed, in the same commit. */
const PLACING_MS = 60_000

const TEXTS: Record<string, string> = {
  en: 'Your payment for several shops has come, but this order could no longer be placed. The {amount} for it goes back to you; what you bought elsewhere is not touched.',
  de: 'Deine Zahlung für mehrere Läden ist da, aber diese Bestellung ging nicht mehr. Die {amount} dafür gehen an dich zurück; was du anderswo gekauft hast, bleibt davon unberührt.',
  nl: 'Je betaling voor meerdere winkels is binnen, maar deze bestelling kon niet meer worden geplaatst. De {amount} daarvoor krijg je terug; wat je elders kocht, blijft gewoon staan.',
  ru: 'Ваша оплата нескольким магазинам пришла, но этот заказ оформить уже не удалось. {amount} за него вернутся вам; остальных покупок это не касается.',
  zh: '您向多家店铺的付款已到账，但这份订单已无法下单。其中的 {amount} 会退还给您，其他店铺的订单不受影响。',
  ka: 'თქვენი გადახდა რამდენიმე მაღაზიისთვის მოვიდა, მაგრამ ამ შეკვეთის გაფორმება ვეღარ მოხერხდა. მისი {amount} დაგიბრუნდებათ; სხვა მაღაზიებში ნაყიდს ეს არ ეხება.',
}

/** Can what a share pays still be had? Its hold may have run out while the payer took their time: then it is held anew. */
export async function isStillThere(
  context: Context,
  tx: Tx,
  { shop, row }: Omit<StrayShare, 'payment'>,
): Promise<boolean> {
  const at = context.clock.now()
  if (row.expiresAt > at) return true
  // The cart before the stock, as whoever places the order takes them.
  if (row.cart !== null) await holdCart(tx, row.home, row.cart)
  try {
    await hold(tx, { shop, row, at, expiresAt: new Date(at.getTime() + PLACING_MS), newId: context.newId })
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** Sold to somebody else meanwhile: the checkout ends, and its share goes back alone. */
export async function giveUpShare(context: Context, tx: Tx, share: StrayShare): Promise<Settled> {
  const { shop, row, payment } = share
  const ended = await cancelCheckout(context, tx, shop, { checkout: row.id, isOver: true })
  await giveBackShare(context, tx, share)
  return { row: ended, payment, order: undefined }
}

/**
 * The share of a purchase came for what can no longer be ordered, as it was given up or ran out: it goes back after the
 * commit, and the thread says so.
 */
export async function giveBackShare(context: Context, tx: Tx, { shop, row, payment }: StrayShare): Promise<void> {
  const { home, id, amount, currency } = payment
  const refund = { home, id: context.newId(), payment: id, order_id: null, amount, reason: 'stray' }
  tx.later(insertRefund(tx, refund))
  tx.later(addJob(tx, 'refund', { home, refund: refund.id }))
  if (row.conversation === null) return
  const language = row.language || shop.locale
  const text = TEXTS[new Intl.Locale(language).language] ?? TEXTS['en'] ?? ''
  await say(tx, {
    home,
    conversation: row.conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: [{ type: 'text', text: text.replace('{amount}', () => formatMoney({ amount, currency }, language)) }],
    at: context.clock.now(),
    newId: context.newId,
  })
}
