import type { Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/**
 * Whether the conversation is still in this epoch; if so, it stays there until the commit. To be asked last in a
 * transaction: a conversation's row is locked after everything else.
 */
export async function isInEpoch(tx: Tx, { home, conversation }: Place, epoch: number): Promise<boolean> {
  const row = await tx.db
    .selectFrom('conversations')
    .select('epoch')
    .where('home', '=', home)
    .where('id', '=', conversation)
    .forShare()
    .executeTakeFirst()
  return row?.epoch === epoch
}
