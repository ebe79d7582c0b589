import type { Cart } from '@souk/contract/order.ts'
import type { Together } from '@souk/contract/purchase.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { accessTo, souk } from '../../state/access.ts'
import { keepPurchase } from '../../state/purchase-access.ts'
import { placeOf } from '../../state/route.ts'

export type OpenCart = { shop: PublicShop; cart: Cart }
/** Carts that can be paid together. */
export type Group = { currency: string; carts: OpenCart[] }

/** The cart of a shop that this browser has a thread with, if there is something in it. */
async function openCart(shop: PublicShop): Promise<OpenCart[]> {
  const access = accessTo(shop.slug)
  if (!access) return []
  const whole = await souk
    .with(access.token)
    .conversation(access.conversation)
    .catch(() => undefined)
  const cart = whole?.cart
  return cart && cart.lines.length > 0 ? [{ shop, cart }] : []
}

/** The open carts of these shops. */
export async function openCarts(shops: readonly PublicShop[]): Promise<OpenCart[]> {
  return (await Promise.all(shops.map(openCart))).flat()
}

export type Groups = { groups: Group[]; alone: (OpenCart & { why: Together['alone'][number]['why'] })[] }

/** Which of these carts can be paid by one payment, and which only by themselves. */
export async function groupsOf(carts: readonly OpenCart[]): Promise<Groups> {
  if (carts.length < 2) return { groups: [], alone: [] }
  const shops = carts.map(({ shop }) => shop.slug).join(',')
  const { groups, alone } = await souk.call('listTogether', { query: { shops } })
  return {
    groups: groups.map((group) => ({
      currency: group.currency,
      carts: carts.filter(({ shop }) => group.shops.includes(shop.slug)),
    })),
    alone: alone.flatMap(({ shop: slug, why }) =>
      carts.filter(({ shop }) => shop.slug === slug).map((one) => ({ ...one, why })),
    ),
  }
}

/** What was asked for and not answered: asked for again, it is the same request. */
let lost: { parts: string; idempotencyKey: string } | undefined

/** Puts carts together and goes on to their page. */
export async function payTogether(carts: readonly OpenCart[]): Promise<void> {
  const parts = carts.flatMap(({ shop, cart }) => {
    const access = accessTo(shop.slug)
    return access ? [{ shop: shop.slug, cart: cart.id, token: access.token }] : []
  })
  const said = JSON.stringify(parts)
  lost = lost?.parts === said ? lost : { parts: said, idempotencyKey: crypto.randomUUID() }
  const made = await souk.call('createPurchase', { body: { parts }, idempotencyKey: lost.idempotencyKey })
  lost = undefined
  keepPurchase(made.id, made.token)
  location.assign(placeOf(made.url, new URL(location.href)).url)
}
