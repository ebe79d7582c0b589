import type { Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** What a turn would have left in its thread, where somebody else has carried it out. The conversation is locked. */
export async function keepTalk(
  tx: Tx,
  { home, conversation }: Place,
  { introduced, at, ...talk }: { state: unknown; language: string; introduced: boolean; at: Date },
): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({
      state: JSON.stringify(talk.state),
      language: talk.language,
      last_at: at,
      ...(introduced ? { introduced } : {}),
    })
    .where('home', '=', home)
    .where('id', '=', conversation)
    .execute()
}
