import fc from 'fast-check'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { FactRow } from '../conversations/store.ts'
import { createHub, expectNews } from '../kernel/hub.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import { follow } from './follow.ts'

const PLACE = { home: 'home', conversation: 'thread' }

/** A stream in memory: what is committed may be published late, twice, out of order, or never. */
function createStream() {
  const facts: StoredFact[] = []
  return {
    facts,
    commit(count: number): StoredFact[] {
      const fresh = Array.from({ length: count }, (_, index): StoredFact => ({
        home: 'home',
        stream: 'thread',
        seq: facts.length + index + 1,
        kind: 'turn.done',
        at: '2026-05-04T12:00:00.000Z',
        data: { upTo: facts.length + index },
      }))
      facts.push(...fresh)
      return fresh
    },
    rows(after: number, limit: number): FactRow[] {
      return facts.slice(after, after + limit).map(({ seq, kind, at, data }) => ({ seq, kind, at, data }))
    },
  }
}

/** What a client of ours makes of the frames, which are longer than 125 bytes at most by a little. */
function textsIn(frames: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < frames.length;) {
    const short = frames.readUInt8(at + 1)
    const [start, length] = short < 126 ? [at + 2, short] : [at + 4, frames.readUInt16BE(at + 2)]
    texts.push(frames.toString('utf8', start, start + length))
    at = start + length
  }
  return texts
}

const roomy = { isFull: () => false, drained: () => Promise.resolve() }

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), count: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), count: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), count: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), count: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hint' as const), count: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), count: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('turn' as const), count: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fill' as const), count: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drain' as const), count: fc.constant(0) }) },
)

test('whatever is late, lost, doubled or out of order: every fact comes once and in its order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(600), fc.nat(600), fc.array(step, { maxLength: 80 }), async (stored, start, steps) => {
      const stream = createStream()
      stream.commit(stored)
      const after = Math.min(start, stored)
      const hub = createHub()
      const got: number[] = []
      const reads: { rows: FactRow[]; done: (rows: FactRow[]) => void }[] = []
      let full = false
      let waiting: (() => void)[] = []
      const drain = () => {
        full = false
        for (const go of waiting) go()
        waiting = []
      }
      const stop = follow({ hub }, PLACE, after, {
        send: (frames) => got.push(...textsIn(frames).map((text) => (JSON.parse(text) as { seq: number }).seq)),
        isFull: () => full,
        drained: () => (full ? new Promise((go) => waiting.push(go)) : Promise.resolve()),
        // What a read answers is what was there when it began: the answer may be long on its way.
        read: (from, limit) => new Promise((done) => reads.push({ rows: stream.rows(from, limit), done })),
        fail: (error) => expect.fail(String(error)),
      })
      const unpublished: StoredFact[][] = []
      for (const { do: what, count } of steps) {
        if (what === 'commit') unpublished.push(stream.commit(count))
        if (what === 'publish') hub.publish(unpublished.splice(count % (unpublished.length || 1), 1)[0] ?? [])
        if (what === 'lose') unpublished.splice(count % (unpublished.length || 1), 1)
        if (what === 'repeat') hub.publish(stream.facts.slice(count, count + 3))
        if (what === 'hint') hub.hint('thread')
        if (what === 'answer') {
          const [read] = reads.splice(count % (reads.length || 1), 1)
          read?.done(read.rows)
        }
        if (what === 'turn') await turn()
        if (what === 'fill') full = true
        if (what === 'drain') drain()
      }
      drain()
      // In the end somebody hints once more, and all reads are answered.
      hub.hintAll()
      for (let quiet = 0; quiet < 5; quiet += 1) {
        for (const read of reads.splice(0)) {
          read.done(read.rows)
          quiet = 0
        }
        await turn()
      }
      expect(got).toEqual(Array.from({ length: stream.facts.length - after }, (_, index) => after + index + 1))
      stop()
      expect(hub.size()).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test('nothing is sent to a client that has gone', async () => {
  const hub = createHub()
  const stream = createStream()
  const got: Buffer[] = []
  let answer: ((rows: FactRow[]) => void) | undefined
  const stop = follow({ hub }, PLACE, 0, {
    ...roomy,
    send: (frames) => got.push(frames),
    read: () => new Promise((done) => (answer = done)),
    fail: () => undefined,
  })
  stream.commit(3)
  stop()
  answer?.(stream.rows(0, 3))
  hub.publish(stream.commit(1))
  await turn()
  expect(got).toEqual([])
})

test('a read that fails is reported, once', async () => {
  const hub = createHub()
  const failures: unknown[] = []
  const stop = follow({ hub }, PLACE, 0, {
    ...roomy,
    send: () => undefined,
    read: () => Promise.reject(new Error('away')),
    fail: (error) => failures.push(error),
  })
  await turn()
  expect(failures).toHaveLength(1)
  stop()
})

test('who reads slowly is given a portion at a time, and what is told meanwhile waits in the store', async () => {
  const hub = createHub()
  const stream = createStream()
  stream.commit(3)
  // Each more than a portion.
  for (const fact of stream.facts) fact.data = { text: 'x'.repeat(70_000) }
  let sent = 0
  let go: () => void = () => undefined
  const stop = follow({ hub }, PLACE, 0, {
    isFull: () => false,
    drained: () => new Promise((done) => (go = done)),
    send: () => (sent += 1),
    read: async (from, limit) => stream.rows(from, limit),
    fail: (error) => expect.fail(String(error)),
  })
  await turn()
  expect(sent).toBe(1)
  hub.publish(stream.commit(1))
  await turn()
  expect(sent).toBe(1)
  for (const expected of [2, 3, 4]) {
    go()
    await turn()
    expect(sent).toBe(expected)
  }
  stop()
})

test('the same facts are written as frames once for all who watch', () => {
  const hub = createHub()
  const got: Buffer[] = []
  const follower = {
    ...roomy,
    send: (frames: Buffer) => got.push(frames),
    read: () => new Promise<FactRow[]>(() => undefined),
    fail: () => undefined,
  }
  const after = createStream().commit(1).length
  const stops = [0, 1].map(() => follow({ hub }, PLACE, after, { ...follower, read: async () => [] }))
  return turn().then(() => {
    const stream = createStream()
    stream.commit(1)
    hub.publish(stream.commit(2))
    expect(got).toHaveLength(2)
    expect(got[0]).toBe(got[1])
    expect(textsIn(got[0]!).map((text) => (JSON.parse(text) as { seq: number }).seq)).toEqual([2, 3])
    for (const stop of stops) stop()
  })
})

test('who waits is woken by the first fact, or by the end of the time, and leaves nothing behind', async () => {
  const hub = createHub()
  const news = expectNews(hub, PLACE.conversation)
  hub.publish(createStream().commit(1))
  await news.wait(60_000)
  news.stop()
  const none = expectNews(hub, PLACE.conversation)
  await none.wait(1)
  none.stop()
  expect(hub.size()).toBe(0)
})

test('when the server stops nobody waits for news any more, also who begins to only then', async () => {
  const hub = createHub()
  const before = expectNews(hub, PLACE.conversation)
  hub.close()
  await before.wait(60_000)
  const after = expectNews(hub, PLACE.conversation)
  await after.wait(60_000)
  for (const { stop } of [before, after]) stop()
})
