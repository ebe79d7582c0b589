import type { z } from 'zod'
import { callerName, type Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import type { Tx } from '../kernel/database.ts'
import { once } from '../kernel/idempotency.ts'

/** Where things are kept that belong to no shop. */
export const NO_HOME = '00000000-0000-0000-0000-000000000000'

export type CreateInput<T> = {
  home: string
  /** The method's name. */
  method: string
  caller: Caller
  idempotencyKey: string | undefined
  /** Everything that makes the request this one: parameters and body. */
  request: unknown
  answer: z.ZodType<T>
}

/** Runs a creating command in one transaction; with an Idempotency-Key, once. */
export async function create<T>(context: Context, input: CreateInput<T>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { home, method, caller, idempotencyKey, request, answer } = input
  return context.database.transact(async (tx) => {
    if (idempotencyKey === undefined) return work(tx)
    const { value } = await once(
      tx,
      {
        home,
        scope: `${method}/${callerName(caller)}`,
        key: idempotencyKey,
        request: JSON.stringify(request),
        sealWith: context.keys.idempotency,
      },
      () => work(tx),
    )
    return answer.parse(value)
  })
}
