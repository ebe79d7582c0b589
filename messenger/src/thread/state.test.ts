import type { Fact } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { expect, test } from 'vitest'
import { cartOf, CARDS, fulfilmentAt, id, orderAt } from '../../test/fixture/data.ts'
import { dresses, DRESS_TEXT, Script } from '../../test/fixture/script.ts'
import { rowsOf } from './rows.ts'
import type { Row } from './rows.ts'
import { again, EMPTY, failed, fromSnapshot, newerThan, reduce, send, stored, withMarker, withUnsent } from './state.ts'
import type { Pending, Thread } from './state.ts'

const text = (words: string): Part => ({ type: 'text', text: words })
function told(tell: (script: Script) => void, from: Thread = EMPTY): Thread {
  const script = new Script(id(1))
  tell(script)
  return script.facts.reduce((thread: Thread, fact: Fact) => reduce(thread, fact), from)
}
const messages = (thread: Thread) =>
  rowsOf(thread).filter((row): row is Extract<Row, { kind: 'message' }> => row.kind === 'message')

test('a fact that was seen before changes nothing', () => {
  const thread = told((script) => script.say('concierge', [text('hi')]))
  const again: Fact = { seq: 1, at: '', kind: 'turn.done', data: { upTo: 9 } }
  expect(reduce(thread, again)).toBe(thread)
})

test('what is sent shows at once, and is one message when its fact arrives before or after the answer', () => {
  const sent = send(EMPTY, 'k1', [{ type: 'text', text: 'hello' }], '2026-11-20T14:00:00Z')
  expect(messages(sent)).toMatchObject([{ key: 'k1', tick: 'sending' }])

  const factFirst = told((script) => script.say('shopper', [text('hello')], 'k1'), sent)
  expect(factFirst.pending).toEqual([])
  expect(stored(factFirst, 'k1', id(10_001)).pending).toEqual([])

  const answerFirst = stored(sent, 'k1', id(10_001))
  expect(messages(answerFirst)).toMatchObject([{ tick: 'sent' }])
  const both = told((script) => script.say('shopper', [text('hello')]), answerFirst)
  expect(messages(both)).toHaveLength(1)
})

test('a send that failed can be tried again', () => {
  const sent = send(EMPTY, 'k1', [{ type: 'text', text: 'hello' }], '2026-11-20T14:00:00Z')
  const lost = failed(sent, 'k1', 'unreachable')
  expect(messages(lost)).toMatchObject([{ tick: 'failed', code: 'unreachable' }])
  expect(messages(again(lost, 'k1'))).toMatchObject([{ tick: 'sending' }])
})

test('ticks: stored is delivered, read when the shop has read or answered', () => {
  const asked = told((script) => script.say('shopper', [text('one')]))
  expect(messages(asked)).toMatchObject([{ tick: 'delivered' }])
  const read = reduce(asked, { seq: 2, at: '', kind: 'message.status', data: { upTo: 1, status: 'read', by: 'staff' } })
  expect(messages(read)).toMatchObject([{ tick: 'read' }])
  const own = reduce(asked, {
    seq: 2,
    at: '',
    kind: 'message.status',
    data: { upTo: 1, status: 'read', by: 'shopper' },
  })
  expect(messages(own)).toMatchObject([{ tick: 'delivered' }])
  const refused = { upTo: 1, status: 'failed', by: 'system', message: id(10_001) } as const
  expect(messages(reduce(asked, { seq: 2, at: '', kind: 'message.status', data: refused }))).toMatchObject([
    { tick: 'failed' },
  ])
})

test('what was understood belongs to the shopper’s message', () => {
  const thread = told((script) => dresses(script, script.say('shopper', [text(DRESS_TEXT)])))
  const spans = thread.understood[id(10_001)]?.spans ?? []
  expect(spans.map(({ start, end }) => DRESS_TEXT.slice(start, end))).toEqual([
    'prom dress',
    'blue or white',
    'at most $200',
  ])
})

test('a message that is updated keeps its place', () => {
  const thread = told((script) => {
    const first = script.say('concierge', [{ type: 'carousel', cards: CARDS.slice(0, 2) }])
    script.say('concierge', [text('and more')])
    script.push({
      kind: 'message.updated',
      data: { message: first, parts: [{ type: 'carousel', cards: CARDS.slice(0, 1) }] },
    })
  })
  expect(thread.entries.map(({ message }) => message.parts[0]?.type)).toEqual(['carousel', 'text'])
  expect(thread.entries[0]?.message.parts).toEqual([{ type: 'carousel', cards: CARDS.slice(0, 1) }])
})

