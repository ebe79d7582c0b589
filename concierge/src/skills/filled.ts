import type { Item } from '../dialogue/state.ts'
import type { Slot, SlotValue } from './slots.ts'

/** Why an answer could not be taken. */
export type Problem =
  | { kind: 'sold_out'; slot: Slot; value: SlotValue }
  | { kind: 'absent'; slot: Slot; said: string }
  | { kind: 'exclusion'; slot: Slot; one: SlotValue; other: SlotValue }
  | { kind: 'too_many'; slot: Slot; max: number }
  | { kind: 'date'; slot: Slot; earliest: string }
  | { kind: 'number'; slot: Slot; min: number; max: number }
  | { kind: 'long'; slot: Slot; max: number }

export type Filled = {
  item: Item
  slots: string[]
  problems: Problem[]
  /** A size that is called otherwise here: EU 38 is 8. */
  told?: { from: string; to: string }[]
}

/** A slot that nothing more is asked about. */
export function markDone(filled: Filled, slot: string): void {
  filled.item.skipped = [...new Set([...filled.item.skipped, slot])]
}
