import type { ShopFact, ShopFrame } from '@souk/contract/presence.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followShop, type ShopLive, type ShopLiveState } from './shop-live.ts'

/** A socket that the test opens, feeds and closes. */
class FakeSocket {
  static made: FakeSocket[] = []
  readyState = 0
  onmessage: ((event: { data: string }) => void) | undefined
  onclose: ((event: { code: number }) => void) | undefined
  sent: unknown[] = []
  url: string
  protocols: string[]
  constructor(url: string, protocols: string[]) {
    this.url = url
    this.protocols = protocols
    FakeSocket.made.push(this)
  }
  tell(frame: ShopFrame) {
    this.readyState = 1
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  send(data: string) {
    this.sent.push(JSON.parse(data))
  }
  close(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

const fact = (seq: number): ShopFact => ({
  conversation: 't',
  fact: { seq, at: '2026-11-20T14:00:00Z', kind: 'turn.done', data: { upTo: seq } },
})
const facts = (after: number, ...seqs: number[]): ShopFrame => ({
  type: 'facts',
  after: `c${after}`,
  cursor: `c${seqs.at(-1)}`,
  facts: seqs.map(fact),
})
const hello = (at: number): ShopFrame => ({ type: 'hello', cursor: `c${at}`, presence: [] })

let live: ShopLive | undefined
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  live?.close()
  FakeSocket.made = []
  vi.useRealTimers()
})

function follow() {
  const heard = {
    seqs: [] as number[],
    states: [] as ShopLiveState[],
    starts: [] as boolean[],
    members: [] as string[],
  }
  live = followShop({
    baseUrl: 'http://souk',
    shop: 'lumen',
    onFacts: (list) => heard.seqs.push(...list.map((one) => one.fact.seq)),
    onStart: (_cursor, fresh) => heard.starts.push(fresh),
    onState: (state) => heard.states.push(state),
    onPresence: (members) => (heard.members = members.map(({ name }) => name)),
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  return { live, heard }
}

const last = () => FakeSocket.made.at(-1)!

test('it goes on after the last cursor when the line was lost, and says again who looks at what', () => {
  const { live: line, heard } = follow()
  expect(last().url).toBe('ws://souk/api/shops/lumen/live')
  expect(last().protocols).toEqual(['souk.v1'])
  line.here(['t'])
  last().tell(hello(3))
  expect(last().sent).toEqual([{ type: 'here', state: 'here', open: ['t'] }])
  last().tell(facts(3, 4, 5))
  last().close()
  expect(heard.states.at(-1)).toBe('offline')
  vi.advanceTimersByTime(400)
  expect(last().url).toBe('ws://souk/api/shops/lumen/live?after=c5')
  last().tell(hello(5))
  last().tell(facts(5, 6))
  expect(last().sent).toEqual([{ type: 'here', state: 'here', open: ['t'] }])
  expect(heard).toEqual({
    seqs: [4, 5, 6],
    states: ['connecting', 'live', 'offline', 'live'],
    starts: [true, false],
    members: [],
  })
})

test('what does not join on is not handed over: it is asked for again from where all was whole', () => {
  const { heard } = follow()
  last().tell(hello(1))
  last().tell(facts(1, 2))
  const gapped = last()
  gapped.tell(facts(4, 5))
  gapped.tell(facts(5, 6))
  expect(heard.seqs).toEqual([2])
  vi.advanceTimersByTime(400)
  expect(last().url).toContain('after=c2')
  last().tell(hello(2))
  last().tell(facts(2, 3, 4, 5))
  expect(heard.seqs).toEqual([2, 3, 4, 5])
})

test('what is no longer kept is begun anew, who may not listen stops trying, and a dead line is given up', () => {
  const { heard } = follow()
  last().tell(hello(1))
  last().close(4410)
  vi.advanceTimersByTime(0)
  expect(last().url).not.toContain('after')
  last().tell(hello(9))
  expect(heard.starts).toEqual([true, true])
  for (let beats = 0; beats < 6; beats += 1) {
    vi.advanceTimersByTime(15_000)
    last().tell({ type: 'beat' })
  }
  expect(FakeSocket.made).toHaveLength(2)
  vi.advanceTimersByTime(60_000)
  expect(FakeSocket.made.length).toBeGreaterThan(2)
  last().close(4403)
  const tries = FakeSocket.made.length
  vi.advanceTimersByTime(600_000)
  expect(FakeSocket.made).toHaveLength(tries)
  expect(heard.states.at(-1)).toBe('refused')
})

test('who comes and goes is known; typing is said now and then, however many keys are pressed', () => {
  const { live: line, heard } = follow()
  const lena = { id: 'm1', name: 'Lena', state: 'here' as const, open: ['t'] }
  last().tell({ type: 'hello', cursor: 'c1', presence: [lena] })
  last().tell({ type: 'presence', members: [{ id: 'm2', name: 'Tariq', state: 'away', open: [] }] })
  expect(heard.members).toEqual(['Lena', 'Tariq'])
  last().tell({ type: 'presence', members: [{ ...lena, state: 'gone', open: [] }] })
  expect(heard.members).toEqual(['Tariq'])
  for (let key = 0; key < 30; key += 1) {
    line.typing('t')
    vi.advanceTimersByTime(100)
  }
  expect(last().sent).toEqual([
    { type: 'typing', conversation: 't' },
    { type: 'typing', conversation: 't' },
  ])
  expect(line.read('t', 4)).toBe(true)
})
