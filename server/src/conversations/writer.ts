import { createBatcher } from '../kernel/batcher.ts'
import type { Database } from '../kernel/database.ts'
import { appendMessages } from './append.ts'
import type { Appended, Incoming } from './conversation.ts'
import { recordFates, type Recorded } from './deliveries.ts'
import { hearAll, type Hearing } from './told.ts'
import { type Finished, finishTurns, type TurnResult } from './finish.ts'
import { type Brought, type Ended, endInbound, type Stored, storeInbound } from './inbound.ts'

export type Writer = {
  append(message: Incoming & { claim: string }): Promise<Appended | { missing: true }>
  finish(result: TurnResult): Promise<Finished | 'lost'>
  /** Keeps what a webhook brought, and hands out what may be handled at once. */
  store(brought: Brought): Promise<Stored>
  /** Keeps what became of items that were handed out. */
  end(ended: readonly Ended[]): Promise<void>
  /** Keeps what became of a delivery, and tells its thread. True where more is due at its connection. */
  record(recorded: Recorded): Promise<boolean>
  /** Keeps what a provider told of a message. False where the message is not known (yet). */
  hear(hearing: Hearing): Promise<boolean>
}

/** The hot path's writes: what arrives at the same time shares a statement and a commit. */
export function createWriter(database: Database): Writer {
  const end = createBatcher({
    run: async (batch: (readonly Ended[])[]) => {
      await endInbound(database, batch.flat())
      return batch.map(() => true)
    },
  })
  return {
    append: createBatcher({
      run: (batch: (Incoming & { claim: string })[]) => appendMessages(database, batch),
      keyOf: (message) => message.conversation,
    }),
    finish: createBatcher({
      run: (batch: TurnResult[]) => finishTurns(database, batch),
      keyOf: (result) => result.conversation,
    }),
    store: createBatcher({ run: (batch: Brought[]) => storeInbound(database, batch) }),
    hear: createBatcher({
      run: (batch: Hearing[]) => hearAll(database, batch),
      keyOf: ({ told }) => told.ref,
    }),
    async end(ended) {
      await end(ended)
    },
    record: createBatcher({
      run: (batch: Recorded[]) => recordFates(database, batch),
      keyOf: ({ due }) => due.conversation,
    }),
  }
}
