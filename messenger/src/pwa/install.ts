import { effect } from '@preact/signals'
import { awning } from '@souk/contract/awning.ts'
import { speakMore } from '../i18n/t.ts'
import { keepTelling } from '../state/marking.ts'
import type { Store } from '../thread/store.ts'
import { keepThread } from './kept.ts'

/** A thread is kept so long after it last changed. */
const REST_MS = 800

/** The shop as an app to install: nothing is stored by saying that it could be. */
export function offerApp(slug: string, own: boolean): () => void {
  const path = own ? '' : `/s/${slug}`
  const links = [linkOf('manifest', `${path}/app.webmanifest`), linkOf('apple-touch-icon', `/s/${slug}/icon?size=180`)]
  // The phone's own bar takes the awning's dye once it is an app.
  const bars = matchMedia('(display-mode: standalone)').matches
    ? [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
    : []
  const before = bars.map(({ content }) => content)
  for (const bar of bars) bar.content = awning(slug).dyes[0]
  return () => {
    for (const link of links) link.remove()
    for (const [i, bar] of bars.entries()) bar.content = before[i] ?? ''
  }
}

function linkOf(rel: string, href: string): HTMLLinkElement {
  const link = document.createElement('link')
  link.rel = rel
  link.href = href
  document.head.append(link)
  return link
}

/** From the first message on: the app's files are kept, the thread is kept as it was last seen, a new version is told. */
export function keepApp(store: Store, own: boolean): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    clearTimeout(rest)
    rest = undefined
    void keepThread({ shop: store.shop, thread: store.thread.peek(), own }).catch(() => undefined)
  }
  const stop = effect(() => {
    if (store.phase.value !== 'ready' || store.thread.value.head === 0) return
    rest ??= setTimeout(save, REST_MS)
  })
  const left = () => rest && save()
  addEventListener('pagehide', left)
  const still = keepTelling([store.shop.slug])
  void register(store).catch(() => undefined)
  return () => {
    stop()
    still()
    clearTimeout(rest)
    removeEventListener('pagehide', left)
  }
}

async function register(store: Store): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/sw.js')
  // The first worker comes after the fonts and pictures of the page.
  const seen = performance.getEntriesByType('resource').map(({ name }) => name)
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(seen))
  const offer = (worker: ServiceWorker | null) => {
    // The first worker of all replaces nothing.
    if (!worker || !navigator.serviceWorker.controller) return
    void speakMore().then(() => {
      store.view.update.value = () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
        worker.postMessage('update')
      }
    })
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => fresh.state === 'installed' && offer(fresh))
  })
}
