/** How long a word that nobody waited for is remembered: longer than it is tried. */
const REMEMBERED_MS = 30_000

/** What became of words: `nobody` waits for them now; somebody waits, who has asked anew `since`. */
export type Heard = 'heard' | 'nobody' | 'since'

/** Where requests wait for what is said to whoever made them. Of this process alone. */
export type Room<T> = {
  /** What is said to them next; undefined where that takes longer. Whoever has waited longest hears it. */
  wait(whom: string, ms: number): Promise<T | undefined>
  /** `key` is the same each time the same is said. */
  give(whom: string, key: string, words: T): Heard
}

type Visit<T> = { begun: number; hear(words: T): void }

export function createRoom<T>(now: () => number = () => performance.now()): Room<T> {
  const visits = new Map<string, Visit<T>[]>()
  /** Since when there are words for whom nobody waited. */
  const missed = new Map<string, number>()

  function leave(whom: string, visit: Visit<T>): void {
    const others = visits.get(whom)?.filter((other) => other !== visit) ?? []
    if (others.length > 0) visits.set(whom, others)
    else visits.delete(whom)
  }

  function forget(): void {
    // The oldest stand first.
    for (const [key, since] of missed) {
      if (now() - since < REMEMBERED_MS) return
      missed.delete(key)
    }
  }

  return {
    wait(whom, ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => end(undefined), ms)
        const visit = { begun: now(), hear: end }
        visits.set(whom, [...(visits.get(whom) ?? []), visit])

        function end(words: T | undefined): void {
          clearTimeout(timer)
          leave(whom, visit)
          resolve(words)
        }
      })
    },
    give(whom, key, words) {
      forget()
      const [visit] = visits.get(whom) ?? []
      const since = missed.get(key)
      if (!visit) {
        if (since === undefined) missed.set(key, now())
        return 'nobody'
      }
      // The answer to one question is none to the next, and would leave each after it with that of the one before.
      if (since !== undefined && since < visit.begun) return 'since'
      visit.hear(words)
      return 'heard'
    },
  }
}
