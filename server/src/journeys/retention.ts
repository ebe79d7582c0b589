import { isOver, SHORTEST_YEARS } from '../law/retention.ts'
import { deleteOld, deleteTree, heldRoots, oldRows, type Place } from '../kernel/erase.ts'
import { dropUnsent } from '../conversations/uploads.ts'
import { addJob } from '../kernel/jobs.ts'
import { daysOf, readTags, type TableTag, type Tags } from '../kernel/tags.ts'
import { oldRecords } from '../views/records.ts'
import type { Context } from './context.ts'
import { forgetIdle } from './forget-idle.ts'
import { goOnForgetting } from './forget.ts'
import { planUnsigned } from './sign-pictures.ts'
import { settleStruckPrices } from './struck-prices.ts'

const ROUND_MS = 6 * 3_600_000
const DAY_MS = 86_400_000
/** A server that was off longer than this leaves such pictures lying until their shopper is forgotten. */
const LOOK_BACK_DAYS = 30
/** Rows that go in one transaction. */
const BATCH = 500

/** Plans the next round of `tidy`; there is one at a time, however many servers there are. */
export async function planTidying(context: Context, inMs: number): Promise<void> {
  // By the machine's clock, which the queue goes by.
  const runAt = new Date(Date.now() + inMs)
  await context.database.transact((tx) => addJob(tx, 'tidy', {}, { key: 'tidy', runAt }))
}

/** The job: a round, and the next one already planned, whatever becomes of this. */
export async function tidy(context: Context): Promise<void> {
  await planTidying(context, ROUND_MS)
  await settleStruckPrices(context)
  await planUnsigned(context)
  await keepTidy(context)
}

/**
 * Takes away, some rows at a time, what has been kept for as long as its tag says: rows whose days are over, checkouts that
 * came to nothing, records that the law asks for no longer. Then goes on with whoever asked to be forgotten, or was not
 * heard of for too long.
 */
export async function keepTidy(context: Context): Promise<void> {
  const tags = await readTags(context.database.pool)
  for (const table of tags.values()) {
    await dropOld(context, tags, table, daysOf(table.keep))
    await dropLoose(context, tags, table, daysOf(table.else))
  }
  await dropRecords(context, tags)
  await dropPictures(context)
  await forgetIdle(context, tags)
  await goOnForgetting(context)
}

async function dropOld(context: Context, tags: Tags, table: TableTag, days: number | undefined): Promise<void> {
  if (days === undefined) return
  const before = new Date(context.clock.now().getTime() - days * DAY_MS)
  while ((await context.database.transact((tx) => deleteOld(tx, tags, table, before, BATCH))) === BATCH);
}

/** Rows that could be a record of the law and came to nothing. */
async function dropLoose(context: Context, tags: Tags, table: TableTag, days: number | undefined): Promise<void> {
  if (days === undefined) return
  const before = new Date(context.clock.now().getTime() - days * DAY_MS)
  await pages(
    (after) => oldRows(context.database.read, table, { before, after, limit: BATCH }),
    (home, ids) =>
      context.database.transact(async (tx) => {
        const held = new Set(await heldRoots(tx, tags, { home, root: table.name, ids }, 'locks', 'open'))
        await deleteTree(tx, tags, { home, root: table.name, ids: ids.filter((id) => !held.has(id)) }, 'all')
      }),
  )
}

/** Pictures that were brought for a message that was never sent, a day later; long ago they were all looked at. */
async function dropPictures(context: Context): Promise<void> {
  const now = context.clock.now().getTime()
  const between = { from: new Date(now - LOOK_BACK_DAYS * DAY_MS), before: new Date(now - DAY_MS) }
  await context.database.transact((tx) => dropUnsent(tx, between))
}

/** Orders, invoices and payments whose legal date has passed, with all that belongs to them. */
async function dropRecords(context: Context, tags: Tags): Promise<void> {
  const now = context.clock.now()
  const before = new Date(now)
  before.setUTCFullYear(now.getUTCFullYear() - SHORTEST_YEARS)
  await pages(
    (after) => oldRecords(context.database.read, { before, after, limit: BATCH }),
    async (home, ids, page) => {
      const over = new Set(page.filter(({ record }) => isOver(record, now)).map(({ id }) => id))
      const roots = { home, root: 'checkouts', ids: ids.filter((id) => over.has(id)) }
      if (roots.ids.length > 0) await context.database.transact((tx) => deleteTree(tx, tags, roots, 'all'))
    },
  )
}

/** Page after page by home and id, the rows of each home together. */
async function pages<T extends Place>(
  read: (after: Place | undefined) => Promise<T[]>,
  work: (home: string, ids: string[], page: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let after: T | undefined; ;) {
    const page = await read(after)
    for (const [home, own] of Map.groupBy(page, (row) => row.home)) {
      await work(
        home,
        own.map(({ id }) => id),
        own,
      )
    }
    after = page.at(-1)
    if (page.length < BATCH) return
  }
}
