import type { Pausable, Paused, ShopSettings } from '@souk/contract/shop.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { parseSettings, type Shop } from './shop.ts'

const COLUMNS = [
  'shops.id',
  'shops.slug',
  'shops.name',
  'shops.currency',
  'shops.locale',
  'shops.country',
  'shops.timezone',
  'shops.test',
  'shops.settings',
  'shops.created_at',
] as const

/** With what the shop is connected: every checkout asks whether it can be paid. */
const CONNECTED = sql<string[]>`array(
  select kind from connections where connections.shop = shops.id order by connections.id desc
)`.as('connected')

type Row = Omit<Shop, 'settings' | 'createdAt'> & { settings: unknown; created_at: Date }

function shopOf({ settings, created_at, ...row }: Row): Shop {
  return { ...row, settings: parseSettings(settings), createdAt: created_at }
}

export async function allShops(read: Reader): Promise<Shop[]> {
  const rows = await read
    .selectFrom('shops')
    .select([...COLUMNS, CONNECTED])
    .orderBy('created_at')
    .orderBy('shops.id')
    .execute()
  return rows.map(shopOf)
}

export async function shopBySlug(read: Reader, slug: string): Promise<Shop | undefined> {
  const row = await read
    .selectFrom('shops')
    .select([...COLUMNS, CONNECTED])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row && shopOf(row)
}

export async function shopById(read: Reader, id: string): Promise<Shop | undefined> {
  const row = await read
    .selectFrom('shops')
    .select([...COLUMNS, CONNECTED])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && shopOf(row)
}

export async function shopByHost(read: Reader, host: string): Promise<Shop | undefined> {
  const row = await read
    .selectFrom('hosts')
    .innerJoin('shops', 'shops.id', 'hosts.shop')
    .select([...COLUMNS, CONNECTED])
    .where('host', '=', host)
    .executeTakeFirst()
  return row && shopOf(row)
}

export async function insertShop(tx: Tx, shop: Omit<Shop, 'createdAt' | 'connected'>, host?: string): Promise<void> {
  const taken = await tx.db
    .insertInto('shops')
    .values({ ...shop, settings: JSON.stringify(shop.settings) })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!taken) throw new Failure('slug_taken')
  if (host === undefined) return
  const bound = await tx.db
    .insertInto('hosts')
    .values({ host: host.toLowerCase(), shop: shop.id })
    .onConflict((conflict) => conflict.column('host').doNothing())
    .returning('host')
    .executeTakeFirst()
  if (!bound) throw new Failure('slug_taken', `the host ${host} belongs to another shop`)
}

/** What is paused, and what was taught, have commands of their own: whoever replaces the settings leaves them as they are. */
const KEPT = ['paused', 'words'] as const

/** Replaces the settings; answers them as they stand then. */
export async function updateSettings(tx: Tx, shop: string, settings: ShopSettings): Promise<ShopSettings> {
  const before = await lockSettings(tx, shop)
  const kept = Object.fromEntries(KEPT.map((key) => [key, before[key]]))
  const next = parseSettings({ ...settings, ...kept })
  await saveSettings(tx, shop, next)
  return next
}

/** The settings as they are, and stay until the commit. */
export async function lockSettings(tx: Tx, shop: string): Promise<ShopSettings> {
  const { settings } = await tx.db
    .selectFrom('shops')
    .select('settings')
    .where('id', '=', shop)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return parseSettings(settings)
}

export async function saveSettings(tx: Tx, shop: string, settings: ShopSettings): Promise<void> {
  await tx.db
    .updateTable('shops')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', shop)
    .execute()
}

/** Pauses a part of the shop, or lets it go on with null; what is paused already keeps since when and by whom. */
export async function setPaused(tx: Tx, shop: string, what: Pausable, by: Paused[Pausable] | null): Promise<Paused> {
  const settings = await lockSettings(tx, shop)
  const { [what]: before, ...others } = settings.paused
  const paused: Paused = by === null ? others : { ...others, [what]: before ?? by }
  await saveSettings(tx, shop, { ...settings, paused })
  return paused
}

export async function setPlace(tx: Tx, shop: string, place: { country: string; timezone: string }): Promise<void> {
  await tx.db.updateTable('shops').set(place).where('id', '=', shop).execute()
}

export async function insertKey(
  tx: Tx,
  key: { id: string; shop: string; hash: string; scopes: string[]; name: string | null; made_by: string },
): Promise<void> {
  await tx.db.insertInto('api_keys').values(key).execute()
}

/** The keys of a shop that work, the latest first. */
export async function keysOf(read: Reader, shop: string) {
  return read
    .selectFrom('api_keys')
    .select(['id', 'name', 'scopes', 'created_at'])
    .where('shop', '=', shop)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}

/** Ends a key; false where the shop has no such. */
export async function revokeKey(tx: Tx, { shop, id, at }: { shop: string; id: string; at: Date }): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('shop', '=', shop)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function keyByHash(
  read: Reader,
  hash: string,
): Promise<{ id: string; shop: string; scopes: string[] } | undefined> {
  return read
    .selectFrom('api_keys')
    .select(['id', 'shop', 'scopes'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}
