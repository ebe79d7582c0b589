/** Work of this process by what it is about: who needs what is just being made waits for it and need not make it again. */
export type UnderWay<T> = {
  run(key: string, work: () => Promise<T>): Promise<T>
  /** What comes of the work that is under way; undefined where there is none, or where it fails. */
  outcome(key: string): Promise<T | undefined>
}

export function createUnderWay<T>(): UnderWay<T> {
  const running = new Map<string, Promise<T>>()
  return {
    async run(key, work) {
      const promise = work()
      // The first is the one that others wait for: whatever begins after it may have to wait for it as well.
      if (running.has(key)) return promise
      running.set(key, promise)
      try {
        return await promise
      } finally {
        running.delete(key)
      }
    },
    outcome: async (key) => running.get(key)?.catch(() => undefined),
  }
}
