import type { ORDER_VIEWS } from '@souk/contract/desk.ts'

export type OrderView = (typeof ORDER_VIEWS)[number]

export const VIEWS = [
  'to_ship',
  'unpaid',
  'delayed',
  'under_way',
  'returns',
  'done',
  'canceled',
] as const satisfies readonly OrderView[]

export type OrdersSearch = { q?: string; show?: OrderView }

/** The address as it can be read; what is no filter is left out. */
export function readOrdersSearch(raw: Record<string, unknown>): OrdersSearch {
  const show = VIEWS.find((one) => one === raw.show)
  return { ...(typeof raw.q === 'string' && raw.q !== '' ? { q: raw.q } : {}), ...(show ? { show } : {}) }
}

export const STEPS = ['placed', 'packed', 'shipped'] as const
export type ShippingSearch = { step?: (typeof STEPS)[number] }

export function readShippingSearch(raw: Record<string, unknown>): ShippingSearch {
  const step = STEPS.find((one) => one === raw.step)
  return step && step !== 'placed' ? { step } : {}
}

export const RETURN_VIEWS = ['open', 'requested', 'approved', 'inspected', 'refunded', 'exchanged', 'refused'] as const
export type ReturnsSearch = { show?: (typeof RETURN_VIEWS)[number]; open?: string }

export function readReturnsSearch(raw: Record<string, unknown>): ReturnsSearch {
  const show = RETURN_VIEWS.find((one) => one === raw.show)
  return {
    ...(show && show !== 'open' ? { show } : {}),
    ...(typeof raw.open === 'string' && raw.open !== '' ? { open: raw.open } : {}),
  }
}
