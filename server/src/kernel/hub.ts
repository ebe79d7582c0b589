import type { StoredFact } from './stored-fact.ts'

export type FactListener = (facts: readonly StoredFact[]) => void

/** What live clients are told that is no fact and is not kept. */
export type Signal = { type: 'typing'; by: 'shopper' | 'staff' | 'concierge' }

/** Tells those who listen to a stream what was just committed. A hint only: whoever missed one reads on from its cursor. */
export type Hub = {
  publish(facts: readonly StoredFact[]): void
  /** Hears facts, or an empty list when there is something to read. All listeners are given the same objects. */
  listen(stream: string, hear: FactListener, signal?: (signal: Signal) => void): () => void
  signal(stream: string, signal: Signal): void
  /** Everything published here, for hints to other servers. */
  onPublish(listener: FactListener): void
  /** Another server has committed something in this stream: its facts have to be read. */
  hint(stream: string): void
  /** How many streams somebody listens to. */
  size(): number
  /** Asks all listeners to look for what they may have missed. */
  hintAll(): void
  /** The server stops: whoever waits for news, now or from now on, has waited long enough. */
  close(): void
}

/**
 * Waits for the next thing in a stream, from now on: begun before one looks, so that nothing falls between looking and
 * waiting. `wait` resolves after so many milliseconds at most.
 */
export function expectNews(hub: Hub, stream: string): { wait(milliseconds: number): Promise<void>; stop(): void } {
  let news: () => void = () => undefined
  const came = new Promise<void>((resolve) => {
    news = resolve
  })
  const leave = hub.listen(stream, () => news())
  return {
    async wait(milliseconds) {
      const timer = setTimeout(news, milliseconds)
      await came
      clearTimeout(timer)
    },
    stop: leave,
  }
}

type Listener = { hear: FactListener; signal: ((signal: Signal) => void) | undefined }

export function createHub(): Hub {
  // Stream ids are unique by themselves; the home is checked where a listener is admitted.
  const listeners = new Map<string, Set<Listener>>()
  const all: FactListener[] = []
  let closed = false

  function tell(stream: string, facts: readonly StoredFact[]): void {
    const set = listeners.get(stream)
    if (set) for (const listener of set) listener.hear(facts)
  }

  function hintAll(): void {
    for (const stream of listeners.keys()) tell(stream, [])
  }

  return {
    publish(facts) {
      const [first] = facts
      if (!first) return
      for (const listener of all) listener(facts)
      if (listeners.size === 0) return
      // Almost always one stream: grouped only when there are more.
      if (facts.every((fact) => fact.stream === first.stream)) tell(first.stream, facts)
      else for (const [stream, group] of Map.groupBy(facts, (fact) => fact.stream)) tell(stream, group)
    },
    listen(stream, hear, signal) {
      const listener = { hear, signal }
      const set = listeners.get(stream) ?? new Set()
      set.add(listener)
      listeners.set(stream, set)
      if (closed) queueMicrotask(() => hear([]))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(stream)
      }
    },
    signal(stream, signal) {
      const set = listeners.get(stream)
      if (set) for (const listener of set) listener.signal?.(signal)
    },
    onPublish: (listener) => void all.push(listener),
    hint: (stream) => tell(stream, []),
    size: () => listeners.size,
    hintAll,
    close() {
      closed = true
      hintAll()
    },
  }
}
