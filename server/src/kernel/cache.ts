import type { Clock } from './clock.ts'

export type Cache<T> = {
  get(key: string, load: () => Promise<T>): Promise<T>
  clear(): void
}

/** Remembers answers for a short time. Callers that ask at once share one load; a failed one is not kept. */
export function createCache<T>(clock: Clock, freshMs: number, most: number): Cache<T> {
  const entries = new Map<string, { at: number; value: Promise<T> }>()
  return {
    get(key, load) {
      const now = clock.now().getTime()
      const known = entries.get(key)
      if (known && Math.abs(now - known.at) < freshMs) return known.value
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
