import type { Checkout } from '@souk/contract/order.ts'
import { TimeLeft } from '../ui/time-left.tsx'
import { useStore } from './context.ts'

/** The thread's open checkout, while it is about to run out. */
export function HoldBar({ checkout }: { checkout: Checkout }) {
  const store = useStore()
  const params = { shop: store.shop.slug, checkout: checkout.id }
  return (
    <TimeLeft
      key={checkout.id}
      checkout={checkout}
      onExtend={async () => {
        const next = await store.client().call('extendCheckout', { params })
        store.thread.value = { ...store.thread.value, checkout: next }
        return next
      }}
    />
  )
}
