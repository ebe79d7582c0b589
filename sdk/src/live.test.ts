import type { Conversation, Fact } from '@souk/contract/conversation.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { followConversation } from './live.ts'
import type { Follower, LiveState } from './live.ts'

const fact = (seq: number): Fact => ({ seq, at: '2026-11-20T14:00:00Z', kind: 'turn.done', data: { upTo: seq } })

/** A socket that the test opens, feeds and closes. */
class FakeSocket {
  static made: FakeSocket[] = []
  readyState = 0
  onopen: (() => void) | undefined
  onmessage: ((event: { data: string }) => void) | undefined
  onclose: (() => void) | undefined
  sent: string[] = []
  url: string
  protocols: string[]
  constructor(url: string, protocols: string[]) {
    this.url = url
    this.protocols = protocols
    FakeSocket.made.push(this)
  }
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  frame(value: object) {
    this.onmessage?.({ data: JSON.stringify(value) })
  }
  send(data: string) {
    this.sent.push(data)
  }
  close() {
    this.readyState = 3
    this.onclose?.()
  }
}

/** The server's facts by GET; `status` answers an error instead. */
function server(stored: Fact[], control: { status?: number } = {}) {
  const asked: string[] = []
  const answer: typeof fetch = async (input) => {
    const url = new URL(String(input))
    asked.push(url.pathname + url.search)
    if (url.pathname.endsWith('/facts')) {
      if (control.status) return new Response(JSON.stringify({ code: 'gone', title: 'x' }), { status: control.status })
      const after = Number(url.searchParams.get('after'))
      return Response.json({ facts: stored.filter(({ seq }) => seq > after), head: stored.length, floor: 1 })
    }
    return Response.json({ id: 'c', head: 40, messages: [] })
  }
  return { asked, fetch: answer, control }
}

let follower: Follower | undefined
afterEach(() => {
  follower?.close()
  FakeSocket.made = []
  vi.useRealTimers()
})

function follow(after: number, web: ReturnType<typeof server>) {
  vi.useFakeTimers()
  const facts: number[] = []
  const states: LiveState[] = []
  const typing: string[] = []
  const snapshots: Conversation[] = []
  follower = followConversation({
    baseUrl: 'http://souk',
    conversation: 'c',
    token: 'secret',
    after,
    onFact: ({ seq }) => facts.push(seq),
    onTyping: (by) => typing.push(by),
    onState: (state) => states.push(state),
    onSnapshot: (whole) => snapshots.push(whole),
    fetch: web.fetch,
    WebSocket: FakeSocket as unknown as typeof WebSocket,
  })
  return { facts, states, typing, snapshots }
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
const socket = (n: number) => FakeSocket.made[n] as FakeSocket

test('asks for what follows the cursor and keeps the token out of the address', () => {
  follow(7, server([]))
  expect(socket(0).url).toBe('ws://souk/api/conversations/c/live?after=7')
  expect(socket(0).protocols).toEqual(['souk.v1', 'bearer.secret'])
})

test('hands over each fact once, in order, and typing beside them', async () => {
  const told = follow(0, server([]))
  socket(0).open()
  socket(0).frame(fact(1))
  socket(0).frame({ type: 'typing', by: 'concierge' })
  socket(0).frame(fact(1))
  socket(0).frame(fact(2))
  await settle()
  expect(told.facts).toEqual([1, 2])
  expect(told.typing).toEqual(['concierge'])
  expect(told.states).toEqual(['connecting', 'live'])
})

test('a gap is filled before what comes after it', async () => {
  const web = server([fact(1), fact(2), fact(3), fact(4)])
  const told = follow(0, web)
  socket(0).open()
  socket(0).frame(fact(1))
  socket(0).frame(fact(4))
  await settle()
  expect(told.facts).toEqual([1, 2, 3, 4])
  expect(web.asked).toEqual(['/api/conversations/c/facts?after=1&wait=0'])
})

test('resumes after the last fact seen when the socket breaks', async () => {
  const stored = [fact(1), fact(2)]
  const told = follow(0, server(stored))
  socket(0).open()
  socket(0).frame(fact(1))
  await settle()
  socket(0).close()
  await settle(500)
  expect(socket(1).url).toContain('after=2')
  socket(1).open()
  socket(1).frame(fact(3))
  await settle()
  expect(told.facts).toEqual([1, 2, 3])
})

test('polls while no socket can be had', async () => {
  const stored = [fact(1)]
  const web = server(stored)
  const told = follow(0, web)
  for (let i = 0; i < 3; i++) {
    socket(i).close()
    stored.push(fact(stored.length + 1))
    await settle(2_000)
  }
  expect(told.facts).toEqual([1, 2, 3, 4])
  expect(told.states).toContain('polling')
  expect(web.asked.at(-1)).toContain('wait=20000')
})

test('takes the snapshot when the facts are gone', async () => {
  const told = follow(3, server([], { status: 410 }))
  socket(0).close()
  await settle(1_000)
  expect(told.snapshots).toHaveLength(1)
  expect(socket(1).url).toContain('after=40')
})

test('says that it is offline, and tries at once when woken', async () => {
  const down: typeof fetch = () => Promise.reject(new TypeError('down'))
  const told = follow(0, { ...server([]), fetch: down })
  socket(0).close()
  await settle()
  expect(told.states).toEqual(['connecting', 'offline'])
  follower?.wake()
  await settle()
  expect(FakeSocket.made).toHaveLength(2)
})

test('a socket that is open and dead is found out when woken', async () => {
  const stored = [fact(1)]
  const told = follow(0, server(stored))
  socket(0).open()
  socket(0).frame(fact(1))
  follower?.wake()
  await settle()
  expect(FakeSocket.made).toHaveLength(1)
  stored.push(fact(2))
  follower?.wake()
  await settle(500)
  expect(told.facts).toEqual([1, 2])
  expect(socket(1).url).toContain('after=2')
})

test('stops where the token has no right any more', async () => {
  const told = follow(0, server([], { status: 401 }))
  socket(0).close()
  await settle(60_000)
  expect(told.states).toEqual(['connecting', 'refused'])
  expect(FakeSocket.made).toHaveLength(1)
})

test('sends typing and read only while it is open', () => {
  follow(0, server([]))
  expect(follower?.send({ type: 'typing' })).toBe(false)
  socket(0).open()
  expect(follower?.send({ type: 'read', seq: 4 })).toBe(true)
  expect(socket(0).sent).toEqual(['{"type":"read","seq":4}'])
})
