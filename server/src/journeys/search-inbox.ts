import type { InboxFound } from '@souk/contract/inbox.ts'
import { readOn } from '../inbox/sought.ts'
import { searchInbox } from '../views/inbox-search.ts'
import type { Context } from './context.ts'

/** So much is read for one search; the next one goes on. */
const MOST_BATCHES = 1000

/** Shops whose messages this process is reading. */
const reading = new Set<string>()

/**
 * Looks for words in a shop. What was written since somebody last looked is read first; where that is much, as the first
 * time, it goes on beside, and older messages are found a little later.
 */
export async function searchFor(
  context: Context,
  home: string,
  query: { q: string; limit: number },
): Promise<InboxFound> {
  const more = reading.has(home) || (await readOn(context.database, home))
  if (more && !reading.has(home)) context.background.start('sought', () => readAll(context, home))
  const found = await searchInbox(context.database.read, home, query)
  return more ? { ...found, incomplete: true } : found
}

async function readAll(context: Context, home: string): Promise<void> {
  reading.add(home)
  try {
    for (let batch = 0; batch < MOST_BATCHES && (await readOn(context.database, home)); batch += 1);
  } finally {
    reading.delete(home)
  }
}
