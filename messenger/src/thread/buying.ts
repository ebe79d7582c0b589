import type { Cart, LineInput } from '@souk/contract/order.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import type { Signal } from '@preact/signals'
import type { Client } from '@souk/sdk/client.ts'
import { t } from '../i18n/t.ts'
import { placeOf } from '../state/route.ts'
import type { Thread } from './state.ts'
import type { createView } from './view.ts'

type Around = {
  shop: PublicShop
  thread: Signal<Thread>
  view: ReturnType<typeof createView>
  client: () => Client
  /** The right to a thread; one is begun where there is none. */
  joined: () => Promise<unknown>
  say: (parts: [{ type: 'text'; text: string }]) => void
}

/** The cart of a thread by taps: the same commands that the concierge gives. */
export function createBuying({ shop, thread, view, client, joined, say }: Around) {
  /** What a change of the cart answered, before its fact arrives. */
  function showCart(cart: Cart): void {
    const known = thread.value.cart
    if (!known || known.id !== cart.id || known.version <= cart.version) thread.value = { ...thread.value, cart }
  }
  return {
    showCart,
    /** A thread without a cart gets one. */
    async addToCart(line: LineInput): Promise<void> {
      const shared = { idempotencyKey: crypto.randomUUID() }
      // A cart without a thread would be nobody's.
      await joined()
      const cart = thread.value.cart?.id
      if (cart) showCart(await client().call('addLine', { params: { shop: shop.slug, cart }, body: line, ...shared }))
      else
        showCart(await client().call('createCart', { params: { shop: shop.slug }, body: { lines: [line] }, ...shared }))
    },
    /** Opens the checkout of a cart; without an answer, asks for it in words. */
    async checkOut(cart: Cart): Promise<void> {
      const given = { params: { shop: shop.slug }, body: { cart: cart.id }, idempotencyKey: crypto.randomUUID() }
      const checkout = await client()
        .call('createCheckout', given)
        .catch(() => undefined)
      if (checkout) view.webview.value = placeOf(checkout.url, new URL(location.href)).url
      else say([{ type: 'text', text: t('cart.buy') }])
    },
  }
}
