import type { Product } from '@souk/contract/catalog.ts'
import type { Context, Move } from '../dialogue/context.ts'
import type { Item } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'
import type { SlotsOf } from '../tools.ts'
import type { Slot } from './slots.ts'
import { askTimes, findTimes, passOver, type Times } from './times.ts'

export type TimeSlot = Extract<Slot, { kind: 'field' }>

export function isTimeSlot(slot: Slot | undefined | null): slot is TimeSlot {
  return slot?.kind === 'field' && slot.field.type === 'slot'
}

/** The free times of an offer's field that answer what was said. */
export function timesOf(ctx: Context, product: Product, item: Item, slot: TimeSlot): Promise<Times> {
  const of: SlotsOf = { offer: product.id, field: slot.id }
  return findTimes(ctx, of, item.quantity)
}

/** The offer with this time chosen. */
export function withTime(item: Item, slot: TimeSlot, from: string): Item {
  return { ...item, form: { ...item.form, [slot.id]: from } }
}

/** "Which of these times?", with what is free as taps. */
export function askTime(ctx: Context, product: Product, slot: TimeSlot, times: Times): Move[] {
  const { id: offer, title } = product
  const may = slot.field.required ? {} : { no: encode({ verb: 'skip', offer, field: slot.id }) }
  return askTimes(ctx, times, {
    pending: { ask: 'field', offer, name: slot.id, ...may },
    key: 'times.ask',
    args: { slot: slot.label, title },
    choice: (value) => ({ verb: 'field', offer, field: slot.id, value }),
    ...(slot.field.required ? {} : { also: [passOver(ctx, offer, slot.id)] }),
  })
}
