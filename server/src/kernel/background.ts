import type { Log } from './log.ts'

export type Background = {
  /** Runs work that nobody waits for; a failure is logged, never lost. */
  start(name: string, work: () => Promise<void>): void
  /** Resolves when all of it is done. */
  idle(): Promise<void>
  /** Nothing more is begun until the answer is called; the sweeps take up afterwards what was left out. */
  pause(): () => void
  isPaused(): boolean
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>()
  let paused = false
  return {
    start(name, work) {
      if (paused) return
      const promise = work()
        .catch((error: unknown) => log.error({ err: error, work: name }, 'work in the background failed'))
        .finally(() => running.delete(promise))
      running.add(promise)
    },
    async idle() {
      while (running.size > 0) await Promise.all(running)
    },
    isPaused: () => paused,
    pause() {
      paused = true
      return () => {
        paused = false
      }
    },
  }
}
