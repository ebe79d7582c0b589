import type { Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** A thread's one-use code, by its digest. */
export type ThreadLink = Place & { id: string; code: string; expires_at: Date }

/** Keeps the code; the thread's one before it opens nothing any more. */
export async function keepLink(tx: Tx, link: ThreadLink): Promise<void> {
  const { code, expires_at } = link
  await tx.db
    .insertInto('thread_links')
    .values(link)
    .onConflict((conflict) =>
      conflict.columns(['home', 'conversation']).doUpdateSet({ code, expires_at, used_at: null }),
    )
    .execute()
}

/** The link of a code, locked: two that come at once are told apart. */
export async function lockLink(
  tx: Tx,
  home: string,
  code: string,
): Promise<(ThreadLink & { used_at: Date | null }) | undefined> {
  return tx.db
    .selectFrom('thread_links')
    .select(['home', 'id', 'conversation', 'code', 'expires_at', 'used_at'])
    .where('home', '=', home)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
}

export async function markUsed(tx: Tx, { home, id }: ThreadLink, at: Date): Promise<void> {
  await tx.db.updateTable('thread_links').set({ used_at: at }).where('home', '=', home).where('id', '=', id).execute()
}

/** The codes of these threads open nothing from now on. */
export async function dropLinks(tx: Tx, home: string, conversations: readonly string[]): Promise<void> {
  if (conversations.length === 0) return
  await tx.db
    .deleteFrom('thread_links')
    .where('home', '=', home)
    .where('conversation', 'in', [...conversations])
    .execute()
}

/** From now on the thread goes on at this handle; false where it did already. */
export async function setHandle(tx: Tx, { home, conversation }: Place, handle: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('conversations')
    .set({ handle })
    .where('home', '=', home)
    .where('id', '=', conversation)
    .where('handle', 'is distinct from', handle)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
