/** The only source of the present: passed in, so that tests decide what time it is. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export type SettableClock = Clock & {
  set(time: Date | string | number): void
  advance(milliseconds: number): void
}

/** A clock that stands still until it is told otherwise. */
export function settableClock(start: Date | string | number): SettableClock {
  let time = parseTime(start)
  return {
    now: () => new Date(time),
    set(next) {
      time = parseTime(next)
    },
    advance(milliseconds) {
      time += milliseconds
    },
  }
}

function parseTime(value: Date | string | number): number {
  const time = new Date(value).getTime()
  if (Number.isNaN(time)) throw new Error(`not a time: ${String(value)}`)
  return time
}
