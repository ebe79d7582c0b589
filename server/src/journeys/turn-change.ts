import type { Refused, Result } from '@souk/concierge/tools.ts'
import type { z } from 'zod'
import type { Claimed } from '../conversations/conversation.ts'
import { isInEpoch } from '../conversations/epoch.ts'
import type { Database, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { findScope, once } from '../kernel/idempotency.ts'
import type { Context } from './context.ts'
import type { TurnLook } from './turn-look.ts'

/** Whose turn it is: what was claimed, the message it answers, and up to which seq it has read. */
export type TurnOf = {
  claim: Claimed
  message: string
  upTo: number
  /** Nothing of it will stay, so that whoever speaks meanwhile need not be held back; the catalogue is looked at from outside. */
  rehearsal?: TurnLook
}

/** Somebody took the thread over while the concierge was thinking: the turn ends here, and nothing more is changed. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

export type Change = <T>(
  home: string,
  key: string,
  answer: z.ZodType<T>,
  work: (tx: Tx) => Promise<T>,
) => Promise<Result<T>>

/**
 * A command of a turn in one transaction, once per message and key, and only while the concierge still speaks; what a
 * person can cause comes back as a value.
 */
export function turnChange(context: Pick<Context, 'database' | 'keys'>, turn: TurnOf): Change {
  const { claim, upTo } = turn
  return (home, key, answer, work) =>
    refusals(async () => {
      const input = { home, scope: `${scopeOf(turn)}${upTo}`, key, request: key, sealWith: context.keys.idempotency }
      const { value } = await context.database.transact(async (tx) => {
        const done = await once(tx, input, () => work(tx))
        if (!turn.rehearsal && !(await isInEpoch(tx, claim, claim.context.speaker.epoch))) throw new Overtaken()
        return done
      })
      return answer.parse(value)
    })
}

/** For what has no transaction of its own to be asked in: throws where somebody else speaks now. */
export async function mustSpeak(
  { database }: Pick<Context, 'database'>,
  { claim }: Pick<TurnOf, 'claim'>,
): Promise<void> {
  const speaks = await database.transact((tx) => isInEpoch(tx, claim, claim.context.speaker.epoch))
  if (!speaks) throw new Overtaken()
}

/**
 * Up to which seq a turn of this message had read when it changed something and was then cut off; null when it did not. It
 * is run again over the same messages: what came later is the next turn's, else an earlier change would pass for a later wish.
 */
export async function begunUpTo(database: Database, turn: Pick<TurnOf, 'claim' | 'message'>): Promise<number | null> {
  const prefix = scopeOf(turn)
  const scope = await findScope(database.read, turn.claim.home, prefix)
  return scope === undefined ? null : Number(scope.slice(prefix.length))
}

function scopeOf({ claim, message }: Pick<TurnOf, 'claim' | 'message'>): string {
  return `turn/${claim.conversation}/${message}/`
}

/** A failure that a person can cause becomes a value that the concierge puts into words. */
export async function refusals<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const refused: Refused = { refused: error.code }
    return error.detail === undefined ? refused : { ...refused, detail: error.detail }
  }
}
