import type { Order } from '@souk/contract/order.ts'
import { useEffect, useState } from 'preact/hooks'
import { language, t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { orderClient } from '../state/order-access.ts'

/** What few receipts have to say: for whom it is, and with whom it was paid, which no thread knows. */
export function ReceiptMore({ slug, order }: { slug: string; order: Order }) {
  const { number, gift, address } = order
  const [together, setTogether] = useState(order.together)
  useEffect(() => {
    // News of an order say nothing of it either: once known, it stays.
    if (together || !order.payments.some(({ gateway }) => gateway === 'purchase')) return
    orderClient(slug, number)
      .order(slug, number)
      .then(
        (told) => setTogether(told.together),
        () => {},
      )
  }, [slug, number])
  return (
    <>
      {together && (
        <p dir="auto">
          {t('receipt.together', {
            shops: new Intl.ListFormat(language.value).format(together.shops.map(({ name }) => name)),
            amount: money(together.amount),
          })}
        </p>
      )}
      {gift && <p dir="auto">{t('receipt.gift', { name: gift.recipient ?? address?.name ?? '' })}</p>}
      {gift?.message && <p dir="auto">“{gift.message}”</p>}
    </>
  )
}
