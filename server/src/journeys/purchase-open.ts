import type { PurchaseCreate, PurchaseUpdate } from '@souk/contract/purchase.ts'
import { Failure } from '../kernel/failure.ts'
import type { PurchaseRow } from '../purchases/store.ts'
import type { Shop } from '../shops/shop.ts'
import { cartGuard, checkoutGuard } from './buying.ts'
import { readGrant } from './caller.ts'
import { changeCheckout } from './change-checkout.ts'
import { openCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import { extendCheckout } from './hold.ts'
import { seeCheckout } from './order-view.ts'
import { gatewayOf } from './pay.ts'
import { isOpen, seeParts } from './purchase-view.ts'

/** Which gateway takes this shop's money, if one charge of it may pay others as well. */
async function acrossOf(context: Context, shop: Shop): Promise<string | undefined> {
  const gateway = context.gateways.get(await gatewayOf(context, shop))
  // Money that is taken when the parcel leaves is taken shop by shop.
  if (!gateway?.can.across || shop.settings.captureWhen === 'shipped') return undefined
  return gateway.can.testOnly && !shop.test ? undefined : gateway.kind
}

/** The gateway that pays all of these shops by one charge. Throws `no_common_gateway`. */
export async function commonGateway(context: Context, shops: readonly Shop[]): Promise<string> {
  const [kind, ...others] = await Promise.all(shops.map((shop) => acrossOf(context, shop)))
  if (kind === undefined || others.some((other) => other !== kind)) throw new Failure('no_common_gateway')
  return kind
}

/** Groups of shops, two and more, that can be paid together. */
export async function together(
  context: Context,
  slugs: readonly string[],
): Promise<{ currency: string; shops: string[] }[]> {
  const shops = (await Promise.all([...new Set(slugs)].map((slug) => context.directory.bySlug(slug)))).flatMap(
    (shop) => shop ?? [],
  )
  const kinds = await Promise.all(shops.map((shop) => acrossOf(context, shop)))
  const known = shops.flatMap((shop, index) => (kinds[index] === undefined ? [] : { shop, kind: kinds[index] }))
  const groups = Map.groupBy(known, ({ shop, kind }) => `${shop.currency} ${kind}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first && group.length > 1 ? { currency: first.shop.currency, shops: group.map(({ shop }) => shop.slug) } : []
  })
}

/**
 * Opens the checkout of every cart, each in its own shop, proved by its own token: what a purchase is made of. Again, it
 * finds the same ones. Throws what opening one of them throws, `currencies_differ`, `no_common_gateway`.
 */
export async function openParts(context: Context, { parts }: PurchaseCreate): Promise<PurchaseRow['parts']> {
  const shops = await Promise.all(
    parts.map(async ({ shop: slug }) => {
      const shop = await context.directory.bySlug(slug)
      if (!shop) throw new Failure('shop_not_found', slug)
      return shop
    }),
  )
  if (new Set(shops.map(({ id }) => id)).size < shops.length)
    throw new Failure('invalid_request', 'each shop once: what is bought there is one checkout')
  if (new Set(shops.map(({ currency }) => currency)).size > 1) throw new Failure('currencies_differ')
  await commonGateway(context, shops)
  return Promise.all(
    shops.map(async (shop, index) => {
      const part = parts[index]
      return { shop: shop.id, checkout: await openPart(context, shop, part) }
    }),
  )
}

async function openPart(context: Context, shop: Shop, part: PurchaseCreate['parts'][number] | undefined) {
  if (!part || (part.cart === undefined) === (part.checkout === undefined))
    throw new Failure('invalid_request', 'each part is either a cart or a checkout')
  const grant = readGrant(context, part.token)
  if (!grant) throw new Failure('unauthorised')
  const caller = { kind: 'shopper', grant } as const
  const { cart, checkout } = part
  if (checkout !== undefined) {
    const { row } = await seeCheckout(context, shop, checkout)
    checkoutGuard(shop, caller)(row)
    if (!isOpen({ row })) throw new Failure('checkout_closed')
    return checkout
  }
  if (cart === undefined) throw new Failure('invalid_request')
  const handle = grant.handle ?? null
  const admit = cartGuard(shop, caller)
  const row = await context.database.transact((tx) => openCheckout(context, tx, { shop, cart, handle, admit }))
  return row.id
}

/** Nobody is asked: whoever has the purchase has its parts. */
const admit = () => undefined

/** Says who buys and where it goes in every open part, and what else was said of one. The first refusal is thrown. */
export async function updateParts(context: Context, purchase: PurchaseRow, change: PurchaseUpdate): Promise<void> {
  const { buyer, address, parts } = change
  const common = { ...(buyer ? { buyer } : {}), ...(address ? { address } : {}) }
  const isCommon = Object.keys(common).length > 0
  for (const { shop, row } of (await seeParts(context, purchase)).filter(isOpen)) {
    const { checkout = row.id, ...own } = parts.find((part) => part.checkout === row.id) ?? {}
    if (!isCommon && Object.keys(own).length === 0) continue
    await changeCheckout(context, { shop, checkout, change: { ...common, ...own }, admit })
  }
}

/** Keeps every open part for another while. */
export async function extendParts(context: Context, purchase: PurchaseRow): Promise<void> {
  for (const { shop, row } of (await seeParts(context, purchase)).filter(isOpen))
    await context.database.transact((tx) => extendCheckout(context, tx, { shop, checkout: row.id, admit }))
}
