import type { Reader, Tx } from '../kernel/database.ts'
import { type Fate, judged, type Trust } from './draft.ts'

const COLUMNS = [
  'intent',
  'unedited',
  'edited',
  'dismissed',
  'held_back as heldBack',
  'live_since as liveSince',
] as const

/** How far each meaning is, by its name; one that was never drafted is not among them. */
export function trustOfShop(read: Reader, home: string): Promise<Trust[]> {
  return read.selectFrom('intent_trust').select(COLUMNS).where('home', '=', home).orderBy('intent').execute()
}

/** Counts what became of a draft for each of its meanings; answers those that went live by it. */
export async function countDraft(
  tx: Tx,
  home: string,
  { intents, fate, needed, at }: { intents: readonly string[]; fate: Fate; needed: number; at: Date },
): Promise<string[]> {
  const live: string[] = []
  // In one order, so that two drafts never wait for each other.
  for (const intent of intents.toSorted()) {
    const before = await lockTrust(tx, home, intent)
    const after = judged(before, fate, { needed, at })
    const { unedited, edited, dismissed, liveSince: live_since } = after
    await tx.db
      .updateTable('intent_trust')
      .set({ unedited, edited, dismissed, live_since })
      .where('home', '=', home)
      .where('intent', '=', intent)
      .execute()
    if (before.liveSince === null && live_since !== null) live.push(intent)
  }
  return live
}

export async function holdBack(tx: Tx, home: string, intent: string, heldBack: boolean): Promise<Trust> {
  const trust = await lockTrust(tx, home, intent)
  await tx.db
    .updateTable('intent_trust')
    .set({ held_back: heldBack })
    .where('home', '=', home)
    .where('intent', '=', intent)
    .execute()
  return { ...trust, heldBack }
}

async function lockTrust(tx: Tx, home: string, intent: string): Promise<Trust> {
  await tx.db
    .insertInto('intent_trust')
    .values({ home, intent })
    .onConflict((conflict) => conflict.columns(['home', 'intent']).doNothing())
    .execute()
  return tx.db
    .selectFrom('intent_trust')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('intent', '=', intent)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
