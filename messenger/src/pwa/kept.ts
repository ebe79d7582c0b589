import type { PublicShop } from '@souk/contract/shop.ts'
import type { Thread } from '../thread/state.ts'

/** A thread as it was last seen here, to be read without a network. `own`: at the shop's own host. */
export type Kept = { shop: PublicShop; thread: Thread; own: boolean }

const CACHE = 'souk-threads'
/** Messages kept of each thread. */
const MOST = 100
const keyOf = (slug: string) => `/kept/${slug}`

export async function keepThread({ shop, thread, own }: Kept): Promise<void> {
  if (!('caches' in globalThis)) return
  const entries = thread.entries.slice(-MOST)
  const kept: Kept = { shop, own, thread: { ...thread, entries, pending: [] } }
  const body = new Response(JSON.stringify(kept), { headers: { 'content-type': 'application/json' } })
  await (await caches.open(CACHE)).put(keyOf(shop.slug), body)
}

export async function keptThread(slug: string): Promise<Kept | undefined> {
  if (!('caches' in globalThis)) return undefined
  const found = await caches.match(keyOf(slug), { cacheName: CACHE })
  return found ? parse(await found.json()) : undefined
}

/** All of them, for the list of threads and for a shop's own host. */
export async function keptThreads(): Promise<Kept[]> {
  if (!('caches' in globalThis) || !(await caches.has(CACHE))) return []
  const cache = await caches.open(CACHE)
  const all = await Promise.all((await cache.keys()).map((key) => cache.match(key)))
  const parsed = await Promise.all(all.map(async (one) => parse(await one?.json())))
  return parsed.flatMap((one) => one ?? [])
}

export async function dropThread(slug: string): Promise<void> {
  if ('caches' in globalThis && (await caches.has(CACHE))) await (await caches.open(CACHE)).delete(keyOf(slug))
}

function parse(value: unknown): Kept | undefined {
  return isKept(value) ? value : undefined
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'shop' in value && 'thread' in value && 'own' in value
}
