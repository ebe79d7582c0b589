import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from './database.ts'
import { Failure } from './failure.ts'
import { open, seal, type Key } from './secrets.ts'

export type OnceInput = {
  home: string
  /** Who may see the answer again: the caller and the method. */
  scope: string
  key: string
  /** The request as canonical text: another one under the same key is refused. */
  request: string
  /** Closes the stored answer, which may hold a key or a token. */
  sealWith: Key
}

/**
 * Runs `work` once for a key, in the caller's transaction: its effect and its answer are stored together, so a crash
 * leaves both or neither. The same key and request answers the same; another request throws `idempotency_mismatch`; while
 * the first is under way, `in_flight`.
 */
export async function once<T>(
  tx: Tx,
  input: OnceInput,
  work: () => Promise<T>,
): Promise<{ value: unknown; replayed: boolean }> {
  const { home, scope, key } = input
  const about = `${home}/${scope}/${key}`
  const lock = createHash('sha256').update(about).digest().readBigInt64BE()
  // The second statement sees what was there once the lock was had.
  const [{ rows }, known] = await Promise.all([
    sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${lock}) as free`.execute(tx.db),
    tx.db
      .selectFrom('idempotency')
      .select(['request', 'response'])
      .where('home', '=', home)
      .where('scope', '=', scope)
      .where('key', '=', key)
      .executeTakeFirst(),
  ])
  if (!rows[0]?.free) throw new Failure('in_flight')
  const request = createHash('sha256').update(input.request).digest('hex')
  if (known) {
    if (known.request !== request) throw new Failure('idempotency_mismatch')
    const value: unknown = JSON.parse(open(input.sealWith, known.response, about))
    return { value, replayed: true }
  }
  const value = await work()
  const response = seal(input.sealWith, JSON.stringify(value), about)
  tx.later(tx.db.insertInto('idempotency').values({ home, scope, key, request, response }).execute())
  return { value, replayed: false }
}

/** A scope that begins so and under which something was done. */
export async function findScope(read: Reader, home: string, prefix: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('idempotency')
    .select('scope')
    .where('home', '=', home)
    .where('scope', '>=', prefix)
    .where('scope', '<', `${prefix}~`)
    .limit(1)
    .executeTakeFirst()
  return row?.scope
}
