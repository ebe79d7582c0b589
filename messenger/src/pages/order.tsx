import type { Order } from '@souk/contract/order.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { followConversation } from '@souk/sdk/live.ts'
import { useEffect, useState } from 'preact/hooks'
import { labelIn } from '../i18n/label.ts'
import { language, t, tOr } from '../i18n/t.ts'
import { Receipt, shownOf } from '../parts/receipt.tsx'
import { accessTo, isGuest, souk } from '../state/access.ts'
import { codeIn, openedOrder, orderClient } from '../state/order-access.ts'
import { isUsed, openedPage, pageCodeIn } from '../state/page-access.ts'
import { keepUnsent } from '../thread/unsent.ts'
import { Icon } from '../ui/icon.tsx'
import { LateIcon } from '../ui/late-icon.tsx'
import { OrderPapers } from './order-papers.tsx'
import { LinkUsed, PageLinkUsed } from './link-used.tsx'
import { leave, Page } from './page.tsx'
import { Trouble, troubleOf } from './trouble.tsx'
import type { TroubleKind } from './trouble.tsx'
import '../style/deeds.css'

/** An order as its receipt, live while it is looked at; cancelled here as long as it can be. */
export function OrderPage({ shop: slug, number }: { shop: string; number: string }) {
  const [shop, setShop] = useState<PublicShop>()
  const [order, setOrder] = useState<Order>()
  const [trouble, setTrouble] = useState<TroubleKind | 'used'>()
  const code = codeIn(location.hash)
  useEffect(() => {
    // Another letter's link, opened over this page: a browser takes it for the same page.
    const reload = (): void => (codeIn(location.hash) === undefined ? undefined : location.reload())
    addEventListener('hashchange', reload)
    return () => removeEventListener('hashchange', reload)
  }, [])
  useEffect(() => {
    Promise.all([
      souk.shop(slug),
      openedPage(slug, () => openedOrder(slug, number, code, (client) => client.order(slug, number))),
    ]).then(
      ([found, current]) => {
        setShop(found)
        setOrder(current)
        document.title = `${t('receipt.title', { number })} · ${found.name}`
      },
      (error: unknown) => setTrouble(isUsed(error) ? 'used' : troubleOf(error)),
    )
  }, [slug, number])
  useLive(slug, number, order?.conversation, setOrder)
  if (trouble === 'used' && pageCodeIn(location.hash) !== undefined) return <PageLinkUsed shop={slug} />
  if (trouble === 'used') {
    const renew = () => souk.call('renewOrderLink', { params: { shop: slug, number }, body: { code: code ?? '' } })
    return <LinkUsed kind="order" renew={renew} />
  }
  if (trouble) return <Trouble kind={trouble} />
  if (!shop || !order) return <div class="blank" aria-busy="true" />
  return (
    <Page shop={shop} title={t('receipt.title', { number })} quiet>
      <Receipt shop={shop} shown={shownOf(order)} order={order} />
      <div class="order-actions deeds">
        <button type="button" class="button button-quiet" onClick={() => print()}>
          <LateIcon name="printer" size={18} /> {t('order.print')}
        </button>
        <OrderPapers shop={slug} number={number} paid={order.paid} />
        <InThread slug={slug} order={order} />
        {shop.legal.withdrawal && order.state !== 'canceled' && (
          <a class="button button-quiet" href={`/withdraw/${slug}?order=${encodeURIComponent(number)}`}>
            <LateIcon name="file-text" size={18} /> {labelIn(shop.legal.withdrawal.labels, language.value)}
          </a>
        )}
        {order.cancellable && <Cancel slug={slug} number={number} onDone={setOrder} />}
      </div>
    </Page>
  )
}

/** News of this order are read from its thread; each one makes the page ask how the order stands. */
function useLive(
  slug: string,
  number: string,
  conversation: string | undefined,
  onOrder: (order: Order) => void,
): void {
  useEffect(() => {
    const access = accessTo(slug)
    if (!access || access.conversation !== conversation) return
    const client = souk.with(access.token)
    let follower: ReturnType<typeof followConversation> | undefined
    void client.conversation(access.conversation).then(({ head }) => {
      follower = followConversation({
        baseUrl: '',
        ...access,
        after: head,
        onFact: ({ kind }) => {
          if (!/^(order|fulfilment|payment)\./.test(kind)) return
          client.order(slug, number).then(onOrder, () => {})
        },
      })
    })
    return () => follower?.close()
  }, [slug, number, conversation])
}

/** What goes on in the order's thread, where it is answered: the same once more, or something back. */
function InThread({ slug, order }: { slug: string; order: Order }) {
  const { id, number, conversation, fulfilments } = order
  const access = accessTo(slug)
  if (!access || isGuest(slug) || access.conversation !== conversation) return null
  const isOut = fulfilments.some(
    ({ kind, state }) => kind !== 'digital' && kind !== 'slot' && (state === 'shipped' || state === 'delivered'),
  )
  function say(value: string, label: string): void {
    const parts = [{ type: 'choice' as const, of: id, value, label }]
    keepUnsent(slug, { clientId: crypto.randomUUID(), parts, at: new Date().toISOString() })
    leave(`/s/${slug}`)
  }
  return (
    <>
      <button type="button" class="button button-quiet" onClick={() => say(`again:${number}`, t('order.again'))}>
        <Icon name="arrow-clockwise" size={18} /> {t('order.again')}
      </button>
      {isOut && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => say(`back:start:${number}`, t('order.return'))}
        >
          <Icon name="arrow-bend-up-left" size={18} /> {t('order.return')}
        </button>
      )}
    </>
  )
}

/** Cancelling asks once more before it is done. */
function Cancel({ slug, number, onDone }: { slug: string; number: string; onDone: (order: Order) => void }) {
  const [asked, setAsked] = useState(false)
  const [wrong, setWrong] = useState<string>()
  async function cancel(): Promise<void> {
    try {
      onDone(await orderClient(slug, number).call('cancelOrder', { params: { shop: slug, number }, body: {} }))
    } catch (error) {
      setWrong(error instanceof SoukError ? error.code : 'unreachable')
    }
  }
  return (
    <>
      <button type="button" class="button button-danger" onClick={() => (asked ? void cancel() : setAsked(true))}>
        <Icon name="x" size={18} /> {t(asked ? 'order.cancelSure' : 'order.cancel')}
      </button>
      {wrong && (
        <p class="fault" role="alert">
          {tOr(`error.${wrong}`, 'error.other')}
        </p>
      )}
    </>
  )
}
