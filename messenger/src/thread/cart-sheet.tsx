import { t } from '../i18n/t.ts'
import { CheckOut, LiveLines, TotalRow } from '../parts/cart.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useStore } from './context.ts'

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
        </div>
      ) : (
        <p class="sheet-content sheet-empty">{t('cart.empty')}</p>
      )}
    </Sheet>
  )
}
