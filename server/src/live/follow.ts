import type { FactRow } from '../conversations/store.ts'
import type { Place } from '../conversations/conversation.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import type { Hub, Signal, Typing } from '../kernel/hub.ts'
import { framesOf } from './frame.ts'

const PAGE = 200
/** Of a page so many bytes are handed over at once; the next ones when these have gone out. */
const PORTION = 64 * 1024

export type Follower = {
  /** Facts, or a signal that is none, each a JSON text in a WebSocket frame. The buffer is others' as well. */
  send(frames: Buffer): void
  /** Has so little gone out of what was sent that the rest is better read again later? */
  isFull(): boolean
  /** Resolves when what was sent has gone out, or the client has. */
  drained(): Promise<void>
  read(after: number, limit: number): Promise<FactRow[]>
  fail(error: unknown): void
}

/**
 * Follows a conversation from a cursor: first what is stored, then what is published. Facts that do not join on are a sign
 * of a missed hint, and the gap is read from the store: nothing is skipped and nothing comes twice. So it is for a client
 * that reads slowly: what it cannot take yet waits in the store and not in memory.
 */
export function follow(context: { hub: Hub }, place: Place, after: number, follower: Follower): () => void {
  let cursor = after
  let stopped = false
  let reading = false
  let again = false

  async function sendRows(rows: readonly FactRow[]): Promise<void> {
    let texts: string[] = []
    let bytes = 0
    for (const row of rows) {
      if (row.seq !== cursor + 1) continue
      cursor = row.seq
      const text = JSON.stringify(row)
      texts.push(text)
      bytes += text.length
      if (bytes < PORTION) continue
      follower.send(framesOf(texts))
      texts = []
      bytes = 0
      await follower.drained()
      if (stopped) return
    }
    if (texts.length > 0) follower.send(framesOf(texts))
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
        if (follower.isFull()) await follower.drained()
        const rows = await follower.read(cursor, PAGE)
        if (stopped) return
        await sendRows(rows)
        if (stopped) return
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
    const first = facts[0]?.seq ?? 0
    const last = facts.at(-1)?.seq ?? 0
    if (!reading && facts.length > 0 && last <= cursor) return
    // Facts of one commit follow each other, so the first tells whether all of them join on.
    if (reading || first !== cursor + 1 || last - first !== facts.length - 1 || follower.isFull()) {
      void catchUp()
      return
    }
    cursor = last
    follower.send(factFrames(facts))
  }

  function pass(signal: Signal): void {
    if (!stopped && signal.type === 'typing' && !follower.isFull()) follower.send(typingFrame(signal))
  }

  const leave = context.hub.listen(place.conversation, hear, { home: place.home, hear: pass })
  void catchUp()
  return () => {
    stopped = true
    leave()
  }
}

/** What is told goes to one client after another, so the last thing written is what the next one is to have as well. */
const last: { about?: object; frames: Buffer } = { frames: Buffer.alloc(0) }

/** The same facts go to every client that watches: written once, as JSON and as frames. */
function factFrames(facts: readonly StoredFact[]): Buffer {
  return once(facts, () => facts.map(({ seq, kind, at, data }) => JSON.stringify({ seq, kind, at, data })))
}

/** Which of the staff it is, is for the staff. */
function typingFrame(typing: Typing): Buffer {
  const { type, by } = typing
  return once(typing, () => [JSON.stringify({ type, by })])
}

function once(about: object, write: () => string[]): Buffer {
  if (last.about !== about) {
    last.frames = framesOf(write())
    last.about = about
  }
  return last.frames
}
