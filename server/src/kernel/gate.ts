/** Lets so many in at a time; the others wait in their order. */
export function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside < most) inside += 1
    else await new Promise<void>((resolve) => void waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Who waits takes the place over, so that nobody slips in before.
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
