import type { PublicShop } from '@souk/contract/shop.ts'
import { useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Trouble } from '../pages/trouble.tsx'
import { accentStyle } from '../ui/accent.ts'
import { Composer } from './composer.tsx'
import { StoreProvider } from './context.ts'
import { Header } from './header.tsx'
import { Log } from './log.tsx'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { Webview } from './webview.tsx'

/** One shop's messenger. `market` says that there is a list of shops to go back to. */
export function ThreadPage({ shop, market }: { shop: PublicShop; market: boolean }) {
  const store = useMemo(() => createStore(shop), [shop])
  useEffect(() => {
    document.title = shop.name
    void store.open()
    const wake = () => document.visibilityState === 'visible' && store.wake()
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      store.close()
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [store])
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
          <Composer />
        </main>
        <Webview />
        <Announcer store={store} />
      </div>
    </StoreProvider>
  )
}

/** The one polite live region: says what others wrote, once, in order. */
function Announcer({ store }: { store: Store }) {
  const [said, setSaid] = useState('')
  useSignalEffect(() => {
    const last = store.thread.value.entries.at(-1)
    if (!last || last.message.author.kind === 'shopper' || !store.happenedLive(last.seq)) return
    setSaid(last.message.parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join(' '))
  })
  return (
    <div class="visually-hidden" aria-live="polite" dir="auto">
      {said}
    </div>
  )
}