test('an order has one receipt, where the fact placed it; its delivery inks in', () => {
  const order = orderAt('placed', id(1))
  const shown = {
    number: order.number,
    placedAt: order.placedAt,
    currency: 'USD',
    lines: order.lines,
    totals: order.totals,
  }
  const ref = { kind: 'order', shop: id(1), id: order.id } as const
  const thread = told((script) => {
    script.push({ kind: 'cart.changed', data: { cart: cartOf(1, 1) } })
    script.push({ kind: 'order.placed', data: { order } })
    script.say('concierge', [{ type: 'order', ref, shown, url: order.url }])
    script.say('concierge', [text('Thank you'), { type: 'order', ref, shown, url: order.url }])
    script.push({ kind: 'fulfilment.changed', data: { order: order.number, fulfilment: fulfilmentAt('shipped') } })
  })
  const kinds = rowsOf(thread).map(({ kind }) => kind)
  expect(kinds).toEqual(['day', 'receipt', 'message'])
  expect(messages(thread)[0]?.parts).toEqual([text('Thank you')])
  expect(thread.orders[order.number]?.fulfilments[0]?.state).toBe('shipped')
  expect(thread.cart).toBeUndefined()
})

test('an order known only from a message keeps its receipt there, once', () => {
  const order = orderAt('placed', id(1))
  const part: Part = {
    type: 'order',
    ref: { kind: 'order', shop: id(1), id: order.id },
    shown: {
      number: order.number,
      placedAt: order.placedAt,
      currency: 'USD',
      lines: order.lines,
      totals: order.totals,
    },
    url: order.url,
  }
  const thread = told((script) => {
    script.say('concierge', [part])
    script.say('concierge', [part, text('shipped')])
  })
  expect(messages(thread).map(({ parts }) => parts.map(({ type }) => type))).toEqual([['order'], ['text']])
})

test('runs share a name and a time; a pause or another speaker ends them', () => {
  const thread = told((script) => {
    script.say('concierge', [text('a')])
    script.say('concierge', [text('b')])
    script.say('staff', [text('c')])
  })
  expect(messages(thread).map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ])
  const late = {
    ...thread,
    entries: thread.entries.map((entry, i) => (i === 1 ? { ...entry, at: '2026-11-20T15:00:00Z' } : entry)),
  }
  expect(messages(late)[0]?.last).toBe(true)
})

