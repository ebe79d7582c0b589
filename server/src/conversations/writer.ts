import { createBatcher } from '../kernel/batcher.ts'
import type { Database } from '../kernel/database.ts'
import { appendMessages } from './append.ts'
import type { Appended, Incoming } from './conversation.ts'
import { type Finished, finishTurns, type TurnResult } from './finish.ts'

export type Writer = {
  append(message: Incoming & { claim: string }): Promise<Appended | { missing: true }>
  finish(result: TurnResult): Promise<Finished | 'lost'>
}

/** The hot path's two writes: what arrives at the same time shares a statement and a commit. */
export function createWriter(database: Database): Writer {
  return {
    append: createBatcher({
      run: (batch: (Incoming & { claim: string })[]) => appendMessages(database, batch),
      keyOf: (message) => message.conversation,
    }),
    finish: createBatcher({
      run: (batch: TurnResult[]) => finishTurns(database, batch),
      keyOf: (result) => result.conversation,
    }),
  }
}
