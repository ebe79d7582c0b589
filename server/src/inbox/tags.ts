import { TAG_COLOURS, type Tag } from '@souk/contract/inbox.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'

const Row = z.object({ id: z.string(), name: z.string(), colour: z.enum(TAG_COLOURS) })

/** The tags of a shop, by name. */
export async function listTags(read: Reader, home: string): Promise<Tag[]> {
  const rows = await read
    .selectFrom('tags')
    .select(['id', 'name', 'colour'])
    .where('home', '=', home)
    .orderBy(sql`lower(name)`)
    .execute()
  return rows.map((row) => Row.parse(row))
}

/** A tag of this name: the one that is there already, else a new one. */
export async function ensureTag(tx: Tx, home: string, { id, name, colour }: Tag): Promise<Tag> {
  const made = await tx.db
    .insertInto('tags')
    .values({ home, id, name, colour })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'name', 'colour'])
    .executeTakeFirst()
  const row =
    made ??
    (await tx.db
      .selectFrom('tags')
      .select(['id', 'name', 'colour'])
      .where('home', '=', home)
      .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
      .executeTakeFirstOrThrow())
  return Row.parse(row)
}

/** Undefined where there is no such tag; `taken` where another one has this name. */
export async function updateTag(
  tx: Tx,
  home: string,
  { id, name, colour }: { id: string; name?: string | undefined; colour?: string | undefined },
): Promise<Tag | 'taken' | undefined> {
  if (name !== undefined) {
    const other = await tx.db
      .selectFrom('tags')
      .select('id')
      .where('home', '=', home)
      .where('id', '<>', id)
      .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
      .executeTakeFirst()
    if (other) return 'taken'
  }
  const row = await tx.db
    .updateTable('tags')
    .set({ name: name ?? sql<string>`name`, colour: colour ?? sql<string>`colour` })
    .where('home', '=', home)
    .where('id', '=', id)
    .returning(['id', 'name', 'colour'])
    .executeTakeFirst()
  return row && Row.parse(row)
}

/** The tag is gone from all threads with it. */
export async function deleteTag(tx: Tx, home: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('tags')
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
