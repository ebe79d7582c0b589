import { oneAtATime } from '../kernel/one-at-a-time.ts'
import { factsAfter, lastTalks, lockCursor, saveCursor, saveTalks, shopsBehind } from '../talks/store.ts'
import { hear, type Talk } from '../talks/talk.ts'
import type { Context } from './context.ts'
import { askAt, askDue } from './csat.ts'

const PAGE = 500
const TICK_MS = 15_000
/** A report waits for no more than this many pages; the rest is counted behind it. */
const MOST_PAGES = 20

/** Counts what has happened in a shop since it was last counted. False where more is there than was counted now. */
export async function countTalks(context: Context, home: string, pages = MOST_PAGES): Promise<boolean> {
  for (let page = 0; page < pages; page += 1) {
    const left = await countPage(context, home)
    if (left !== 'full') return left === 'done'
  }
  return false
}

/** One page in one transaction, with its cursor: what is counted is counted once, whoever is killed. */
async function countPage(context: Context, home: string): Promise<'done' | 'full' | 'held'> {
  const shop = await context.directory.byId(home)
  return context.database.transact(async (tx) => {
    const cursor = await lockCursor(tx, home)
    if (!cursor) return 'held'
    const page = await factsAfter(tx.db, home, cursor, PAGE)
    const threads = [...new Set(page.heard.map(({ conversation }) => conversation))]
    const last = new Map((await lastTalks(tx.db, home, threads)).map((talk) => [talk.conversation, talk]))
    const changed = new Map<string, Talk>()
    for (const heard of page.heard) {
      const talk = hear(last.get(heard.conversation), heard, context.newId)
      if (!talk) continue
      last.set(talk.conversation, talk)
      changed.set(talk.id, talk)
    }
    await saveTalks(
      tx,
      home,
      [...changed.values()].map((talk) => ({ ...talk, askAt: shop ? askAt(talk, shop.settings.survey) : null })),
    )
    await saveCursor(tx, home, page.cursor)
    return page.full ? 'full' : page.held ? 'held' : 'done'
  })
}

/** Follows the shops in which something happens, a little behind: nobody who writes waits for the counting. */
export function startTalks(context: Context): { stop(): void } {
  const stirred = new Set<string>()
  context.hub.onPublish((facts) => {
    for (const { home } of facts) stirred.add(home)
  })
  context.background.start('talks of before', async () => {
    for (const home of await shopsBehind(context.database.read)) stirred.add(home)
  })
  const count = oneAtATime(context.background, 'talks', async () => {
    // What could not be counted yet is for the next round, not for this one.
    for (const home of Array.from(stirred)) {
      stirred.delete(home)
      if (!(await countTalks(context, home))) stirred.add(home)
    }
    await askDue(context)
  })
  const timer = setInterval(count, TICK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
