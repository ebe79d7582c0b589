import { openConversation } from '../src/conversations/store.ts'
import type { Incoming } from '../src/conversations/conversation.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { type Database, openDatabase } from '../src/kernel/database.ts'
import type { StoredFact } from '../src/kernel/stored-fact.ts'
import { createIds } from '../src/kernel/ids.ts'
import { createLog } from '../src/kernel/log.ts'
import { insertCustomer } from '../src/people/store.ts'
import { freshDatabase } from './harness/database.ts'

export const newId = createIds(systemClock)

export type Store = {
  database: Database
  /** Opens one more pool on the same database, as another server would. */
  another(): Database
  /** Facts that were told after a commit. */
  told: StoredFact[]
  close(): Promise<void>
}

/** A fresh database with the server's own way of speaking to it, and no server. */
export async function openStore(): Promise<Store> {
  const fresh = await freshDatabase()
  const told: StoredFact[] = []
  const opened: Database[] = []
  function another(): Database {
    const database = openDatabase({
      connection: fresh.connection,
      log: createLog('error'),
      onFacts: (facts) => told.push(...facts),
    })
    opened.push(database)
    return database
  }
  return {
    database: another(),
    another,
    told,
    async close() {
      await Promise.all(opened.map((database) => database.close()))
      await fresh.drop()
    },
  }
}

export type TestThread = { home: string; conversation: string; customer: string; handle: string }

/** A customer with a thread in a shop of any id. */
export async function openTestThread(database: Database, home = newId(), connection?: string): Promise<TestThread> {
  const thread = { home, conversation: newId(), customer: newId(), handle: newId() }
  await database.transact(async (tx) => {
    const { customer, handle } = thread
    await insertCustomer(tx, {
      home,
      customer,
      handle,
      link: newId(),
      channel: connection ? 'test' : 'web',
      scope: home,
      address: handle,
      evidence: 'first_contact',
      ...(connection ? { connection } : {}),
    })
    await openConversation(tx, { ...thread, locale: 'en', timezone: 'UTC' })
  })
  return thread
}

export function incoming(thread: TestThread, text: string, clientId: string = newId()): Incoming & { claim: string } {
  return { ...thread, id: newId(), clientId, parts: [{ type: 'text', text }], at: new Date(), claim: newId() }
}
