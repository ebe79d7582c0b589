/** How fast something may go, by its key. */
export type Pace = {
  /** Takes one; answers for how many milliseconds whoever took it has to wait first. */
  take(key: string, perSecond: number): number
}

type Bucket = { free: number; at: number }

/** Keys that are remembered; one that has rested for a second needs no memory. */
const MOST = 10_000

/**
 * Token buckets that hold what a second brings: after a rest that many go at once, then one after the other. `servers` share
 * it evenly, as far as they know of each other; `now` gives milliseconds that never go back.
 */
export function createPace(servers: () => number = () => 1, now: () => number = () => performance.now()): Pace {
  const buckets = new Map<string, Bucket>()

  function forget(at: number): void {
    for (const [key, bucket] of buckets) if (at - bucket.at > 1000) buckets.delete(key)
  }

  return {
    take(key, ofAll) {
      const at = now()
      const perSecond = ofAll / servers()
      if (buckets.size >= MOST) forget(at)
      const bucket = buckets.get(key) ?? { free: perSecond, at }
      const free = Math.min(perSecond, bucket.free + ((at - bucket.at) / 1000) * perSecond) - 1
      buckets.set(key, { free, at })
      return free >= 0 ? 0 : (-free / perSecond) * 1000
    },
  }
}
