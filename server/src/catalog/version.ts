import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/**
 * Raises the version of a shop's catalogue and holds its row until the commit, so that versions become visible in their
 * order: an index that has seen N has seen everything up to N.
 */
export async function raiseVersion(tx: Tx, home: string): Promise<number> {
  const { version } = await tx.db
    .insertInto('catalogs')
    .values({ home, version: 1 })
    .onConflict((conflict) => conflict.column('home').doUpdateSet({ version: sql<number>`catalogs.version + 1` }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Waits for whoever changes this catalogue now; nothing is raised yet. */
export async function lockVersion(tx: Tx, home: string): Promise<void> {
  await tx.db
    .insertInto('catalogs')
    .values({ home })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.db.selectFrom('catalogs').select('version').where('home', '=', home).forUpdate().execute()
}

/**
 * To be called by whoever changes what search must know of an offer: its stock, its price. A later import of the same
 * file sets what the file says again, since its digest no longer fits.
 */
export async function touchOffer(tx: Tx, home: string, offer: string, at: Date): Promise<void> {
  const version = await raiseVersion(tx, home)
  await tx.db
    .updateTable('offers')
    .set({ version, digest: Buffer.alloc(0), updated_at: at })
    .where('home', '=', home)
    .where('id', '=', offer)
    .execute()
}
