import type { FactRow } from '../conversations/store.ts'
import type { Place } from '../conversations/conversation.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import type { Hub } from '../kernel/hub.ts'

const PAGE = 200

export type Follower = {
  /** One fact, or a signal that is none, as JSON. */
  send(text: string): void
  read(after: number, limit: number): Promise<FactRow[]>
  fail(error: unknown): void
}

/**
 * Follows a conversation from a cursor: first what is stored, then what is published. A fact that does not join on is a
 * sign of a missed hint, and the gap is read from the store: nothing is skipped and nothing comes twice.
 */
export function follow(context: { hub: Hub }, place: Place, after: number, follower: Follower): () => void {
  let cursor = after
  let stopped = false
  let reading = false
  let again = false

  function push(seq: number, text: string): void {
    cursor = seq
    follower.send(text)
  }

  async function catchUp(): Promise<void> {
    if (reading) {
      again = true
      return
    }
    reading = true
    try {
      do {
        again = false
        const rows = await follower.read(cursor, PAGE)
        if (stopped) return
        for (const row of rows) if (row.seq === cursor + 1) push(row.seq, JSON.stringify(row))
        if (rows.length === PAGE) again = true
      } while (again)
    } catch (error) {
      if (!stopped) follower.fail(error)
    } finally {
      reading = false
    }
  }

  function hear(facts: readonly StoredFact[]): void {
    if (stopped) return
    if (facts.length === 0 || reading) {
      void catchUp()
      return
    }
    for (const fact of facts) {
      if (fact.seq <= cursor) continue
      if (fact.seq !== cursor + 1) {
        void catchUp()
        return
      }
      push(fact.seq, factText(fact))
    }
  }

  const leave = context.hub.listen(place.conversation, hear, follower.send)
  void catchUp()
  return () => {
    stopped = true
    leave()
  }
}

const texts = new WeakMap<StoredFact, string>()

/** The same fact goes to every client that watches: written as JSON once. */
function factText(fact: StoredFact): string {
  const known = texts.get(fact)
  if (known !== undefined) return known
  const text = JSON.stringify({ seq: fact.seq, kind: fact.kind, at: fact.at, data: fact.data })
  texts.set(fact, text)
  return text
}