test('days part the thread; the unread marker stands before the first news', () => {
  const thread = told((script) => {
    script.say('concierge', [text('yesterday')])
    script.say('shopper', [text('mine')])
    script.say('concierge', [text('news')])
  })
  const moved = {
    ...thread,
    readBefore: 2,
    entries: thread.entries.map((entry, i) => (i === 0 ? { ...entry, at: '2026-11-19T10:00:00Z' } : entry)),
  }
  expect(rowsOf(moved).map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message', 'unread', 'message'])
  expect(newerThan(thread, 1)).toBe(1)
})

test('who speaks is told when it changes', () => {
  const thread = told((script) => {
    script.speaker({ kind: 'staff', name: 'Lena' })
    script.speaker({ kind: 'concierge' })
  })
  expect(thread.speaker?.kind).toBe('concierge')
  expect(thread.notices.map(({ speaker, before }) => [before?.kind, speaker.kind])).toEqual([
    [undefined, 'staff'],
    ['staff', 'concierge'],
  ])
})

test('a person who was called is awaited until somebody speaks', () => {
  const called = told((script) => script.speaker({ kind: 'concierge' }, 'handover.asked'))
  expect(called.called).toBe(true)
  const come = told((script) => {
    script.speaker({ kind: 'concierge' }, 'handover.stuck')
    script.speaker({ kind: 'staff', name: 'Lena' })
  })
  expect(come.called).toBe(false)
})

test('the snapshot replaces what facts told, and keeps what still waits here', () => {
  const waiting = send(EMPTY, 'k9', [{ type: 'text', text: 'waits' }], '2026-11-20T14:09:00Z')
  const message = { id: id(1), author: { kind: 'concierge' as const }, parts: [text('long ago')] }
  const thread = fromSnapshot(
    {
      id: id(2),
      shop: id(3),
      language: 'en',
      speaker: { kind: 'concierge', epoch: 1 },
      head: 900,
      floor: 800,
      messages: [{ seq: 870, at: '2026-11-20T14:00:00Z', message }],
      read: { shopper: 860, shop: 900 },
    },
    waiting,
  )
  expect(thread.head).toBe(900)
  expect(rowsOf(thread).map(({ kind }) => kind)).toEqual(['day', 'unread', 'message', 'message'])
})

test('news of a delivery show steps only where the receipt is out of sight, and the freshest only', () => {
  const order = orderAt('placed', id(1))
  const news = (state: 'packed' | 'shipped'): Part[] => [
    text(state),
    {
      type: 'tracking',
      ref: { kind: 'order', shop: id(1), id: order.number },
      shown: { number: order.number, steps: [] },
    },
  ]
  const shown = (thread: Thread) =>
    messages(thread)
      .filter(({ author }) => author === 'shop')
      .map(({ parts }) => parts.length)
  const near = told((script) => {
    script.push({ kind: 'order.placed', data: { order } })
    script.say('shop', news('packed'))
  })
  expect(shown(near)).toEqual([1])
  const nearTwice = told((script) => {
    script.push({ kind: 'order.placed', data: { order } })
    script.say('shop', news('packed'))
    script.say('shop', news('shipped'))
  })
  expect(messages(nearTwice).map(({ parts }) => parts)).toEqual([[text('shipped')]])
  const far = told((script) => {
    script.push({ kind: 'order.placed', data: { order } })
    script.say('shopper', [text('and shoes?')])
    script.say('shop', news('packed'))
    script.say('shop', news('shipped'))
  })
  expect(shown(far)).toEqual([2])
  const between = told((script) => {
    script.push({ kind: 'order.placed', data: { order } })
    script.say('shop', news('packed'))
    script.say('shopper', [text('thanks')])
    script.say('shop', news('shipped'))
  })
  expect(shown(between)).toEqual([1, 2])
})

test('the unread marker stands for what came between two visits, never for what comes during one', () => {
  const before = told((script) => script.say('concierge', [text('hi')]))
  const read = withMarker({ ...before, readBefore: 1 })
  const script = new Script(id(1))
  script.say('concierge', [text('hi')])
  script.say('concierge', [text('news')])
  const kinds = (thread: Thread) => rowsOf(thread).map(({ kind }) => kind)
  expect(kinds(script.facts.reduce(reduce, read))).not.toContain('unread')
  expect(kinds(withMarker({ ...script.facts.reduce(reduce, EMPTY), readBefore: 1 }))).toContain('unread')
})

test('what an earlier visit could not send stands there again, once', () => {
  const one: Pending = { clientId: 'k1', parts: [{ type: 'text', text: 'late' }], at: '', state: 'failed' }
  expect(messages(withUnsent(EMPTY, [one]))).toMatchObject([{ key: 'k1', tick: 'failed' }])
  expect(withUnsent(withUnsent(EMPTY, [one]), [one]).pending).toHaveLength(1)
  const arrived = told((script) => script.say('shopper', [text('late')], 'k1'))
  expect(withUnsent(arrived, [one]).pending).toEqual([])
})

test('a message is as its last change tells; what is not named any more is gone, and what was taken back stays as a row', () => {
  const by = { kind: 'shopper' as const }
  const said = told((script) => script.say('shopper', [text('bleu dress')], 'k1'))
  const message = id(10_001)
  const update = (seq: number, data: Omit<Extract<Fact, { kind: 'message.updated' }>['data'], 'message'>): Fact => ({
    seq,
    at: '2026-11-20T14:05:00Z',
    kind: 'message.updated',
    data: { message, ...data },
  })
  const edited = reduce(
    said,
    update(2, { parts: [text('blue dress')], edited: '2026-11-20T14:05:00Z', reactions: [{ by, reaction: 'heart' }] }),
  )
  expect(messages(edited)).toMatchObject([
    { key: 'k1', parts: [{ text: 'blue dress' }], after: { reactions: [{ by, reaction: 'heart' }] } },
  ])
  const removed = reduce(edited, update(3, { parts: [], removed: true }))
  expect(messages(removed)).toMatchObject([{ key: 'k1', parts: [], after: { removed: true } }])
  expect(messages(removed)[0]?.after?.reactions).toBeUndefined()
  expect(JSON.stringify(removed)).not.toContain('dress')
  expect(messages(reduce(said, update(2, { parts: [text('bleu dress')] })))[0]?.after).toBeUndefined()
})
