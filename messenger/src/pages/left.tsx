import type { Checkout } from '@souk/contract/order.ts'
import { language, t } from '../i18n/t.ts'

/** What keeps the rest from being sent: no way of the shop brings all of it there. */
export function Left({ checkout: { lines, uncarried = [] } }: { checkout: Checkout }) {
  const titles = lines.filter(({ id }) => uncarried.includes(id)).map(({ title }) => title)
  if (titles.length === 0) return null
  const what = new Intl.ListFormat(language.value).format(titles)
  return (
    <p class="desk-left" role="alert" dir="auto">
      {t('checkout.left', { what })}
    </p>
  )
}
