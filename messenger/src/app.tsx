import type { PublicShop } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { speakMore } from './i18n/t.ts'
import { lazyPage } from './ui/lazy.tsx'
import { useEffect, useState } from 'preact/hooks'
import { Trouble } from './pages/trouble.tsx'
import type { TroubleKind } from './pages/trouble.tsx'
import { accessTo, souk } from './state/access.ts'
import type { Route } from './state/route.ts'
import { AwningStripe } from './ui/awning.tsx'

const ThreadPage = lazyPage(() => import('./thread/thread-page.tsx').then((page) => page.ThreadPage))
const Market = lazyPage(() =>
  Promise.all([import('./pages/market.tsx'), speakMore('law')]).then(([page]) => page.Market),
)
const CheckoutPage = lazyPage(() =>
  Promise.all([import('./pages/checkout.tsx'), speakMore('law', 'form')]).then(([page]) => page.CheckoutPage),
)
const PurchasePage = lazyPage(() => import('./pages/purchase/load.ts').then((page) => page.loadPurchase()))
const OrderPage = lazyPage(() =>
  Promise.all([import('./pages/order.tsx'), speakMore('law')]).then(([page]) => page.OrderPage),
)
const PayPage = lazyPage(() =>
  Promise.all([import('./pages/pay.tsx'), speakMore('sandbox')]).then(([page]) => page.PayPage),
)
const BankPage = lazyPage(() =>
  Promise.all([import('./pages/bank.tsx'), speakMore('sandbox')]).then(([page]) => page.BankPage),
)

const WithdrawPage = lazyPage(() =>
  Promise.all([import('./pages/withdraw.tsx'), speakMore('law', 'form', 'about')]).then(([page]) => page.WithdrawPage),
)

export function App({ route }: { route: Route }) {
  switch (route.name) {
    case 'home':
    case 'thread':
      return <Place wanted={route.name === 'thread' ? route.shop : undefined} />
    case 'checkout':
      return <CheckoutPage shop={route.shop} checkout={route.checkout} />
    case 'purchase':
      return <PurchasePage purchase={route.purchase} />
    case 'order':
      return <OrderPage shop={route.shop} number={route.number} />
    case 'withdraw':
      return <Withdraw wanted={route.shop} />
    case 'pay':
      return <PayPage />
    case 'bank':
      return <BankPage />
    case 'missing':
      return <Trouble kind="missing" />
  }
}

type Found = { shop: PublicShop; market: boolean } | { shops: PublicShop[] } | { trouble: TroubleKind }

/** What is at an address without a page of its own is looked up, and the thread's code fetched, while the texts come. */
let ahead: Promise<Found> | undefined
export function fetchAhead(route: Route): void {
  if (route.name === 'thread') void ThreadPage.fetch()
  if (route.name === 'thread') ahead = find(route.shop)
  if (route.name === 'home') ahead = find(undefined)
}

/** The market, or the shop that was asked for by path or by host. */
function Place({ wanted }: { wanted: string | undefined }) {
  const [found, setFound] = useState<Found>()
  const look = () => {
    setFound(undefined)
    void (ahead ?? find(wanted)).then(setFound)
    ahead = undefined
  }
  useEffect(look, [wanted])
  if (!found) return <Stall shop={wanted} />
  if ('shop' in found) return <ThreadPage shop={found.shop} market={found.market} />
  if ('shops' in found) return <Market shops={found.shops} />
  return found.trouble === 'unreachable' ? (
    <Trouble kind="unreachable" onRetry={look} />
  ) : (
    <Trouble kind={found.trouble} />
  )
}

/** Until it is known what stands here: the awning is drawn from the name alone, and hangs low before the first word. */
function Stall({ shop }: { shop: string | undefined }) {
  const isNew = shop !== undefined && !accessTo(shop)
  return (
    <div class={isNew ? 'blank blank-new' : 'blank'} aria-busy="true">
      {shop !== undefined && <AwningStripe slug={shop} kind="head" />}
    </div>
  )
}

/** Of the shop that was named, or whose own host this is. */
function Withdraw({ wanted }: { wanted: string | undefined }) {
  const [slug, setSlug] = useState<string | null | undefined>(wanted)
  useEffect(() => {
    if (wanted === undefined) shopOfHost().then(setSlug, () => setSlug(null))
  }, [wanted])
  if (slug === undefined) return <div class="blank" aria-busy="true" />
  return slug === null ? <Trouble kind="missing" /> : <WithdrawPage shop={slug} />
}

async function find(wanted: string | undefined): Promise<Found> {
  try {
    if (wanted) return { shop: await souk.shop(wanted), market: true }
    const slug = await shopOfHost()
    if (slug === null) return { shops: await souk.shops() }
    void ThreadPage.fetch()
    return { shop: await souk.shop(slug), market: false }
  } catch (error) {
    if (error instanceof SoukError && error.status === 404) return { trouble: 'missing' }
    return (await keptHere(wanted).catch(() => undefined)) ?? { trouble: 'unreachable' }
  }
}

/** Without a network: the shops whose threads were kept in this browser. */
async function keptHere(wanted: string | undefined): Promise<Found | undefined> {
  const { keptThreads } = await import('./pwa/kept.ts')
  const kept = await keptThreads()
  const one = wanted ? kept.find(({ shop }) => shop.slug === wanted) : kept.find(({ own }) => own)
  if (one) return { shop: one.shop, market: !one.own }
  return wanted || kept.length === 0 ? undefined : { shops: kept.map(({ shop }) => shop) }
}

/** The shop whose own host this is; the server knows, since a host may be any name that a shop was given. */
async function shopOfHost(): Promise<string | null> {
  const response = await fetch('/api/here')
  if (!response.ok) return null
  const here: { shop: string | null } = await response.json()
  return here.shop
}
