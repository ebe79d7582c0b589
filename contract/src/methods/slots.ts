import { z } from 'zod'
import { Id } from '../ids.ts'
import { ResourceKey } from '../offers.ts'
import { Order } from '../order.ts'
import { Calendar, CalendarPut, FreeSlots, SlotQuery } from '../slots.ts'
import { define, shop, shopAnd } from './method.ts'

export const SLOT_METHODS = define({
  listCalendars: {
    method: 'GET',
    path: '/api/shops/:shop/calendars',
    tag: 'slots',
    access: 'shop:settings:read',
    summary: 'What is booked by the time: rooms, people, counters.',
    params: shop,
    response: z.array(Calendar),
  },
  putCalendar: {
    method: 'PUT',
    path: '/api/shops/:shop/calendars/:calendar',
    tag: 'slots',
    access: 'shop:settings:write',
    summary: 'Open a calendar or change its room, hours and closures; what is booked stays booked.',
    params: shopAnd({ calendar: ResourceKey }),
    body: CalendarPut,
    response: Calendar,
  },
  freeSlots: {
    method: 'GET',
    path: '/api/shops/:shop/products/:product/slots',
    tag: 'slots',
    access: 'public',
    summary: 'The free times of an offer that is booked by the time, earliest first.',
    params: shopAnd({ product: Id }),
    query: SlotQuery.extend({
      /** Which of its fields; absent = the first that is a time. */
      field: z.string().max(60).optional(),
    }),
    response: FreeSlots,
  },
  freePickupSlots: {
    method: 'GET',
    path: '/api/shops/:shop/shipping/:option/slots',
    tag: 'slots',
    access: 'public',
    summary: 'The free times at which goods can be fetched.',
    params: shopAnd({ option: z.string().max(60) }),
    query: SlotQuery,
    response: FreeSlots,
  },
  moveAppointment: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/fulfilments/:fulfilment/move',
    tag: 'slots',
    access: 'shopper',
    summary: 'Move what was booked to another free time; where that is taken, nothing changes.',
    params: shopAnd({ number: z.string().max(40), fulfilment: Id }),
    body: z.object({ from: z.iso.datetime({ offset: true }) }),
    response: Order,
  },
})
