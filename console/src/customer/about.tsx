import type { Customer } from '@souk/contract/customer.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { useAct } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { LANGUAGES, t } from '../i18n/t.ts'
import { languageName } from '../inbox/filters.tsx'
import { useMay, useShop } from '../shell/desk.ts'
import { Select } from '../ui/field.tsx'
import { shortDay } from '../ui/format.ts'
import { Money } from '../ui/money.tsx'
import { toast } from '../ui/toast.tsx'
import { Known } from './block.tsx'
import { likings, sizesOf, worthOf } from './known.ts'

/** What one wants to know at a glance. */
export function About({ customer, thread }: { customer: Customer; thread: Thread }) {
  const { since, email, phone, address, orders } = customer
  const worth = worthOf(orders)
  const sizes = sizesOf(customer.profile)
  const liked = likings(customer.profile)
  return (
    <dl className="px-4 pb-3">
      {worth.map((sum) => (
        <Known key={sum.currency} name={t('customer.worth')}>
          <span className="font-strong">
            <Money value={sum} />
          </span>{' '}
          <span className="text-muted">{t('customer.orders', { count: orders.length })}</span>
        </Known>
      ))}
      {email && <Known name={t('customer.email')}>{email}</Known>}
      {phone && (
        <Known name={t('customer.phone')}>
          <bdi className="figures">{phone}</bdi>
        </Known>
      )}
      <Known name={t('inbox.filter.language')}>
        <Language customer={customer} thread={thread} />
      </Known>
      {sizes.length > 0 && (
        <Known name={t('customer.sizes')}>
          {sizes.map(({ chart, size }) => (
            <span key={chart} className="me-2 inline-block rounded-key bg-plate px-1.5 text-1">
              {chart} <span className="font-strong">{size}</span>
            </span>
          ))}
        </Known>
      )}
      {address && (
        <Known name={t('customer.address')}>
          <span dir="auto">{address}</span>
        </Known>
      )}
      {liked.map(({ name, value }) => (
        <Known key={name} name={name}>
          <span dir="auto">{value}</span>
        </Known>
      ))}
      <Known name={t('customer.since')}>{shortDay(since)}</Known>
    </dl>
  )
}

/** The language to be spoken to; by itself the one that they write. */
function Language({ customer, thread }: { customer: Customer; thread: Thread }) {
  const shop = useShop()
  const may = useMay('customers:write')
  const change = useAct('changeCustomer', { changes: ['getCustomer'] })
  const now = customer.language ?? thread.language
  if (!may) return languageName(now)
  const known = Object.hasOwn(LANGUAGES, now) ? [] : [{ value: now, label: languageName(now) }]
  return (
    <Select
      label={t('inbox.filter.language')}
      quietLabel
      value={now}
      options={[...known, ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))]}
      onChange={(event) =>
        change.mutate(
          { params: { shop, customer: customer.id }, body: { language: event.target.value } },
          { onError: (error) => toast(faultText(error), { danger: true }) },
        )
      }
    />
  )
}
