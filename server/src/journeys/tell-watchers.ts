import { say as text } from '@souk/concierge/say/say.ts'
import { encode } from '@souk/concierge/dialogue/values.ts'
import { moneyText } from '@souk/concierge/say/figures.ts'
import { propertyValue } from '@souk/concierge/dialogue/labels.ts'
import type { Product, Variant } from '@souk/contract/catalog.ts'
import type { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { loadProducts } from '../catalog/products.ts'
import { voiceOf } from '../catalog/wording.ts'
import { endConsents } from '../consent/consent.ts'
import { say } from '../conversations/say.ts'
import { findConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { isStopped } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { endWatches, TELL_WATCHERS, watchesOf } from '../watches/store.ts'
import { fulfils, type WatchRow } from '../watches/watch.ts'
import type { Context } from './context.ts'

const Job = z.object({ home: z.string(), offer: z.string() })

/** Customers told in one go, and the pause before the next: hundreds at once would only queue before the last piece. */
const BATCH = 25
const PAUSE_MS = 1000

/**
 * Tells whoever waits for something about an offer that it has come true: each customer one message, each watch once. What is
 * ended is ended in the transaction that says it, so that a job that was killed goes on where it was.
 */
export async function tellWatchers(context: Context, payload: unknown): Promise<void> {
  const { home, offer } = Job.parse(payload)
  const shop = await context.directory.byId(home)
  const [product] = shop ? await loadProducts(context.database, shop, [offer]) : []
  if (!shop || !product) return
  const open = await watchesOf(context.database.read, home, offer)
  const due = Map.groupBy(
    open.filter((one) => fulfils(product, one).length > 0),
    ({ customer }) => customer,
  )
  const all = [...due.values()]
  for (const watches of all.slice(0, BATCH))
    await context.database.transact((tx) => tell(context, tx, shop, product, watches))
  if (all.length > BATCH) {
    const runAt = new Date(context.clock.now().getTime() + PAUSE_MS)
    await context.database.transact((tx) =>
      addJob(tx, TELL_WATCHERS, { home, offer }, { key: `${TELL_WATCHERS}/${offer}`, runAt }),
    )
  }
  context.deliver.wake()
}

async function tell(
  context: Context,
  tx: Tx,
  shop: Shop,
  product: Product,
  watches: readonly WatchRow[],
): Promise<void> {
  const at = context.clock.now()
  const ids = watches.map(({ id }) => id)
  const ended = await endWatches(tx, { home: shop.id, ids, to: 'told', at })
  const [watch] = watches.filter(({ id }) => ended.includes(id))
  if (!watch) return
  // Who wrote STOP to the thread's handle, by whatever way, is told nothing.
  const stopped = watch.handle !== null && (await isStopped(tx.db, shop.id, watch.handle))
  await endConsents(tx, { home: shop.id, subjects: ended, by: stopped ? 'stop' : 'used', at })
  if (stopped) return
  const thread = await findConversation(tx.db, watch.conversation, shop.id)
  const language = (thread?.language || thread?.locale) ?? ''
  await say(tx, {
    home: shop.id,
    conversation: watch.conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: watch.kind === 'stock' ? 'notify.stock' : 'notify.price',
    parts: toldParts(shop, product, watch, language),
    at,
    newId: context.newId,
  })
}

/** The sentence, the card, and one tap that puts it into the cart where it is clear which one. */
function toldParts(shop: Shop, product: Product, watch: WatchRow, language: string): Part[] {
  const voice = voiceOf(shop, language)
  const there = fulfils(product, watch)
  const [only, ...others] = there
  const one = only && others.length === 0 ? only : undefined
  const cheapest = there.toSorted((a, b) => a.price.amount - b.price.amount)[0]
  const detail = one ? detailOf(one) : ''
  const title = detail ? `${product.title} (${detail})` : product.title
  const price = moneyText(cheapest?.price ?? product.price.min, voice.language)
  const shown = one ?? cheapest
  const action = one
    ? { value: encode({ verb: 'add', offer: product.id, variant: one.id }), label: text(voice.language, 'action.add') }
    : { value: encode({ verb: 'show', offer: product.id }), label: text(voice.language, 'action.choose') }
  const image = shown?.image ?? product.image
  return [
    {
      type: 'text',
      text: text(voice.language, watch.kind === 'stock' ? 'told.stock' : 'told.price', { title, price }),
    },
    {
      type: 'product',
      ref: { kind: 'offer', shop: shop.id, id: product.id },
      shown: {
        title: product.title,
        price: one ? { min: one.price, max: one.price } : product.price,
        ...(one?.compareAt ? { compareAt: one.compareAt } : {}),
        ...(image === undefined ? {} : { image }),
        ...(product.imageAlt === undefined || image !== product.image ? {} : { alt: product.imageAlt }),
        ...(detail ? { detail } : {}),
        available: true,
        url: product.url,
      },
      actions: [action],
    },
  ]

  function detailOf(variant: Variant): string {
    return product.options.map((name) => propertyValue(voice, name, variant.options[name] ?? '')).join(', ')
  }
}
