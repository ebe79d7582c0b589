import type { Fact } from '@souk/contract/conversation.ts'
import { expect } from 'vitest'

/** mulberry32: the same chances in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Created = Extract<Fact, { kind: 'message.created' }>

/** What shoppers wrote in a thread, in its order. */
export function ownOf(facts: readonly Fact[]): Created[] {
  const created = facts.filter((fact): fact is Created => fact.kind === 'message.created')
  return created.filter(({ data }) => data.message.author.kind === 'shopper')
}

/** Everything that a shopper wrote has been answered. */
export function isAnswered(facts: readonly Fact[]): boolean {
  const last = ownOf(facts).at(-1)
  const done = facts.findLast((fact): fact is Extract<Fact, { kind: 'turn.done' }> => fact.kind === 'turn.done')
  return last !== undefined && done !== undefined && done.data.upTo >= last.seq
}

/**
 * Seqs without a gap; every message that was acknowledged once, in the order in which they were written; each covered by
 * exactly one turn, and every turn answered once.
 */
export function checkThread(facts: readonly Fact[], written: readonly string[]): { messages: number; turns: number } {
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  const own = ownOf(facts)
  expect(own.map(({ data }) => data.message.parts)).toEqual(written.map((text) => [{ type: 'text', text }]))
  let covered = 0
  const answered: string[] = []
  let turns = 0
  let said: Created[] = []
  for (const fact of facts) {
    if (fact.kind === 'message.created' && fact.data.message.author.kind === 'concierge') said.push(fact)
    if (fact.kind !== 'turn.done') continue
    turns += 1
    const { upTo } = fact.data
    expect(upTo, 'a turn was taken twice').toBeGreaterThan(covered)
    const heads = new Set(said.map(({ data }) => data.message.inReplyTo))
    expect(heads.size, 'a turn answers one message, and says something').toBe(1)
    const first = own.find(({ seq }) => seq > covered)
    expect([...heads], 'a turn answers the first message that waits').toEqual([first?.data.message.id])
    answered.push(...[...heads].map(String))
    covered = upTo
    said = []
  }
  expect(said, 'something was said outside a turn').toEqual([])
  expect(new Set(answered).size).toBe(answered.length)
  expect(covered).toBe(own.at(-1)?.seq)
  return { messages: own.length, turns }
}

type Ask = <T>(path: string, request: { token: string }) => Promise<T>

/** A shop's threads, each in its order, from the shop's stream. */
export async function threadsOf(ask: Ask, shop: string, token: string): Promise<Fact[][]> {
  const threads = new Map<string, Fact[]>()
  for (let cursor = ''; ;) {
    const path = `/api/shops/${shop}/facts?limit=500${cursor && `&after=${cursor}`}`
    const page = await ask<{ facts: { conversation: string; fact: Fact }[]; cursor: string }>(path, { token })
    for (const { conversation, fact } of page.facts)
      threads.set(conversation, [...(threads.get(conversation) ?? []), fact])
    cursor = page.cursor
    if (page.facts.length === 0) break
  }
  // The shop's stream is in the order of transactions; within a thread seq tells the order.
  return [...threads.values()].map((facts) => facts.toSorted((one, two) => one.seq - two.seq))
}
