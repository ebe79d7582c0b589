import { formatMoney } from '@souk/contract/money.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { insertRefund } from '../payments/refunds.ts'
import type { PaymentRow } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

export type StrayShare = { shop: Shop; row: CheckoutRow; payment: PaymentRow }

const TEXTS: Record<string, string> = {
  en: 'Your payment for several shops has come, but this order could no longer be placed. The {amount} for it goes back to you; what you bought elsewhere is not touched.',
  de: 'Deine Zahlung für mehrere Shops ist da, aber diese Bestellung ging nicht mehr. Die {amount} dafür gehen an dich zurück; was du anderswo gekauft hast, bleibt davon unberührt.',
  nl: 'Je betaling voor meerdere winkels is binnen, maar deze bestelling kon niet meer worden geplaatst. De {amount} daarvoor krijg je terug; wat je elders kocht, blijft gewoon staan.',
  ru: 'Ваша оплата нескольким магазинам пришла, но этот заказ оформить уже не удалось. {amount} за него вернутся вам; остальных покупок это не касается.',
  zh: '您向多家店铺的付款已到账，但这份订单已无法下单。其中的 {amount} 会退还给您，其他店铺的订单不受影响。',
  ka: 'თქვენი გადახდა რამდენიმე მაღაზიისთვის მოვიდა, მაგრამ ამ შეკვეთის გაფორმება ვეღარ მოხერხდა. მისი {amount} დაგიბრუნდებათ; სხვა მაღაზიებში ნაყიდს ეს არ ეხება.',
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
    parts: [{ type: 'text', text: text.replace('{amount}', formatMoney({ amount, currency }, language)) }],
    at: context.clock.now(),
    newId: context.newId,
  })
}
