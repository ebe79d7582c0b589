import { Link } from '@tanstack/react-router'
import back from 'icon:caret-left'
import talk from 'icon:chat-text'
import { useCall } from '../api/query.ts'
import { CustomerMenu } from '../customer/menu.tsx'
import { CustomerBlocks } from '../customer/panel.tsx'
import { t } from '../i18n/t.ts'
import { nameOf } from '../inbox/row.tsx'
import { useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Icon } from '../ui/icon.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { customerRoute } from './routes.ts'

/** Who somebody is, as it stands beside their thread, and the way there. */
export function CustomerPage() {
  const shop = useShop()
  const { known, thread, isGone, error, again } = useCustomer()
  return (
    <Page
      title={known?.name ?? known?.email ?? (thread ? nameOf(thread) : t('customer.show'))}
      above={
        <Link to="/s/$shop/customers" params={{ shop }} className="inline-flex min-h-9 items-center gap-1 text-action">
          <Icon path={back} size={16} /> {t('area.customers')}
        </Link>
      }
      actions={
        known &&
        thread &&
        !isGone && (
          <>
            <Link
              to="/s/$shop/inbox/$conversation"
              params={{ shop, conversation: thread.conversation }}
              className="inline-flex min-h-9 items-center gap-2 rounded-slip border border-edge px-3 hover:bg-wash pointer-coarse:min-h-11"
            >
              <Icon path={talk} size={18} /> {t('customers.thread')}
            </Link>
            <CustomerMenu customer={known} />
          </>
        )
      }
    >
      {isGone ? (
        <EmptyState shop={shop} title={t('thread.forgotten')} />
      ) : known && thread ? (
        <div className="-mx-3 tablet:-mx-4">
          <h2 className="sr-only">{t('customer.show')}</h2>
          <CustomerBlocks customer={known} thread={thread} />
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={again} />
      ) : (
        <Loading rows={8} />
      )}
    </Page>
  )
}

function useCustomer() {
  const shop = useShop()
  const { customer } = customerRoute.useParams()
  const about = useCall('getCustomer', { params: { shop, customer } })
  const person = useCall('listLinks', { params: { shop, customer } })
  const conversation = person.data?.customers.flatMap(({ conversations }) => conversations).at(-1)
  // One message is enough: only who it is with is shown.
  const found = useCall(
    'getThread',
    { params: { shop, conversation: conversation ?? '' }, query: { limit: 1 } },
    { enabled: conversation !== undefined },
  )
  const calls = [about, person, found]
  return {
    known: about.data,
    thread: found.data && { ...found.data, handle: found.data.parts[0]?.handle },
    // Whoever was forgotten is nobody any more: nothing leads to a thread either.
    isGone: about.error?.code === 'not_found' || (person.data !== undefined && conversation === undefined),
    error: calls.find((call) => call.error)?.error,
    again: () => void Promise.all(calls.filter(({ isError }) => isError).map((call) => call.refetch())),
  }
}
