import { useSyncExternalStore } from 'react'
import { fullTime, relative } from './format.ts'

const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined
let minute = Date.now()

/** One clock for all times on the page. */
function onMinute(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    minute = Date.now()
    for (const one of listeners) one()
  }, 30_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** Now, renewed twice a minute. */
export function useNow(): number {
  useSyncExternalStore(onMinute, () => minute)
  return Math.max(minute, Date.now() - 30_000)
}

/** How long ago, with the moment itself for who asks. */
export function Time({ at }: { at: string }) {
  const now = useNow()
  return (
    <time dateTime={at} title={fullTime(at)} className="figures">
      {relative(at, now)}
    </time>
  )
}
