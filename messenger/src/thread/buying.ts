import type { Cart, LineInput } from '@souk/contract/order.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import type { Signal } from '@preact/signals'
import type { Client } from '@souk/sdk/client.ts'
import { SoukError } from '@souk/sdk/errors.ts'
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
  /** Lines whose answer was lost: tried again, each is the same request, and does not go into the cart twice. */
  const lost = new Map<string, { cart: string | undefined; idempotencyKey: string }>()

  /** What a change of the cart answered, before its fact arrives. */
  function showCart(cart: Cart): void {
    const known = thread.value.cart
    if (!known || known.id !== cart.id || known.version <= cart.version) thread.value = { ...thread.value, cart }
  }
  return {
    showCart,
    /** A thread without a cart gets one. */
    async addToCart(line: LineInput): Promise<void> {
      // A cart without a thread would be nobody's.
      await joined()
      const said = JSON.stringify(line)
      const request = lost.get(said) ?? { cart: thread.value.cart?.id, idempotencyKey: crypto.randomUUID() }
      const { cart, idempotencyKey } = request
      lost.delete(said)
      const params = { shop: shop.slug }
      const answer = cart
        ? client().call('addLine', { params: { ...params, cart }, body: line, idempotencyKey })
        : client().call('createCart', { params, body: { lines: [line] }, idempotencyKey })
      showCart(
        await answer.catch((error: unknown) => {
          if (error instanceof SoukError && /^(unreachable|in_flight)$/.test(error.code)) lost.set(said, request)
          throw error
        }),
      )
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
