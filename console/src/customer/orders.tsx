import type { Customer } from '@souk/contract/customer.ts'
import { t, tOr } from '../i18n/t.ts'
import { OrderLink } from '../thread/parts/paper.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { Block } from './block.tsx'
import { useState } from 'react'

const FEW = 5

/** What was ordered, newest first; each leads to its page, where it is refunded, sent or canceled. */
export function Orders({ customer: { orders } }: { customer: Customer }) {
  const [all, setAll] = useState(false)
  const shown = all ? orders : orders.slice(0, FEW)
  return (
    <Block title={t('area.orders')} {...(orders.length > 0 && { aside: String(orders.length) })}>
      {orders.length === 0 && <p className="text-muted">{t('customer.orders.none')}</p>}
      <ul>
        {shown.map(({ number, state, total, placedAt }) => (
          <li key={number} className="flex min-h-9 items-center gap-3 border-b border-rule last:border-b-0">
            <OrderLink number={number} />
            <span className="min-w-0 flex-1 truncate text-1 text-muted">
              {tOr(`customer.order.${state}`, 'customer.order.placed')} · <Time at={placedAt} />
            </span>
            <Money value={total} />
          </li>
        ))}
      </ul>
      {orders.length > FEW && !all && (
        <button type="button" className="min-h-9 text-action" onClick={() => setAll(true)}>
          {t('customer.orders.all', { count: orders.length })}
        </button>
      )}
    </Block>
  )
}
