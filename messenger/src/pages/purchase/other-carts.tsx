import { useEffect, useState } from 'preact/hooks'
import { language, t } from '../../i18n/t.ts'
import { souk } from '../../state/access.ts'
import { type OpenCart, openCarts } from './carts.ts'
import { PayTogether, useGroups } from './your-carts.tsx'

/** In the cart of one shop: that there are carts of others too, which can be paid with it. */
export function OtherCarts({ slug }: { slug: string }) {
  const [carts, setCarts] = useState<OpenCart[]>([])
  useEffect(() => {
    souk
      .shops()
      .then(openCarts)
      .then(setCarts, () => {})
  }, [])
  const group = useGroups(carts).groups.find(({ carts }) => carts.some(({ shop }) => shop.slug === slug))
  if (!group) return null
  const others = group.carts.filter(({ shop }) => shop.slug !== slug).map(({ shop }) => shop.name)
  return (
    <section class="other-carts" aria-label={t('carts.title')}>
      <p dir="auto">{t('carts.too', { shops: new Intl.ListFormat(language.value).format(others) })}</p>
      <PayTogether group={group} quiet />
    </section>
  )
}
