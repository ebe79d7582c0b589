import type { Tx } from '../kernel/database.ts'

/** Waits for whoever changes this offer or its prices now, and lets nobody change them before the commit. */
export async function lockOffer(tx: Tx, home: string, offer: string): Promise<void> {
  await tx.db.selectFrom('offers').select('id').where('home', '=', home).where('id', '=', offer).forShare().execute()
}
