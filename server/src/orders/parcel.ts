import type { Parcel, ParcelState } from '@souk/contract/desk.ts'

/**
 * Which state may follow which. Carriers report late, twice and out of order: what they said earlier never takes back what
 * they said of a later step, so that any order of the same news ends alike.
 */
export const PARCEL_TRANSITIONS: Record<ParcelState, readonly ParcelState[]> = {
  wanted: ['labelled', 'in_transit', 'trouble', 'delivered', 'cancelled'],
  labelled: ['in_transit', 'trouble', 'delivered', 'cancelled'],
  in_transit: ['trouble', 'delivered'],
  trouble: ['delivered'],
  delivered: [],
  cancelled: ['in_transit', 'trouble', 'delivered'],
}

/** What a carrier said of a parcel; `id` is its own name of that piece of news. */
export type ParcelEvent = { id: string; state: ParcelState; at: string; text?: string | undefined }
export type Told = { state: ParcelState; events: readonly ParcelEvent[] }

/** Takes a piece of news over; the same object where it is known already. */
export function hear<T extends Told>(parcel: T, event: ParcelEvent): T {
  if (parcel.events.some(({ id }) => id === event.id)) return parcel
  const events = [...parcel.events, event].toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
  const isNews = PARCEL_TRANSITIONS[parcel.state].includes(event.state)
  return { ...parcel, events, state: isNews ? event.state : parcel.state }
}

/** What is still to happen to a delivery by this state of its parcel. */
export function stepOf(state: Parcel['state']): 'shipped' | 'delivered' | undefined {
  if (state === 'delivered') return 'delivered'
  return state === 'in_transit' || state === 'trouble' ? 'shipped' : undefined
}
