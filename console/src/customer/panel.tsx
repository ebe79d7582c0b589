import type { Customer } from '@souk/contract/customer.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { memo } from 'react'
import { t } from '../i18n/t.ts'
import { nameOf } from '../inbox/row.tsx'
import { useCall } from '../api/query.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { About } from './about.tsx'
import { LiveCart } from './cart.tsx'
import { Consents } from './consents.tsx'
import { Handles } from './handles.tsx'
import { CustomerMenu } from './menu.tsx'
import { Orders } from './orders.tsx'
import { Timeline } from './timeline.tsx'
import { Wishes } from './wishes.tsx'

type PanelProps = { thread: Thread; shown: boolean; sheet: boolean; onClose: () => void }

/** Who the thread is with: beside it at a desk, a sheet above it on a phone. */
export const Panel = memo(function Panel({ thread, shown, sheet, onClose }: PanelProps) {
  const title = nameOf({ ...thread, handle: thread.parts[0]?.handle })
  return (
    <>
      {shown && (
        <aside
          aria-label={t('customer.title', { name: title })}
          tabIndex={0}
          className="hidden w-80 flex-none overflow-y-auto border-s border-rule desk:block"
        >
          <CustomerView thread={thread} title={title} />
        </aside>
      )}
      <Dialog open={sheet} onClose={onClose} title={t('customer.title', { name: title })} quietTitle>
        <CustomerView thread={thread} title={title} />
      </Dialog>
    </>
  )
})

function CustomerView({ thread, title }: { thread: Thread; title: string }) {
  const shop = useShop()
  const mayRead = useMay('customers:read')
  const customer = thread.customer?.id
  const found = useCall(
    'getCustomer',
    { params: { shop, customer: customer ?? '' } },
    { enabled: customer !== undefined && mayRead },
  )
  if (customer === undefined) return <p className="p-5 text-muted">{t('customer.none')}</p>
  if (!mayRead) return <LiveCart thread={thread} />
  if (found.error && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Loading rows={8} />
  const known = found.data
  return (
    <div className="pb-8">
      <header className="flex items-center gap-2 py-2 ps-4 pe-1">
        <h2 dir="auto" className="min-w-0 flex-1 truncate font-display text-4 font-strong">
          {known.name ?? title}
        </h2>
        <CustomerMenu customer={known} />
      </header>
      <CustomerBlocks customer={known} thread={thread} />
    </div>
  )
}

/** All that the shop knows of whom a thread is with. */
export function CustomerBlocks({ customer, thread }: { customer: Customer; thread: Thread }) {
  return (
    <>
      <About customer={customer} thread={thread} />
      <LiveCart thread={thread} />
      <Orders customer={customer} />
      <Handles customer={customer} thread={thread} />
      <Consents customer={customer} />
      <Wishes thread={thread} count={customer.wishes} />
      <Timeline customer={customer} thread={thread} />
    </>
  )
}
