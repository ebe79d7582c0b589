import type { Customer } from '@souk/contract/customer.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { useState } from 'react'
import { useCall } from '../api/query.ts'
import { t, tOr } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { ChannelIcon } from '../ui/channel.tsx'
import { shortDay } from '../ui/format.ts'
import { Block } from './block.tsx'
import { momentsOf, type Moment } from './known.ts'

const FEW = 6

/** What there was between them and the shop, on all channels. */
export function Timeline({ customer, thread }: { customer: Customer; thread: Thread }) {
  const shop = useShop()
  const [all, setAll] = useState(false)
  const { data: person } = useCall('listLinks', { params: { shop, customer: customer.id } })
  const moments = momentsOf(customer, person?.links ?? [])
  const channels = [...new Set(thread.parts.map(({ handle }) => handle?.channel ?? 'web'))]
  return (
    <Block
      title={t('customer.timeline')}
      aside={
        <span className="flex gap-1">
          {channels.map((kind) => (
            <ChannelIcon key={kind} kind={kind} size={14} />
          ))}
        </span>
      }
    >
      <ol className="border-s border-edge ps-3">
        {(all ? moments : moments.slice(0, FEW)).map((one) => (
          <li
            key={one.key}
            className="relative py-0.5 before:absolute before:-start-[15.5px] before:top-2.5 before:size-1.5 before:rounded-full before:bg-edge"
          >
            {wordsOf(one)} <span className="text-1 text-muted">{shortDay(one.at)}</span>
          </li>
        ))}
      </ol>
      {moments.length > FEW && !all && (
        <button type="button" className="min-h-9 text-action" onClick={() => setAll(true)}>
          {t('customer.timeline.all')}
        </button>
      )}
    </Block>
  )
}

function wordsOf({ what, words }: Moment): string {
  switch (what) {
    case 'first':
      return t('customer.moment.first')
    case 'order':
      return t('customer.moment.order', { number: words })
    case 'consent':
      return t('customer.moment.consent', { purpose: tOr(`customer.consent.${words}`, 'customer.consent.other') })
    case 'ended':
      return t('customer.moment.ended', { purpose: tOr(`customer.consent.${words}`, 'customer.consent.other') })
    case 'linked':
      return tOr(`customer.evidence.${words}`, 'customer.evidence.other')
  }
}
