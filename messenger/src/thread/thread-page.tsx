import type { PublicShop } from '@souk/contract/shop.ts'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { speakMore, t } from '../i18n/t.ts'
import { Trouble } from '../pages/trouble.tsx'
import { stored } from '../state/prefs.ts'
import { accentStyle } from '../ui/accent.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { embedded } from '../widget/embedded.ts'
import { Announcer } from './announcer.tsx'
import { Composer } from './composer.tsx'
import { StoreProvider } from './context.ts'
import { Header } from './header.tsx'
import { Log } from './log.tsx'
import { Overlays } from './overlays.tsx'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { fitKeyboard } from './viewport.ts'
import { KeptCheckout, Webview } from './webview.tsx'
import '../style/thread.css'
import '../style/message.css'
import '../style/reply.css'
import '../style/composer.css'
import '../style/parts.css'
import '../style/cards.css'

const PageBar = lazyPart(() =>
  Promise.all([import('../widget/page-bar.tsx'), speakMore()]).then(([{ PageBar: bar }]) => bar),
)

const ReachOffer = lazyPart(() => Promise.all([import('./reach.tsx'), speakMore()]).then(([part]) => part.ReachOffer))

/** The shop as an app: offered at once, kept here only from the first message on. */
function useApp(store: Store, own: boolean): void {
  const open = store.phase.value === 'ready'
  useEffect(() => {
    if (embedded) return
    const done: (() => void)[] = []
    let gone = false
    void import('../pwa/install.ts').then(
      ({ offerApp, keepApp }) => {
        if (gone) return
        done.push(offerApp(store.shop.slug, own))
        if (open) done.push(keepApp(store, own))
      },
      () => undefined,
    )
    return () => {
      gone = true
      for (const undo of done) undo()
    }
  }, [store, open])
}

/** A person is to answer, and nobody was asked yet where to tell of it. */
function waitsForPerson({ shop, phase, thread }: Store): boolean {
  const { speaker, called } = thread.value
  const waits = called || speaker?.kind === 'nobody' || speaker?.kind === 'staff'
  return phase.value === 'ready' && waits && stored(`reach.${shop.slug}`) === null
}

/** One shop's messenger. `market` says that there is a list of shops to go back to. */
export function ThreadPage({ shop, market }: { shop: PublicShop; market: boolean }) {
  const store = useMemo(() => createStore(shop), [shop])
  const [halted, setHalted] = useState<ComponentChildren>()
  useEffect(() => {
    document.title = shop.name
    // Who comes by a link has its code behind the `#`.
    if (location.hash) void import('./thread-link.ts').then(({ arrive }) => arrive(store, setHalted), store.open)
    else void store.open()
    const wake = () => document.visibilityState === 'visible' && store.wake()
    const cut = () => (store.cut.value = true)
    addEventListener('online', wake)
    addEventListener('offline', cut)
    document.addEventListener('visibilitychange', wake)
    const unfit = fitKeyboard()
    return () => {
      store.close()
      unfit()
      removeEventListener('online', wake)
      removeEventListener('offline', cut)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [store])
  useApp(store, !market)
  if (halted) return halted
  return (
    <StoreProvider value={store}>
      <div class="thread" style={accentStyle(shop.accent)}>
        <Header market={market} />
        <main class="thread-main" aria-label={t('thread.label', { shop: shop.name })}>
          {store.phase.value === 'unreachable' ? (
            <Trouble kind="unreachable" inside onRetry={() => void store.open()} />
          ) : (
            <Log />
          )}
          {embedded && <PageBar />}
          {waitsForPerson(store) && <ReachOffer />}
          <KeptCheckout />
          <Composer />
        </main>
        <Webview />
        <Overlays />
        <Announcer />
      </div>
    </StoreProvider>
  )
}
