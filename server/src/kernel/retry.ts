import { setTimeout as sleep } from 'node:timers/promises'

export type RetryOptions = {
  /** How often at most in all, the first included. */
  attempts?: number
  /** The first pause at most, in milliseconds; it doubles each time. */
  pauseMs?: number
  longestPauseMs?: number
  /** The work may run again although its COMMIT may have succeeded unheard (it is idempotent, or it only reads). */
  repeatable?: boolean
  signal?: AbortSignal
  onRetry?: (error: unknown, attempt: number) => void
}

/** PostgreSQL says itself that nothing was committed, or no connection came about. */
const NOTHING_HAPPENED = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '57P03', // cannot_connect_now: starting up or shutting down
  'ECONNREFUSED',
  'ENOENT', // the socket is away while PostgreSQL restarts
])
/** The connection went away: a COMMIT on its way may or may not have been carried out. */
const OUTCOME_UNKNOWN = new Set(['57P01', '57P02', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const NEVER_CONNECTED = /timeout exceeded when trying to connect|Connection terminated due to connection timeout/
const LOST = /Connection terminated|Client has encountered a connection error/

/** Somebody was quicker with what this transaction had looked for: it gives up what it has locked and begins anew. */
export class Overtaken extends Error {
  override name = 'Overtaken'
  /** As PostgreSQL says it: nothing has happened. */
  readonly code = '40001'
}

export type Failure = 'nothing_happened' | 'outcome_unknown' | 'permanent'

/** What a failed database call tells about whether its work was done. */
export function judgeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return 'permanent'
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && NOTHING_HAPPENED.has(code)) return 'nothing_happened'
  if (NEVER_CONNECTED.test(error.message)) return 'nothing_happened'
  if ((typeof code === 'string' && OUTCOME_UNKNOWN.has(code)) || LOST.test(error.message)) return 'outcome_unknown'
  return 'permanent'
}

/**
 * Runs work on the database again after a serialisation failure, a deadlock, or while PostgreSQL is away; after a
 * connection that broke in the middle only where the work is `repeatable`. The work has to begin a transaction of its own.
 */
export async function withRetries<T>(work: (attempt: number) => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 5, pauseMs = 20, longestPauseMs = 1000, repeatable = false, signal, onRetry } = options
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted()
    try {
      return await work(attempt)
    } catch (error) {
      const failure = judgeFailure(error)
      const again = failure === 'nothing_happened' || (failure === 'outcome_unknown' && repeatable)
      if (!again || attempt >= attempts) throw error
      onRetry?.(error, attempt)
      await sleep(jitter(pauseMs, longestPauseMs, attempt), undefined, { signal })
    }
  }
}

/** A random pause (full jitter), so that those who collided do not meet again. */
export function jitter(firstMs: number, longestMs: number, attempt: number): number {
  return Math.random() * Math.min(longestMs, firstMs * 2 ** (attempt - 1))
}
