import type { ReplyTo } from '@souk/contract/parts.ts'
import { currentShop } from '../api/client.ts'
import { store, stored } from '../state/kept.ts'

/** What is being written in a thread: it stays through a reload. */
export type Written = {
  mode: 'reply' | 'note'
  reply: string
  note: string
  mentions: { id: string; name: string }[]
  quote?: ReplyTo & { words: string }
}
export const NOTHING: Written = { mode: 'reply', reply: '', note: '', mentions: [] }

export function writtenIn(conversation: string): Written {
  try {
    const kept: unknown = JSON.parse(stored(keyOf(conversation)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? { ...NOTHING, ...kept } : NOTHING
  } catch {
    return NOTHING
  }
}

export function keepWritten(conversation: string, written: Written): void {
  const empty = written.reply.trim() === '' && written.note.trim() === '' && !written.quote
  store(keyOf(conversation), empty ? null : JSON.stringify(written))
}

/** Threads in which something was begun. */
export function hasDraft(conversation: string): boolean {
  return stored(keyOf(conversation)) !== null
}

function keyOf(conversation: string): string {
  return `draft.${currentShop()}.${conversation}`
}
