import type { Thread } from '@souk/contract/inbox.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { priceRange } from '../thread/parts/card.tsx'
import { Block } from './block.tsx'

/** What they saved for later. */
export function Wishes({ thread: { conversation }, count }: { thread: Thread; count: number }) {
  const { data } = useCall('listWishes', { params: { conversation } }, { enabled: count > 0 })
  if (count === 0) return null
  return (
    <Block title={t('customer.wishes')} aside={String(count)}>
      <ul className="flex gap-2 overflow-x-auto pb-1" tabIndex={0} aria-label={t('customer.wishes')}>
        {(data ?? []).map(({ offer, title, image, alt, price, available, gone }) => (
          <li key={offer} className="w-20 flex-none text-1">
            {image ? (
              <img
                src={image}
                alt={alt ?? ''}
                loading="lazy"
                className="aspect-4/5 w-full rounded-key bg-plate object-cover"
              />
            ) : (
              <span className="block aspect-4/5 rounded-key bg-plate" />
            )}
            <span dir="auto" className="line-clamp-2">
              {title}
            </span>
            {price && <span className="figures text-muted">{priceRange(price)}</span>}
            {(gone || !available) && <span className="block text-danger">{t('thread.sold-out')}</span>}
          </li>
        ))}
      </ul>
    </Block>
  )
}
