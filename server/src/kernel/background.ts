import type { Log } from './log.ts'

export type Background = {
  /** Runs work that nobody waits for; a failure is logged, never lost. */
  start(name: string, work: () => Promise<void>): void
  /** Resolves when all of it is done. */
  idle(): Promise<void>
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>()
  return {
    start(name, work) {
      const promise = work()
        .catch((error: unknown) => log.error({ err: error, work: name }, 'work in the background failed'))
        .finally(() => running.delete(promise))
      running.add(promise)
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
