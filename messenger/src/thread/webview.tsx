import { useEffect } from 'preact/hooks'
import { speakMore, t } from '../i18n/t.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useStore } from './context.ts'

const HoldBar = lazyPart(() =>
  Promise.all([import('./hold-bar.tsx'), speakMore('form')]).then(([{ HoldBar: bar }]) => bar),
)

/** What is reserved while one orders, wherever one is: in the thread, or above it on the page where it is paid. */
export function KeptCheckout() {
  const { checkout } = useStore().thread.value
  return checkout ? <HoldBar checkout={checkout} /> : null
}

/** How long "paid" stays readable before the sheet gives way to the receipt. */
const FAREWELL_MS = 1400

/** Checkout and payment above the thread. It leaves when the order is placed, as the facts tell. */
export function Webview() {
  const store = useStore()
  const url = store.view.webview.value
  const placed = store.thread.value.placed.length
  const close = () => (store.view.webview.value = undefined)
  useEffect(() => {
    if (!url || placed === 0) return
    const timer = setTimeout(close, FAREWELL_MS)
    return () => clearTimeout(timer)
  }, [placed])
  useEffect(() => {
    const heard = (event: MessageEvent) => {
      if (event.origin === location.origin && event.data === 'souk:close') close()
    }
    addEventListener('message', heard)
    return () => removeEventListener('message', heard)
  }, [])
  if (!url) return null
  // The page of the checkout says itself how long it is kept.
  const pays = url.startsWith('/sandbox/')
  const title = t(pays ? 'pay.title' : 'checkout.title')
  return (
    <Sheet title={title} onClose={close} kind="tall">
      {pays && <KeptCheckout />}
      <iframe class="webview" src={url} title={title} />
    </Sheet>
  )
}
