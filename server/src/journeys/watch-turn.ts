import type { Tools } from '@souk/concierge/tools.ts'
import type { SearchResult } from '@souk/contract/catalog.ts'

/** What a turn asked the world and did in it. */
export type Watched = { searches: SearchResult[]; acts: string[] }

/** The same tools, which write down what they are asked. */
export function watchTurn(tools: Tools): { tools: Tools; watched: Watched } {
  const watched: Watched = { searches: [], acts: [] }

  function act<Given extends unknown[], Answer>(name: string, work: (...given: Given) => Answer) {
    return (...given: Given): Answer => {
      watched.acts.push(name)
      return work(...given)
    }
  }

  return {
    watched,
    tools: {
      ...tools,
      async search(wish) {
        const found = await tools.search(wish)
        watched.searches.push(found)
        return found
      },
      cart: {
        get: tools.cart.get,
        add: act('cart.add', tools.cart.add),
        take: act('cart.take', tools.cart.take),
        change: act('cart.change', tools.cart.change),
        remove: act('cart.remove', tools.cart.remove),
      },
      checkout: {
        open: act('checkout.open', tools.checkout.open),
        get: tools.checkout.get,
        update: act('checkout.update', tools.checkout.update),
        pay: act('checkout.pay', tools.checkout.pay),
        charge: act('checkout.charge', tools.checkout.charge),
      },
      wishes: { list: tools.wishes.list, keep: act('wishes.keep', tools.wishes.keep) },
      sizes: { ...tools.sizes, keep: act('sizes.keep', tools.sizes.keep) },
      returns: {
        open: tools.returns.open,
        request: act('returns.request', tools.returns.request),
        cancel: act('returns.cancel', tools.returns.cancel),
      },
      proofs: { ask: act('proofs.ask', tools.proofs.ask), type: act('proofs.type', tools.proofs.type) },
      watches: {
        list: tools.watches.list,
        add: act('watches.add', tools.watches.add),
        remove: act('watches.remove', tools.watches.remove),
      },
      orders: {
        ...tools.orders,
        cancel: act('orders.cancel', tools.orders.cancel),
        again: act('orders.again', tools.orders.again),
        move: act('orders.move', tools.orders.move),
      },
    },
  }
}

/** The tools of a turn that is only thought through: where it would speak to a payment provider it says so, and gets no further. */
export function withoutPaying(tools: Tools): { tools: Tools; stopped: () => boolean } {
  let stopped = false
  const stop = () => {
    stopped = true
    return Promise.resolve({ refused: 'gateway_failed' as const })
  }
  return { tools: { ...tools, checkout: { ...tools.checkout, pay: stop, charge: stop } }, stopped: () => stopped }
}
