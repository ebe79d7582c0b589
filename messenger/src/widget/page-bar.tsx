import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { useStore } from '../thread/context.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import type { Around } from '../thread/view.ts'
import { Icon } from '../ui/icon.tsx'
import { joinPage } from './frame.ts'
import '../style/page-bar.css'

/** Above the field: what the page around shows, to ask about it, and what lies in its cart, to take it along. */
export function PageBar() {
  const store = useStore()
  const { around, replying } = store.view
  useEffect(() => joinPage(store), [store])
  const { product, lines } = around.value ?? { lines: [] }
  const asks = replying.value?.offer === product?.offer
  if ((!product || asks) && lines.length === 0) return null
  return (
    <div class="page-bar">
      {product && !asks && <AskAbout product={product} />}
      {lines.length > 0 && <TakeAlong lines={lines} />}
    </div>
  )
}

function AskAbout({ product }: { product: NonNullable<Around['product']> }) {
  const { replying } = useStore().view
  function ask(): void {
    replying.value = { offer: product.offer, title: product.title }
    document.getElementById('composer')?.focus()
  }
  return (
    <button type="button" class="page-thing" onClick={ask}>
      {product.image && <img src={product.image} alt="" width="32" height="40" loading="lazy" />}
      <span class="page-words">
        <span class="page-title" dir="auto">
          {product.title}
        </span>
        <span class="page-what">{t('product.ask')}</span>
      </span>
    </button>
  )
}

type Taking = 'busy' | 'page.take' | 'page.left' | 'error.unreachable'

/** The page's cart becomes the thread's by a tap; what cannot be had here stays where it is, and that is said. */
function TakeAlong({ lines }: Pick<Around, 'lines'>) {
  const store = useStore()
  const state = useSignal<Taking>('page.take')
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  async function take(): Promise<void> {
    state.value = 'busy'
    const left: typeof lines = []
    let then: Taking = 'page.take'
    for (const line of lines) {
      await store.addToCart(line).catch((error: unknown) => {
        left.push(line)
        then = error instanceof SoukError && error.code === 'unreachable' ? 'error.unreachable' : 'page.left'
      })
    }
    const now = store.view.around.value
    store.view.around.value = { ...now, lines: left }
    state.value = then
  }
  return (
    <button type="button" class="page-thing" disabled={state.value === 'busy'} onClick={() => void take()}>
      <Icon name="basket" size={22} />
      <span class="page-words" role="status">
        <span class="page-title">{t('page.cart', { count })}</span>
        <span class="page-what">{t(state.value === 'busy' ? 'page.take' : state.value)}</span>
      </span>
    </button>
  )
}
