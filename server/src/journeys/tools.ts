import type { Tools } from '@souk/concierge/tools.ts'
import { Cart, Checkout, Order } from '@souk/contract/order.ts'
import { Reorder } from '@souk/contract/reorder.ts'
import { addLine, changeLine, removeLine } from '../carts/change.ts'
import { bookableOffers } from '../catalog/bookable.ts'
import { type CartRow, ensureCart } from '../carts/store.ts'
import { suggestedBefore } from '../conversations/suggested.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { findCheckout } from '../orders/checkout-store.ts'
import { findOrder, type OrderRow } from '../orders/store.ts'
import { isSamePerson } from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { liveCart } from './buying.ts'
import { cancelOrder } from './cancel.ts'
import { chargeByReply } from './charge-by-reply.ts'
import { openCheckout, updateCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import { keepingTools } from './keeping-tools.ts'
import { linkedOffer } from './linked-offer.ts'
import { moveAppointment } from './move-appointment.ts'
import { personWait } from './person-wait.ts'
import { picturedIn } from './pictured.ts'
import { checkoutView, orderView, orderViews } from './order-view.ts'
import { completeCheckout } from './pay.ts'
import { withPlaceToPay } from './pay-within.ts'
import { isBuyer, ordersOfBuyer } from './own-orders.ts'
import { proofTools } from './proof-tools.ts'
import { reorder } from './reorder.ts'
import { returnTools } from './return-tools.ts'
import { withPlacing } from './placing.ts'
import { sizeTools } from './size-tools.ts'
import { freeAt } from './slots.ts'
import { mustSpeak, refusals, turnChange, type TurnOf } from './turn-change.ts'
import { wantedOf } from './take-items.ts'
import { turnLook } from './turn-look.ts'

/**
 * What the concierge can do in the world, bound to one turn: the same commands the API calls, for this customer alone. A
 * change is keyed by the message that caused it, so a turn that is run again after a crash changes nothing twice.
 */
export function turnTools(context: Context, { shop: own, ...turn }: TurnOf & { shop: Shop }): Tools {
  const { claim } = turn
  const { customer, handle } = claim.context
  const { conversation } = claim
  const look = turn.rehearsal ?? turnLook(context)
  const changed = turnChange(context, turn)
  const change: typeof changed = (...command) => changed(...command).finally(look.forget)

  async function shopOf(id: string): Promise<Shop> {
    const shop = id === own.id ? own : await context.directory.byId(id)
    if (!shop) throw new Failure('shop_not_found')
    return shop
  }

  /** A checkout as the concierge sees it: in the thread's language, and with what may place the order. */
  async function open(shop: Shop, row: CheckoutRow, read: Reader): Promise<Checkout> {
    const view = await checkoutView(context, read, shop, row, claim.context.language || shop.locale)
    return withPlacing(context, shop, row, view)
  }

  function cartOf(tx: Tx, shop: Shop): Promise<CartRow> {
    const owner = { customer, conversation, currency: shop.currency }
    return ensureCart(tx, { home: shop.id, id: context.newId(), ...owner })
  }

  function isTheirs(shop: Shop, row: { customer: string | null }): Promise<boolean> {
    return isSamePerson(context.database.read, shop.id, customer, row.customer)
  }

  function isBuyers(shop: Shop, row: OrderRow): Promise<boolean> {
    return isBuyer(context.database.read, shop.id, customer, row)
  }

  async function cartId(tx: Tx, shop: Shop): Promise<string> {
    return (await cartOf(tx, shop)).id
  }

  const keeping = keepingTools(context, { claim, shopOf, change })

  return {
    search: async ({ shops, ...wish }) => look.search(await shopOf(shops[0] ?? own.id), wish),
    product: async (ref) => look.product(await shopOf(ref.shop), ref.id),
    suggested: (home) => suggestedBefore(context.database.read, { home, conversation }),
    linked: async (home, link) => (await linkedOffer(context, await shopOf(home), link)) ?? null,
    pictured: async (home, url) => picturedIn(context, await shopOf(home), url),
    person: async (home) => personWait(context, await shopOf(home)),
    bookable: async (home) => bookableOffers(context.database, await shopOf(home)),
    slots: async ({ shop, of, ...window }) => freeAt(context, await shopOf(shop), of, window),
    cart: {
      get: async (shop) => (customer === null ? null : liveCart(context, shop, customer)),
      async add(home, line, key) {
        const shop = await shopOf(home)
        return change(home, key, Cart, async (tx) =>
          addLine(tx, {
            shop,
            cart: await cartId(tx, shop),
            at: context.clock.now(),
            line,
            handle,
            newId: context.newId,
          }),
        )
      },
      async take(home, items, key) {
        const shop = await shopOf(home)
        const lines = await wantedOf(context, shop, items)
        return change(home, key, Reorder, async (tx) =>
          reorder(context, tx, { shop, lines, cart: await cartOf(tx, shop), handle }),
        )
      },
      async change(home, line, changes, key) {
        const shop = await shopOf(home)
        return change(home, key, Cart, async (tx) =>
          changeLine(tx, { shop, cart: await cartId(tx, shop), at: context.clock.now(), line, ...changes }),
        )
      },
      async remove(home, line, key) {
        const shop = await shopOf(home)
        return change(home, key, Cart, async (tx) =>
          removeLine(tx, { shop, cart: await cartId(tx, shop), at: context.clock.now(), line }),
        )
      },
    },
    sizes: sizeTools(context, { claim, shopOf, change, look }),
    wishes: keeping.wishes,
    watches: keeping.watches,
    proofs: proofTools(context, { claim, shopOf, change }),
    returns: returnTools(context, { claim, shopOf, change }),
    checkout: {
      async open(home, key) {
        const shop = await shopOf(home)
        return change(home, key, Checkout, async (tx) => {
          const row = await openCheckout(context, tx, { shop, cart: await cartId(tx, shop), handle })
          return open(shop, row, tx.db)
        })
      },
      async get(ref) {
        const shop = await shopOf(ref.shop)
        const row = await findCheckout(context.database.read, shop.id, ref.id)
        if (!row || !(await isTheirs(shop, row))) return null
        return open(shop, row, context.database.read)
      },
      async update(ref, changes, key) {
        const shop = await shopOf(ref.shop)
        return change(shop.id, key, Checkout, async (tx) => {
          const row = await updateCheckout(context, tx, { shop, checkout: ref.id, change: changes })
          if (!(await isTheirs(shop, row))) throw new Failure('not_found')
          return open(shop, row, tx.db)
        })
      },
      // Idempotent by itself, and it speaks to the gateway: it takes no key and no transaction.
      pay: async (ref) =>
        refusals(async () => {
          const shop = await shopOf(ref.shop)
          const row = await findCheckout(context.database.read, shop.id, ref.id)
          if (!row || !(await isTheirs(shop, row))) throw new Failure('not_found')
          await mustSpeak(context, turn)
          const done = await completeCheckout(context, { shop, checkout: ref.id, handle: handle ?? undefined })
          return withPlaceToPay(context, shop, done)
        }),
      charge: async (ref) =>
        refusals(async () => {
          const shop = await shopOf(ref.shop)
          const row = await findCheckout(context.database.read, shop.id, ref.id)
          if (!row || !(await isTheirs(shop, row))) throw new Failure('not_found')
          await mustSpeak(context, turn)
          return chargeByReply(context, shop, row)
        }),
    },
    orders: {
      async list(home, limit) {
        if (customer === null) return []
        const shop = await shopOf(home)
        return orderViews(
          context,
          context.database.read,
          shop,
          await ordersOfBuyer(context.database.read, shop.id, customer, limit),
        )
      },
      async get(home, number) {
        const shop = await shopOf(home)
        const row = await findOrder(context.database.read, shop.id, number)
        return row && (await isBuyers(shop, row)) ? orderView(context, context.database.read, shop, row) : null
      },
      async cancel(home, number, key) {
        const shop = await shopOf(home)
        return change(home, key, Order, async (tx) => {
          const row = await findOrder(tx.db, shop.id, number)
          if (!row || !(await isBuyers(shop, row))) throw new Failure('not_found')
          return cancelOrder(context, tx, { shop, number, byStaff: false })
        })
      },
      async again(home, number, key) {
        const shop = await shopOf(home)
        return change(home, key, Reorder, async (tx) => {
          const row = await findOrder(tx.db, shop.id, number)
          if (!row || !(await isBuyers(shop, row))) throw new Failure('not_found')
          return reorder(context, tx, { shop, lines: row.lines, cart: await cartOf(tx, shop), handle })
        })
      },
      async move(home, number, to, key) {
        const shop = await shopOf(home)
        return change(home, key, Order, async (tx) => {
          const row = await findOrder(tx.db, shop.id, number)
          if (!row || !(await isBuyers(shop, row))) throw new Failure('not_found')
          return moveAppointment(context, tx, { shop, number, ...to, byStaff: false })
        })
      },
    },
  }
}
