import type { PageMatch } from '@souk/contract/catalog.ts'
import type { Store } from '../thread/store.ts'
import { souk } from '../state/access.ts'
import { tellPage } from './embedded.ts'
import type { FromPage, PageItem, PageTold } from './wire.ts'

/** Listens to the page around the chat, and tells it what came in while the chat was shut. */
export function joinPage(store: Store): () => void {
  const { shown } = store.view
  const heardFrom = () => store.thread.value.entries.filter(({ message }) => message.author.kind !== 'shopper').length
  let before = heardFrom()
  function hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== window.parent || !isFromPage(data)) return
    if (shown.value !== data.shown) before = heardFrom()
    shown.value = data.shown
    void lookAround(store, data.page, data.ask)
  }
  const unsubscribe = store.thread.subscribe(() => {
    if (!shown.value) tellPage({ souk: 'unread', count: heardFrom() - before })
  })
  const escape = (event: KeyboardEvent) => {
    const isFree = event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')
    if (isFree && !store.view.replying.value) tellPage({ souk: 'close' })
  }
  addEventListener('message', hear)
  addEventListener('keydown', escape)
  tellPage({ souk: 'ready' })
  return () => {
    unsubscribe()
    removeEventListener('message', hear)
    removeEventListener('keydown', escape)
  }
}

/** What the page shows and holds, as far as this shop offers it; without an answer the chat does without. */
async function lookAround(store: Store, { product, cart }: PageTold, ask: boolean): Promise<void> {
  const items = [...(product ? [product] : []), ...cart].slice(0, 50)
  const found = items.length > 0 ? await match(store.shop.slug, items) : []
  const shown = (product ? found[0] : undefined) ?? undefined
  const rest = product ? found.slice(1) : found
  const lines = rest.flatMap((one, at) =>
    one?.variant ? [{ offer: one.offer, variant: one.variant, form: {}, quantity: cart[at]?.quantity ?? 1 }] : [],
  )
  store.view.around.value = { ...(shown && { product: shown }), lines }
  if (!ask || !shown) return
  store.view.replying.value = { offer: shown.offer, title: shown.title }
  document.getElementById('composer')?.focus()
}

/** Only what names a thing goes out, not what else the page says of it. */
async function match(shop: string, items: readonly PageItem[]): Promise<(PageMatch | null)[]> {
  const wanted = items.map(({ id, sku, url }) => ({ ...(id && { id }), ...(sku && { sku }), ...(url && { url }) }))
  const answer = await souk.call('matchProducts', { params: { shop }, body: { items: wanted } }).catch(() => undefined)
  return answer?.matches ?? []
}

function isFromPage(data: unknown): data is FromPage {
  return typeof data === 'object' && data !== null && 'souk' in data && data.souk === 'page' && 'page' in data
}
