import { CheckOut, LiveLines, TotalRow } from '../parts/cart.tsx'
import { speakMore, t } from '../i18n/t.ts'
import { keysOf } from '../state/prefs.ts'
import { lazyPart } from '../ui/lazy.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useStore } from './context.ts'

const OtherCarts = lazyPart(
  () =>
    Promise.all([import('../pages/purchase/other-carts.tsx'), speakMore('purchase')]).then(([part]) => part.OtherCarts),
  'quiet',
)

/** What is in the cart now, from anywhere in the thread. */
export function CartSheet({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const cart = store.thread.value.cart
  const filled = cart !== undefined && cart.lines.length > 0
  return (
    <Sheet title={t('cart.title')} onClose={onClose}>
      {filled ? (
        <div class="sheet-content">
          <LiveLines cart={cart} />
          <TotalRow totals={cart.totals} currency={cart.currency} />
          <CheckOut cart={cart} onClose={onClose} />
          {keysOf('thread.').length > 1 && <OtherCarts slug={store.shop.slug} />}
        </div>
      ) : (
        <p class="sheet-content sheet-empty">{t('cart.empty')}</p>
      )}
    </Sheet>
  )
}
