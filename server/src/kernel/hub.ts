import type { StoredFact } from './stored-fact.ts'

export type FactListener = (facts: readonly StoredFact[]) => void

/** Somebody of the staff whose console is open at one of our servers; who is not heard of again is gone. */
export type Seen = {
  type: 'seen'
  /** The connection; the same again takes the place of what was said before. */
  line: string
  member: { id: string; name: string }
  state: 'here' | 'away' | 'gone'
  open: readonly string[]
}
/** `member`: who of the staff it is, for their colleagues only. */
export type Typing = {
  type: 'typing'
  conversation: string
  by: 'shopper' | 'staff' | 'concierge'
  member?: { id: string; name: string } | undefined
}
/** What live clients of a shop are told that is no fact and is not kept; `who` asks all servers who is seen there. */
export type Signal = Typing | Seen | { type: 'who' }
export type SignalListener = (signal: Signal) => void
/** Signals as one server passes them on to the others. */
export type Signalled = { home: string; signal: Signal }

/** Tells those who listen to a stream what was just committed. A hint only: whoever missed one reads on from its cursor. */
export type Hub = {
  publish(facts: readonly StoredFact[]): void
  /**
   * Hears facts, or an empty list when there is something to read, and what is signalled in this conversation of the home.
   * All listeners are given the same objects.
   */
  listen(stream: string, hear: FactListener, signal?: { home: string; hear: SignalListener }): () => void
  /** Hears that there is something to read in some stream of the home, and all signals of it. */
  listenHome(home: string, hear: () => void, signal: SignalListener): () => void
  /** Tells who listens here, and the other servers. */
  signal(home: string, signal: Signal): void
  /** The same of another server's. */
  pass(signalled: Signalled): void
  /** Everything signalled here, for other servers. */
  onSignal(listener: (signalled: Signalled) => void): void
  /** Everything published here, for hints to other servers. */
  onPublish(listener: FactListener): void
  /** Another server has committed something in this stream, or home: its facts have to be read. */
  hint(streamOrHome: string): void
  /** How many streams and homes somebody listens to. */
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

type StreamListener = { hear: FactListener; signal: { home: string; hear: SignalListener } | undefined }
type HomeListener = { hear: () => void; signal: SignalListener }

export function createHub(): Hub {
  // Stream ids are unique by themselves; the home is checked where a listener is admitted.
  const streams = createListeners<StreamListener>()
  const homes = createListeners<HomeListener>()
  const all: FactListener[] = []
  const passing: ((signalled: Signalled) => void)[] = []
  let closed = false

  function tell(home: string, stream: string, facts: readonly StoredFact[]): void {
    for (const listener of streams.of(stream)) listener.hear(facts)
    for (const listener of homes.of(home)) listener.hear()
  }

  function hintAll(): void {
    for (const listener of streams.all()) listener.hear([])
    for (const listener of homes.all()) listener.hear()
  }

  function pass({ home, signal }: Signalled): void {
    if (signal.type === 'typing')
      for (const listener of streams.of(signal.conversation))
        if (listener.signal?.home === home) listener.signal.hear(signal)
    for (const listener of homes.of(home)) listener.signal(signal)
  }

  return {
    publish(facts) {
      const [first] = facts
      if (!first) return
      for (const listener of all) listener(facts)
      if (streams.size() === 0 && homes.size() === 0) return
      // Almost always one stream: grouped only when there are more.
      if (facts.every((fact) => fact.stream === first.stream)) tell(first.home, first.stream, facts)
      else
        for (const [stream, group] of Map.groupBy(facts, (fact) => fact.stream))
          tell(group[0]?.home ?? '', stream, group)
    },
    listen(stream, hear, signal) {
      const leave = streams.add(stream, { hear, signal })
      if (closed) queueMicrotask(() => hear([]))
      return leave
    },
    listenHome: (home, hear, signal) => homes.add(home, { hear, signal }),
    signal(home, signal) {
      pass({ home, signal })
      for (const listener of passing) listener({ home, signal })
    },
    pass,
    onSignal: (listener) => void passing.push(listener),
    onPublish: (listener) => void all.push(listener),
    hint: (id) => tell(id, id, []),
    size: () => streams.size() + homes.size(),
    hintAll,
    close() {
      closed = true
      hintAll()
    },
  }
}

type Listeners<T> = {
  add(key: string, listener: T): () => void
  of(key: string): Iterable<T>
  all(): T[]
  size(): number
}

function createListeners<T>(): Listeners<T> {
  const listeners = new Map<string, Set<T>>()
  return {
    add(key, listener) {
      const set = listeners.get(key) ?? new Set()
      set.add(listener)
      listeners.set(key, set)
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key)
      }
    },
    of: (key) => listeners.get(key) ?? [],
    all: () => [...listeners.values()].flatMap((set) => [...set]),
    size: () => listeners.size,
  }
}
