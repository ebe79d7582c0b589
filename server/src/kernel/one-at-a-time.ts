import type { Background } from './background.ts'

/** Work in the background that is not begun again before it has ended; asked for meanwhile, it is done once more. */
export function oneAtATime(background: Background, name: string, work: () => Promise<void>): () => void {
  let running = false
  let again = false
  return () => {
    again = true
    if (running) return
    // Set by the work itself: while the background is paused nothing is begun.
    background.start(name, async () => {
      running = true
      try {
        while (again) {
          again = false
          await work()
        }
      } finally {
        running = false
      }
    })
  }
}
