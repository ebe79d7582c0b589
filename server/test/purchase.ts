import type { Purchase } from '@souk/contract/purchase.ts'
import type { Client } from '@souk/sdk/client.ts'
import type { TestApp } from './harness/app.ts'
import type { Thread } from './harness/thread.ts'
import { countRows, eventually, type TestShop } from './trade.ts'

export type Bundle = { id: string; client: Client; token: string; threads: Thread[]; shops: TestShop[] }

/** A cart in a thread of each shop, put together; who buys is said, so that all of it can be ordered. */
export async function bundle(app: TestApp, shops: TestShop[], quantities: readonly number[] = []): Promise<Bundle> {
  const threads: Thread[] = []
  const parts = []
  for (const [index, { shop, goods }] of shops.entries()) {
    const thread = await app.talk(shop.slug)
    const lines = [{ ...goods, quantity: quantities[index] ?? 1 }]
    const cart = await thread.client.call('createCart', { params: { shop: shop.slug }, body: { lines } })
    threads.push(thread)
    parts.push({ shop: shop.slug, cart: cart.id, token: thread.token })
  }
  const { id, token } = await app.anyone.call('createPurchase', { body: { parts } })
  const client = app.anyone.with(token)
  const address = shops.find((shop) => shop.address)?.address
  const body = { buyer: { email: 'shopper@example.com', name: 'Ada' }, ...(address ? { address } : {}) }
  await client.call('updatePurchase', { params: { purchase: id }, body })
  return { id, client, token, threads, shops }
}

export function completeAll({ client, id }: Bundle): Promise<Purchase> {
  return client.call('completePurchase', { params: { purchase: id }, body: {} })
}

export function seeAll({ client, id }: Bundle): Promise<Purchase> {
  return client.call('getPurchase', { params: { purchase: id } })
}

/** Numbers of the orders, by the order of the parts. */
export async function ordered(one: Bundle): Promise<string[]> {
  let numbers: (string | undefined)[] = []
  await eventually('every shop has its order', async () => {
    numbers = (await seeAll(one)).parts.map(({ checkout }) => checkout.order)
    return numbers.every((number) => number !== undefined)
  })
  return numbers.flatMap((number) => number ?? [])
}

/** How many charges the sandbox has made for a purchase. */
export function chargesOf(app: TestApp, { id }: Bundle): Promise<number> {
  return countRows(app, 'sandbox_charges where home = $1', [id])
}
