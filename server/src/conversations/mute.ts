import type { Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** Whether the shopper is told of what is answered in the thread while they are away. */
export async function muteThread(tx: Tx, { home, conversation }: Place, muted: boolean): Promise<void> {
  await tx.db
    .updateTable('participants')
    .set({ muted })
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('actor_kind', '=', 'customer')
    .execute()
}
