import type { PublicShop } from '@souk/contract/shop.ts'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/t.ts'
import { souk } from '../../state/access.ts'
import { ShopPapers } from '../legal-links.tsx'

/** Who sells here, and under which papers: each seller's own, one tap from the header. */
export function PurchasePapers({ slugs }: { slugs: readonly string[] }) {
  const [shops, setShops] = useState<PublicShop[]>([])
  useEffect(() => {
    Promise.all(slugs.map((slug) => souk.shop(slug))).then(setShops, () => {})
  }, [slugs.join()])
  if (shops.length === 0) return null
  return (
    <details class="purchase-papers">
      <summary>{t('law.papers')}</summary>
      {shops.map((shop) => (
        <section key={shop.slug}>
          <h2 dir="auto">{shop.name}</h2>
          <ShopPapers shop={shop} />
        </section>
      ))}
    </details>
  )
}
