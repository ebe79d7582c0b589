import type { InboxFound } from '@souk/contract/inbox.ts'
import { useRouter } from '@tanstack/react-router'
import { useDeferredValue, type ReactNode } from 'react'
import receipt from 'icon:receipt'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Icon } from '../ui/icon.tsx'
import { Money } from '../ui/money.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'

/** What was found for some words: people, orders, what was said. */
export function Finder({
  words,
  open,
  onOpen,
}: {
  words: string
  open: string | undefined
  onOpen: (conversation: string) => void
}) {
  const shop = useShop()
  const q = useDeferredValue(words.trim())
  const found = useCall('searchInbox', { params: { shop }, query: { q } }, { enabled: q.length >= 2, keep: true })
  if (q.length < 2) return <p className="p-5 text-center text-muted">{t('inbox.find.short')}</p>
  if (found.error && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Loading />
  const { customers, orders, messages } = found.data
  if (customers.length + orders.length + messages.length === 0)
    return <p className="p-8 text-center text-muted">{t('inbox.find.none', { words: q })}</p>
  return (
    <div className={found.isFetching ? 'opacity-70' : ''}>
      <Group title={t('inbox.find.customers')} rows={customers}>
        {(one) => (
          <Line key={one.id} conversation={one.conversation} open={open} onOpen={onOpen}>
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {one.name ?? one.email ?? t('inbox.nobody')}
            </span>
            {one.name && one.email && <span className="min-w-0 truncate text-1 text-muted">{one.email}</span>}
          </Line>
        )}
      </Group>
      <Group title={t('inbox.find.orders')} rows={orders}>
        {(one) => <OrderLine key={one.number} order={one} open={open} onOpen={onOpen} />}
      </Group>
      <Group title={t('inbox.find.messages')} rows={messages}>
        {(one) => (
          <Line key={one.message} conversation={one.conversation} open={open} onOpen={onOpen}>
            <span className="min-w-0 flex-1 truncate" dir="auto">
              <Marked text={one.text} words={q} />
            </span>
            <span className="text-1 text-muted">
              <Time at={one.at} />
            </span>
          </Line>
        )}
      </Group>
    </div>
  )
}

type Orders = InboxFound['orders'][number]

function OrderLine({ order, open, onOpen }: { order: Orders; open: string | undefined; onOpen: (id: string) => void }) {
  const router = useRouter()
  const shop = useShop()
  const { number, conversation } = order
  const go = () => router.history.push(`/console/s/${shop}/orders/${encodeURIComponent(number)}`)
  return (
    <Line conversation={conversation ?? number} open={open} onOpen={conversation ? onOpen : go}>
      <Icon path={receipt} size={16} />
      <span className="figures">{number}</span>
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {order.name}
      </span>
      <Money value={order.total} />
    </Line>
  )
}

function Group<T>({ title, rows, children }: { title: string; rows: readonly T[]; children: (row: T) => ReactNode }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className="px-3 pt-5 pb-1 text-1 text-muted">{title}</h2>
      <ul>{rows.map(children)}</ul>
    </section>
  )
}

type LineProps = {
  conversation: string | undefined
  open: string | undefined
  onOpen: (id: string) => void
  children: ReactNode
}

function Line({ conversation, open, onOpen, children }: LineProps) {
  return (
    <li>
      <button
        type="button"
        disabled={conversation === undefined}
        aria-current={conversation !== undefined && conversation === open ? 'true' : undefined}
        onClick={() => conversation && onOpen(conversation)}
        className={`row flex w-full items-center gap-3 px-3 text-start hover:bg-wash ${conversation !== undefined && conversation === open ? 'bg-wash' : ''}`}
      >
        {children}
      </button>
    </li>
  )
}

/** The words that were looked for stand out in what was said; it begins a little before them. */
function Marked({ text, words }: { text: string; words: string }) {
  const at = text.toLocaleLowerCase().indexOf(words.toLocaleLowerCase())
  if (at < 0) return text
  const from = at > 30 ? at - 20 : 0
  return (
    <>
      {from > 0 && '… '}
      {text.slice(from, at)}
      <mark className="bg-wash font-strong text-ink">{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  )
}
