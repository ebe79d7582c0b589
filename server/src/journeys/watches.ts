import type { Watch, WatchCreate } from '@souk/contract/keeping.ts'
import { lockOffer } from '../catalog/lock-offer.ts'
import { loadProductsIn } from '../catalog/products.ts'
import { type EndedBy, endConsents, giveConsent } from '../consent/consent.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { lockResources } from '../resources/stock.ts'
import { endWatches, insertWatch, openWatches, wakeWatchers } from '../watches/store.ts'
import { fulfils, type WatchRow, watchOf } from '../watches/watch.ts'
import type { Context } from './context.ts'
import type { Keeper } from './wishes.ts'

/** Open watches of one customer at one shop. */
const MOST = 100

export async function listWatches(
  read: Reader,
  home: string,
  customer: string,
): Promise<(Watch & { title: string })[]> {
  return (await openWatches(read, home, customer)).map(({ title, ...row }) => ({ ...watchOf(row), title }))
}

/**
 * The customer agrees to be told once: kept with the words it was asked and offered in. The same again is one; another price
 * takes the place of the one before. What is so already is told at once.
 */
export async function addWatch(context: Context, tx: Tx, keeper: Keeper, wish: WatchCreate): Promise<Watch> {
  const { shop, customer, conversation, handle } = keeper
  const { offer, variant = null, below = null } = wish
  const kind = below === null ? 'stock' : 'price'
  const at = context.clock.now()
  // Whoever changes price or stock meanwhile either is seen here, or sees this.
  await lockOffer(tx, shop.id, offer)
  const [product] = await loadProductsIn(tx, shop, [offer])
  const meant = product?.variants.filter(({ id }) => variant === null || id === variant) ?? []
  if (!product || meant.length === 0) throw new Failure('not_found', 'there is no such offer or variant')
  const ids = meant.map(({ id }) => id)
  await lockResources(tx, shop.id, ids)
  const open = await openWatches(tx.db, shop.id, customer)
  const same = open.find((one) => one.kind === kind && one.offer === offer && one.variant === variant)
  if (same && same.below === below) return watchOf(same)
  if (same) await withdraw(tx, shop.id, [same.id], 'withdrawn', at)
  else if (open.length >= MOST) throw new Failure('invalid_request', `at most ${MOST} things can be watched at once`)
  const id = context.newId()
  const row: WatchRow = {
    home: shop.id,
    id,
    customer,
    conversation,
    handle,
    kind,
    offer,
    variant,
    below,
    currency: shop.currency,
    state: 'open',
    at,
  }
  await insertWatch(tx, row)
  const { wording, language } = wish
  const purpose = kind === 'stock' ? 'notify.stock' : 'notify.price'
  const given = { home: shop.id, id: context.newId(), customer, handle, conversation, purpose, subject: id } as const
  await giveConsent(tx, { ...given, wording, language, at })
  const [now] = await loadProductsIn(tx, shop, [offer])
  if (now && fulfils(now, row).length > 0) await wakeWatchers(tx, shop.id, ids)
  return watchOf(row)
}

/** Taken back by the customer; throws `not_found` where it is not theirs or has ended. */
export async function removeWatch(context: Context, tx: Tx, { shop, customer }: Keeper, id: string): Promise<Watch> {
  const own = (await openWatches(tx.db, shop.id, customer)).find((one) => one.id === id)
  const ended = own ? await withdraw(tx, shop.id, [id], 'withdrawn', context.clock.now()) : []
  if (!own || ended.length === 0) throw new Failure('not_found')
  return watchOf({ ...own, state: 'withdrawn' })
}

async function withdraw(tx: Tx, home: string, ids: readonly string[], by: EndedBy, at: Date): Promise<string[]> {
  const ended = await endWatches(tx, { home, ids, to: 'withdrawn', at })
  await endConsents(tx, { home, subjects: ended, by, at })
  return ended
}
