import type { Fact } from '@souk/contract/conversation.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { expect, test } from 'vitest'
import { rowsOf } from './rows.ts'
import { isBehind, threadAfter, toldOf, withOlder, withPage, type MessageItem } from './state.ts'
import { typedAt } from './suggest.tsx'

const item = (
  seq: number,
  kind: 'shopper' | 'staff' | 'concierge' = 'shopper',
  at = `2026-11-20T10:0${seq}:00Z`,
): MessageItem => ({
  kind: 'message',
  conversation: 'c',
  at,
  seq,
  message: { id: `m${seq}`, author: { kind }, parts: [{ type: 'text', text: `${seq}` }], clientId: `k${seq}` },
})
const thread = (items: MessageItem[], more: Partial<Thread> = {}): Thread => ({
  conversation: 'c',
  language: 'en',
  speaker: { kind: 'concierge', epoch: 1 },
  closed: false,
  snoozedUntil: null,
  assignee: null,
  tags: [],
  parts: [{ conversation: 'c', head: items.at(-1)?.seq ?? 0, read: { shopper: 0, mine: 0 } }],
  items,
  ...more,
})
const created = (seq: number, kind: 'shopper' | 'staff'): Fact => ({
  seq,
  at: item(seq).at,
  kind: 'message.created',
  data: { message: item(seq, kind).message },
})
const seqs = ({ items }: Thread) => items.map((one) => ('seq' in one ? one.seq : 0))

test('a fact that is known changes nothing, whoever brings it again', () => {
  const one = threadAfter(thread([item(1)]), 'c', created(2, 'shopper'))
  expect(seqs(one)).toEqual([1, 2])
  expect(threadAfter(one, 'c', created(2, 'shopper'))).toEqual(one)
  expect(threadAfter(one, 'elsewhere', created(3, 'shopper'))).toBe(one)
})

test('what two wrote at the same moment stands in order, whichever comes first', () => {
  const late = threadAfter(threadAfter(thread([item(1)]), 'c', created(3, 'staff')), 'c', created(2, 'shopper'))
  expect(seqs(late)).toEqual([1, 2, 3])
  expect(late.parts[0]?.head).toBe(3)
})

test('a page that was read before something happened is behind', () => {
  const known = threadAfter(thread([item(1)]), 'c', created(2, 'shopper'))
  expect(isBehind(thread([item(1)]), known)).toBe(true)
  expect(isBehind(thread([item(1), item(2)]), known)).toBe(false)
  expect(isBehind(thread([item(1)]), undefined)).toBe(false)
})

test('older messages come before, and what is read anew keeps them', () => {
  const older = withOlder(
    thread([item(3), item(4)], { cursor: 'b' }),
    thread([item(1), item(2), item(3)], { cursor: 'a' }),
  )
  expect(seqs(older)).toEqual([1, 2, 3, 4])
  expect(older.cursor).toBe('a')
  const anew = withPage(older, thread([item(4), item(5)], { cursor: 'c' }))
  expect(seqs(anew)).toEqual([1, 2, 3, 4, 5])
  expect(anew.cursor).toBe('a')
})

test('a thread that lies wholly in the new page has nothing older', () => {
  const anew = withPage(thread([item(1)], { cursor: 'x' }), thread([item(1), item(2)]))
  expect(seqs(anew)).toEqual([1, 2])
  expect(anew.cursor).toBeUndefined()
})

test('the fate of what we said: sent, uncertain, failed with its reason, read at last', () => {
  const status = (
    seq: number,
    state: 'uncertain' | 'failed' | 'read',
    by: 'system' | 'shopper',
    reason?: string,
  ): Fact => ({
    seq,
    at: '2026-11-20T11:00:00Z',
    kind: 'message.status',
    data: { upTo: 1, status: state, by, ...(by === 'system' && { message: 'm1' }), ...(reason && { reason }) },
  })
  const told = (now: Thread) => {
    const [first] = now.items
    return first?.kind === 'message' ? toldOf(now, first) : undefined
  }
  const said = thread([item(1, 'staff')])
  expect(told(said)).toEqual({ told: 'sent' })
  const doubt = threadAfter(said, 'c', status(2, 'uncertain', 'system'))
  expect(told(doubt)).toEqual({ told: 'uncertain' })
  const failed = threadAfter(doubt, 'c', status(3, 'failed', 'system', 'window_closed'))
  expect(told(failed)).toEqual({ told: 'failed', reason: 'window_closed' })
  expect(told(threadAfter(failed, 'c', status(4, 'read', 'shopper')))).toEqual({ told: 'read' })
})

test('what waits to be sent stands last, and once only when it is stored', () => {
  const unsent = (clientId: string) => ({ clientId, conversation: 'c', at: '', parts: [], state: 'waiting' as const })
  const rows = rowsOf(thread([item(1), item(2, 'staff')]), [unsent('k2'), unsent('k9')], new Map([['c', 0]]))
  expect(rows.map(({ kind, key }) => (kind === 'day' ? kind : key))).toEqual(['day', 'unread', 'k1', 'k2', 'k9'])
})

test('a run of one author shares one foot; another author or a pause ends it', () => {
  const rows = rowsOf(
    thread([item(1), item(2), item(3, 'staff'), item(4, 'staff', '2026-11-20T10:30:00Z')]),
    [],
    new Map(),
  )
  const runs = rows.flatMap((row) => (row.kind === 'message' ? [[row.first, row.last]] : []))
  expect(runs).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ])
})

test('the word at the caret is found where it begins with a sign', () => {
  expect(typedAt('hello /ret', 10, '/;')).toEqual({ sign: '/', word: 'ret', from: 6, to: 10 })
  expect(typedAt('a/b', 3, '/;')).toBeUndefined()
  expect(typedAt('@Ле', 3, '@')).toMatchObject({ word: 'Ле', from: 0 })
})
