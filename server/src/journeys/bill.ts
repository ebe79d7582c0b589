import type { Part } from '@souk/contract/parts.ts'
import type { ConnectionSettings } from '../channels/channel.ts'
import type { FitOptions } from '../channels/fitted.ts'
import { shorten } from '../channels/split-text.ts'
import type { Due } from '../conversations/deliveries.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { findCheckout } from '../orders/checkout-store.ts'
import { findPayment } from '../payments/store.ts'
import { gatewayOf, gatewayWithin } from '../shops/paid-by.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { mailLanguage, mailText } from './mail/texts.ts'

type Bill = NonNullable<ReturnType<NonNullable<FitOptions['bill']>>>
type Place = { due: Due; shop: Shop | undefined; channel: string; pictureUrl(path: string): string }

/** Lines that a bill lists by themselves; more of them are one. */
const MOST_LINES = 15
const LONGEST_LABEL = 80

/** What a message asks to be paid, where the messenger it goes by takes that payment itself; and by whose account. */
export async function billsOf(
  context: Context,
  { due, shop, channel, pictureUrl }: Place,
  parts: readonly Part[],
): Promise<{ of(payment: string): Bill | undefined; settings: ConnectionSettings } | undefined> {
  const asked = parts.flatMap((part) => (part.type === 'payment.request' ? [part.payment] : []))
  const gateway = shop && asked.length > 0 ? gatewayWithin(shop, context.gateways, channel) : undefined
  if (!shop || !gateway) return undefined
  const account = await context.connections.newest(shop.id, gateway.kind)
  if (!account) return undefined
  const { read } = context.database
  const bills = new Map<string, Bill>()
  for (const id of asked) {
    const payment = await findPayment(read, shop.id, id)
    const row = payment?.gateway === gateway.kind ? await findCheckout(read, shop.id, payment.checkout) : undefined
    if (!payment || !row || payment.state !== 'started') continue
    const { amount, currency } = payment
    const image = row.lines.find((line) => line.image !== undefined)?.image
    const other = gatewayOf(shop, context.gateways)
    const page = `${context.publicUrl}/checkout/${shop.slug}/${row.id}?pay=${other}`
    bills.set(id, {
      payment: id,
      title: shop.name,
      text: row.lines.map(nameOf).join(', '),
      currency,
      prices: pricesOf(row, amount, due.language),
      ...(image === undefined ? {} : { photo: pictureUrl(image) }),
      ...(other === undefined || other === gateway.kind ? {} : { other: page }),
    })
  }
  return { of: (payment) => bills.get(payment), settings: account.settings }
}

function nameOf({ quantity, title, detail }: CheckoutRow['lines'][number]): string {
  return `${quantity} × ${[title, detail].filter(Boolean).join(', ')}`
}

/** What a sum is made of, to the last cent; one line of it where its rows do not come to that. Pure. */
export function pricesOf(
  { lines, totals }: Pick<CheckoutRow, 'lines' | 'totals'>,
  amount: number,
  language: string | null,
): Bill['prices'] {
  const tongue = mailLanguage(language || 'en')
  const goods = lines.map((line) => ({ label: nameOf(line), amount: line.unit * line.quantity }))
  const isListed = goods.length <= MOST_LINES && sumOf(goods) === totals.find(({ type }) => type === 'subtotal')?.amount
  const rows = totals.flatMap(({ type, label, amount: part }) => {
    if (type === 'total' || (type === 'subtotal' && isListed)) return []
    return [{ label: label ?? mailText(tongue, `total.${type}`), amount: part }]
  })
  const prices = [...(isListed ? goods : []), ...rows]
    .filter((price) => price.amount !== 0)
    .map((price) => ({ ...price, label: shorten(price.label, LONGEST_LABEL) }))
  return sumOf(prices) === amount ? prices : [{ label: mailText(tongue, 'total.total'), amount }]
}

function sumOf(prices: readonly { amount: number }[]): number {
  return prices.reduce((sum, { amount }) => sum + amount, 0)
}
