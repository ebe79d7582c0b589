import type { PurchaseCreate, PurchaseUpdate, Together } from '@souk/contract/purchase.ts'
import { Failure } from '../kernel/failure.ts'
import type { PurchaseRow } from '../purchases/store.ts'
import { gatewayOf } from '../shops/paid-by.ts'
import type { Shop } from '../shops/shop.ts'
import { cartGuard, checkoutGuard } from './buying.ts'
import { readGrant } from './caller.ts'
import { changeCheckout } from './change-checkout.ts'
import { openCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import { extendCheckout } from './hold.ts'
import { seeCheckout } from './order-view.ts'
import { isOpen, seeParts } from './purchase-view.ts'

type Alone = Together['alone'][number]['why']

/** Which gateway takes this shop's money, if one charge of it may pay others as well; else why not. */
function acrossOf({ gateways }: Context, shop: Shop): { kind: string } | { why: Alone } {
  // Money that is taken when the parcel leaves is taken shop by shop.
  if (shop.settings.captureWhen === 'shipped') return { why: 'takes_later' }
  const gateway = gateways.get(gatewayOf(shop, gateways) ?? '')
  if (!gateway?.can.across || (gateway.can.testOnly && !shop.test)) return { why: 'own_provider' }
  return { kind: gateway.kind }
}

/** The gateway that pays all of these shops by one charge. Throws `no_common_gateway`, with who cannot be paid with others. */
export function commonGateway(context: Context, shops: readonly Shop[]): string {
  const found = shops.map((shop) => acrossOf(context, shop))
  const [kind, ...others] = new Set(found.flatMap((one) => ('kind' in one ? one.kind : [])))
  const alone = shops.filter((_, index) => 'why' in (found[index] ?? {})).map(({ name }) => name)
  if (kind === undefined || alone.length > 0 || others.length > 0)
    throw new Failure('no_common_gateway', alone.join(', ') || undefined)
  return kind
}

/** Groups of shops, two and more, that can be paid together; and who is paid alone. */
export async function together(context: Context, slugs: readonly string[]): Promise<Together> {
  const shops = (await Promise.all([...new Set(slugs)].map((slug) => context.directory.bySlug(slug)))).flatMap(
    (shop) => shop ?? [],
  )
  const found = shops.map((shop) => ({ shop, across: acrossOf(context, shop) }))
  const groups = Map.groupBy(found, ({ shop, across }) => ('kind' in across ? `${shop.currency} ${across.kind}` : ''))
  const alone = found.flatMap(({ shop, across }): Together['alone'] => {
    if ('why' in across) return [{ shop: shop.slug, why: across.why }]
    return groups.get(`${shop.currency} ${across.kind}`)?.length === 1 ? [{ shop: shop.slug, why: 'no_other' }] : []
  })
  groups.delete('')
  return {
    groups: [...groups.values()].flatMap((group) => {
      const [first] = group
      if (!first || group.length < 2) return []
      return [{ currency: first.shop.currency, shops: group.map(({ shop }) => shop.slug) }]
    }),
    alone,
  }
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
  commonGateway(context, shops)
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
    await checkoutGuard(context, shop, caller)(row)
    if (!isOpen({ row })) throw new Failure('checkout_closed')
    return checkout
  }
  if (cart === undefined) throw new Failure('invalid_request')
  const handle = grant.handle ?? null
  const admit = cartGuard(context, shop, caller)
  const row = await context.database.transact((tx) => openCheckout(context, tx, { shop, cart, handle, admit }))
  return row.id
}

/** Nobody is asked: whoever has the purchase has its parts. */
const admit = () => undefined

/** Says who buys and where it goes in every open part; what is said of one part comes before that. The first refusal is thrown. */
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
