import { expect, test } from 'vitest'
import { jitter, judgeFailure, withRetries } from './retry.ts'

function failure(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}

/** Work that fails with these, one after the other, and then answers how often it ran. */
function failing(...errors: unknown[]) {
  return async (attempt: number) => {
    const error = errors[attempt - 1]
    if (error !== undefined) throw error
    return attempt
  }
}

const quick = { pauseMs: 1, longestPauseMs: 2 }

test.each([
  [failure('could not serialize', '40001'), 'nothing_happened'],
  [failure('deadlock detected', '40P01'), 'nothing_happened'],
  [failure('the database system is starting up', '57P03'), 'nothing_happened'],
  [failure('connect ENOENT /x/.s.PGSQL.5432', 'ENOENT'), 'nothing_happened'],
  [failure('timeout exceeded when trying to connect'), 'nothing_happened'],
  [failure('terminating connection due to administrator command', '57P01'), 'outcome_unknown'],
  [failure('Connection terminated unexpectedly'), 'outcome_unknown'],
  [failure('read ECONNRESET', 'ECONNRESET'), 'outcome_unknown'],
  [failure('duplicate key', '23505'), 'permanent'],
  [failure('anything'), 'permanent'],
  ['a text', 'permanent'],
])('%s: %s', (error, verdict) => {
  expect(judgeFailure(error)).toBe(verdict)
})

test('what was rolled back runs again until it succeeds', async () => {
  const seen: number[] = []
  const result = await withRetries(failing(failure('a', '40001'), failure('b', '40P01')), {
    ...quick,
    onRetry: (_, attempt) => seen.push(attempt),
  })
  expect(result).toBe(3)
  expect(seen).toEqual([1, 2])
})

test('a lost connection is repeated only where that does no harm', async () => {
  const lost = failure('Connection terminated unexpectedly')
  await expect(withRetries(failing(lost), quick)).rejects.toBe(lost)
  expect(await withRetries(failing(lost), { ...quick, repeatable: true })).toBe(2)
})

test('it gives up after the attempts, with the last error, and at once on any other', async () => {
  const errors = ['one', 'two', 'three'].map((message) => failure(message, '40001'))
  await expect(withRetries(failing(...errors), { ...quick, attempts: 2 })).rejects.toBe(errors[1])
  const wrong = failure('duplicate', '23505')
  await expect(withRetries(failing(wrong), quick)).rejects.toBe(wrong)
})

test('a signal ends the waiting', async () => {
  const stop = new AbortController()
  const work = withRetries(failing(failure('a', '40001')), {
    pauseMs: 1e9,
    longestPauseMs: 1e9,
    signal: stop.signal,
    onRetry: () => setTimeout(() => stop.abort(), 5),
  })
  await expect(work).rejects.toThrow('aborted')
})

test('pauses double up to the longest', () => {
  for (let attempt = 1; attempt < 30; attempt += 1) {
    const pause = jitter(10, 100, attempt)
    expect(pause).toBeGreaterThanOrEqual(0)
    expect(pause).toBeLessThanOrEqual(Math.min(100, 10 * 2 ** (attempt - 1)))
  }
})
