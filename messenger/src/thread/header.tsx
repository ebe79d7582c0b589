import { useSignal } from '@preact/signals'
import { speakMore, t } from '../i18n/t.ts'
import { AwningStripe, awningStyle } from '../ui/awning.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { embedded, tellPage } from '../widget/embedded.ts'
import { useStore } from './context.ts'

const CartSheet = lazyPart(() => import('./cart-sheet.tsx').then((part) => part.CartSheet))

const Search = lazyPart(() => Promise.all([import('./search.tsx'), speakMore()]).then(([{ Search: bar }]) => bar))
const Saved = lazyPart(() => Promise.all([import('./wish-sheet.tsx'), speakMore()]).then(([part]) => part.WishSheet))
const About = lazyPart(() =>
  Promise.all([import('./about-me.tsx'), speakMore('about', 'more')]).then(([part]) => part.AboutMe),
)
const Reach = lazyPart(() => Promise.all([import('./reach.tsx'), speakMore()]).then(([part]) => part.ReachSheet))
const Menu = lazyPart(() =>
  Promise.all([import('./thread-menu.tsx'), speakMore(), speakMore('law')]).then(([part]) => part.ThreadMenu),
)

const Papers = lazyPart(
  () => Promise.all([import('../pages/legal-links.tsx'), speakMore('law')]).then(([part]) => part.ShopPapers),
  'quiet',
)
const NotYet = lazyPart(
  () => Promise.all([import('./not-yet.tsx'), speakMore()]).then(([part]) => part.NotYet),
  'quiet',
)

/** The shop's awning, its name, who answers, the cart and the settings. */
export function Header({ market }: { market: boolean }) {
  const store = useStore()
  const sheet = useSignal<'cart' | 'menu' | 'saved' | 'reach' | 'about' | undefined>(undefined)
  const close = () => (sheet.value = undefined)
  const count = (store.thread.value.cart?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0)
  return (
    <header class="head">
      <AwningStripe slug={store.shop.slug} kind="head" />
      <div class="head-bar">
        {market && !embedded ? (
          <a class="round" href="/" aria-label={t('head.back')}>
            <Icon name="arrow-left" />
          </a>
        ) : (
          <span class="head-swatch" style={awningStyle(store.shop.slug)} aria-hidden="true" />
        )}
        <div class="head-shop">
          <h1 class="head-name" dir="auto">
            {store.shop.name}
          </h1>
          <p class="head-status">{status(store)}</p>
        </div>
        <button
          type="button"
          class="round head-search"
          aria-label={t('head.search')}
          onClick={() => (store.view.searching.value = true)}
        >
          <Icon name="magnifying-glass" size={22} />
        </button>
        <button
          type="button"
          class="round head-cart"
          aria-label={t('head.cart', { count })}
          onClick={() => (sheet.value = 'cart')}
        >
          <Icon name="basket" size={22} />
          {count > 0 && <span class="badge figures">{count}</span>}
        </button>
        <button type="button" class="round" aria-label={t('head.menu')} onClick={() => (sheet.value = 'menu')}>
          <Icon name="list" size={22} />
        </button>
        {embedded && (
          <button type="button" class="round" aria-label={t('close')} onClick={() => tellPage({ souk: 'close' })}>
            <Icon name="x" size={22} />
          </button>
        )}
      </div>
      {/* Who sells, before anything is said; from then on first in the menu. */}
      {store.phase.value === 'new' && (
        <div class="head-papers">
          <Papers shop={store.shop} early />
        </div>
      )}
      <Connection />
      <Update />
      {!store.shop.legal.maySell && !store.shop.test && <NotYet onMore={() => (sheet.value = 'menu')} />}
      {store.view.searching.value && <Search onClose={() => (store.view.searching.value = false)} />}
      {sheet.value === 'cart' && <CartSheet onClose={close} />}
      {sheet.value === 'saved' && <Saved onClose={close} />}
      {sheet.value === 'reach' && <Reach onClose={close} />}
      {sheet.value === 'about' && <About onClose={close} onSaved={() => (sheet.value = 'saved')} />}
      {sheet.value === 'menu' && (
        <Menu
          shop={store.shop}
          onClose={close}
          onSearch={() => (store.view.searching.value = true)}
          onSaved={() => (sheet.value = 'saved')}
          onReach={() => (sheet.value = 'reach')}
          onAbout={() => (sheet.value = 'about')}
        />
      )}
    </header>
  )
}

function status(store: ReturnType<typeof useStore>): string {
  const { speaker, called } = store.thread.value
  if (speaker?.kind === 'staff') return speaker.name ? t('head.staff', { name: speaker.name }) : t('head.someone')
  if (speaker?.kind === 'nobody') return t('head.waiting')
  return t(called ? 'head.called' : 'head.concierge')
}

/** A new version of the app waits; the shopper says when. */
function Update() {
  const take = useStore().view.update.value
  if (!take) return null
  return (
    <p class="offline" role="status">
      {t('update.ready')}
      <button type="button" class="link" onClick={take}>
        {t('update.now')}
      </button>
    </p>
  )
}

/** Said only when the thread cannot follow: what is written meanwhile waits here. */
function Connection() {
  const store = useStore()
  const state = store.cut.value ? 'offline' : store.live.value
  if (state !== 'offline' && state !== 'refused') return null
  return (
    <p class="offline">
      {t(state === 'offline' ? 'head.offline' : 'head.refused')}
      {state === 'offline' && (
        <button type="button" class="link" onClick={store.wake}>
          {t('try.again')}
        </button>
      )}
    </p>
  )
}
