import { z } from 'zod'
import { dropLinks } from '../conversations/devices.ts'
import { conversationsOf } from '../conversations/store.ts'
import { forgetTold } from '../conversations/tell-staff.ts'
import type { Tx } from '../kernel/database.ts'
import { bulkTables, deleteSome, deleteTree, emptyColumns, heldRoots, type Roots, rowsOf } from '../kernel/erase.ts'
import { buryStreams, closeStreams } from '../kernel/facts.ts'
import { addJob } from '../kernel/jobs.ts'
import { readTags, type Tags } from '../kernel/tags.ts'
import { customersOfPerson, undoLinksOfPerson } from '../people/same-person.ts'
import {
  type Erasure,
  insertErasure,
  lockErasure,
  openErasures,
  saveClosed,
  saveErased,
  saveThreads,
} from '../people/erasures.ts'
import { lockOrdersOf } from '../orders/store.ts'
import { methodsOf } from '../payments/mandates.ts'
import type { Context } from './context.ts'
import { askToForgetMethod } from './forget-method.ts'

const ForgetJob = z.object({ home: z.string(), id: z.string() })

/** Rows that go in one transaction. */
const BATCH = 500
const PAGE = 100
/** So long it is looked again for what somebody was just writing when it was asked. */
const WATCH_MS = 86_400_000

export type ForgetInput = { home: string; customer: string; by: string }

/**
 * Stores that a customer is to be forgotten, and the job that does it. Asked again it is the same one. As many customers as
 * are the same person are forgotten with them, each for itself.
 */
export async function askToForget(context: Context, tx: Tx, input: ForgetInput): Promise<Erasure> {
  const { home, customer } = input
  const all = await customersOfPerson(tx.db, home, customer)
  const others = all.filter((one) => one !== customer)
  for (const other of others) await askForOne(context, tx, { ...input, customer: other })
  const erasure = await askForOne(context, tx, input)
  // What is left of one is not what leads to another.
  if (others.length > 0) await undoLinksOfPerson(tx, home, customer, context.clock.now())
  return erasure
}

async function askForOne(context: Context, tx: Tx, { home, customer, by }: ForgetInput): Promise<Erasure> {
  const erasure = await insertErasure(tx, { home, id: context.newId(), customer, by, at: context.clock.now() })
  // A code that is still on somebody's screen opens nothing from now on.
  await dropLinks(tx, home, await conversationsOf(tx.db, home, customer))
  if (erasure.erased_at === null) await addJob(tx, 'forget', { home, id: erasure.id }, { key: `forget/${erasure.id}` })
  return erasure
}

/**
 * Forgets a customer, in steps that each commit, from what the tags of the schema say: cut off anywhere, it goes on where
 * it stopped, and run once more it finds nothing left. The threads are closed first, so that nothing is added to them; rows
 * in number go next; what the rest is found through goes last, in one transaction. What the law keeps stays, cut from all
 * that leads to the person but what it has to name.
 */
export async function forget(context: Context, payload: unknown): Promise<void> {
  const { home, id } = ForgetJob.parse(payload)
  const { database } = context
  const erasure = await database.transact((tx) => closeThreads(tx, home, id))
  if (!erasure) return
  const tags = await readTags(database.pool)
  const roots = { home, root: 'customers', ids: [erasure.customer] }
  for (const table of bulkTables(tags, roots.root)) {
    while ((await database.transact((tx) => deleteSome(tx, tags, roots, table.name, BATCH))) === BATCH);
  }
  await database.transact((tx) => cutOff(context, tx, tags, { home, id, roots }))
  await database.transact((tx) => closeOrders(context, tx, tags, { home, id }))
}

/** Nothing is said in the customer's threads from now on, and no card of theirs is charged. */
async function closeThreads(tx: Tx, home: string, id: string): Promise<Erasure | undefined> {
  const erasure = await lockErasure(tx, home, id)
  if (!erasure) return undefined
  const ended = await closeStreams(tx, home, await conversationsOf(tx.db, home, erasure.customer))
  const threads = [...(erasure.threads ?? []), ...ended]
  const methods = await methodsOf(tx.db, home, erasure.customer)
  for (const method of methods) await askToForgetMethod(tx, { home, ...method })
  await saveThreads(tx, erasure, threads)
  return { ...erasure, threads }
}

/** What everything was found through goes; orders and payments stay, and lead to nobody's thread any more. */
async function cutOff(
  context: Context,
  tx: Tx,
  tags: Tags,
  { home, id, roots }: { home: string; id: string; roots: Roots },
): Promise<void> {
  const erasure = await lockErasure(tx, home, id)
  if (!erasure) return
  const checkouts = await checkoutsOf(tx, tags, roots)
  const held = await heldRoots(tx, tags, { home, root: 'checkouts', ids: checkouts }, 'locks', 'open')
  const loose = checkouts.filter((checkout) => !held.includes(checkout))
  await deleteTree(tx, tags, { home, root: 'checkouts', ids: loose }, 'all')
  await emptyColumns(tx, tags, roots, 'while-customer')
  await deleteTree(tx, tags, roots, 'own')
  const at = context.clock.now()
  const threads = erasure.threads ?? []
  await forgetTold(
    tx,
    home,
    threads.map((thread) => thread.id),
  )
  await buryStreams(tx, home, threads, at)
  await saveErased(tx, erasure, [...erasure.kept, ...held], erasure.erased_at ?? at)
}

const Found = z.object({ id: z.string() })

async function checkoutsOf(tx: Tx, tags: Tags, roots: Roots): Promise<string[]> {
  const table = tags.get('checkouts')
  if (!table) throw new Error('there is no table of checkouts')
  return (await rowsOf(tx.db, tags, roots, table, ['id'])).map((row) => Found.parse(row).id)
}

/** From orders that are done goes what only an open one needs; when none is open any more, it is over. */
async function closeOrders(
  context: Context,
  tx: Tx,
  tags: Tags,
  { home, id }: { home: string; id: string },
): Promise<void> {
  const erasure = await lockErasure(tx, home, id)
  if (!erasure?.erased_at) return
  const kept = { home, root: 'checkouts', ids: erasure.kept }
  // A credit note that is just being written would take with it what is about to go.
  await lockOrdersOf(tx, home, erasure.kept)
  const open = await heldRoots(tx, tags, kept, 'open')
  const done = erasure.kept.filter((checkout) => !open.includes(checkout))
  await emptyColumns(tx, tags, { ...kept, ids: done }, 'while-open')
  await deleteTree(tx, tags, { ...kept, ids: done }, 'own')
  const now = context.clock.now()
  if (open.length === 0 && now.getTime() - erasure.erased_at.getTime() >= WATCH_MS) await saveClosed(tx, erasure, now)
}

/** Takes up those that were cut off, or wait for an order to be done. One that fails stands in nobody's way. */
export async function goOnForgetting(context: Context): Promise<void> {
  let last: Erasure | undefined
  for (;;) {
    const open = await openErasures(context.database.read, last, PAGE)
    for (const { home, id } of open) {
      await forget(context, { home, id }).catch((error: unknown) =>
        context.log.error({ err: error, erasure: id }, 'a customer could not be forgotten yet'),
      )
    }
    last = open.at(-1)
    if (open.length < PAGE) return
  }
}
