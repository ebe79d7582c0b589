import type { Clock } from './clock.ts'

export type Cache<T> = {
  get(key: string, load: () => Promise<T>): Promise<T>
  clear(): void
}

type Entry<T> = { at: number; value: Promise<T>; isRenewed?: true }

/**
 * Remembers answers for a short time. Callers that ask at once share one load; a failed one is not kept. `ahead`: what is
 * asked for in the second half of that time is loaded anew beside it, so that nobody waits for what many ask for.
 */
export function createCache<T>(clock: Clock, freshMs: number, most: number, { ahead = false } = {}): Cache<T> {
  const entries = new Map<string, Entry<T>>()

  function renew(key: string, known: Entry<T>, load: () => Promise<T>, at: number): void {
    known.isRenewed = true
    const value = load()
    value.then(
      () => {
        if (entries.get(key) === known) entries.set(key, { at, value })
      },
      () => delete known.isRenewed,
    )
  }

  return {
    get(key, load) {
      const now = clock.now().getTime()
      const known = entries.get(key)
      const age = known ? Math.abs(now - known.at) : freshMs
      if (known && age < freshMs) {
        if (ahead && age >= freshMs / 2 && !known.isRenewed) renew(key, known, load, now)
        return known.value
      }
      // Dropping all is crude and enough: it happens only when somebody asks for made-up names.
      if (entries.size >= most) entries.clear()
      const value = load()
      entries.set(key, { at: now, value })
      value.catch(() => entries.delete(key))
      return value
    },
    clear: () => entries.clear(),
  }
}
