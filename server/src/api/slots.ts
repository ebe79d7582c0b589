import type { Calendar } from '@souk/contract/slots.ts'
import { callerName } from '../journeys/caller.ts'
import { moveAppointment } from '../journeys/move-appointment.ts'
import { freeForPickup, freeOfOffer } from '../journeys/slots.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import { type CalendarRow, findCalendar, listCalendars, putCalendar } from '../resources/calendars.ts'
import type { Handlers } from './handler.ts'
import { admitOrder } from './orders.ts'

export const slotHandlers: Handlers<
  'listCalendars' | 'putCalendar' | 'freeSlots' | 'freePickupSlots' | 'moveAppointment'
> = {
  async listCalendars(context, { shop }) {
    return { body: (await listCalendars(context.database.read, shop.id)).map(shown) }
  },

  async putCalendar(context, { shop, params, body, caller }) {
    const { calendar: key } = params
    const { newId } = context
    const row = await context.database.transact(async (tx) => {
      await putCalendar(tx, { home: shop.id, newId, calendar: { key, ...body } })
      const actor = callerName(caller)
      await recordAudit(tx, { home: shop.id, id: newId(), actor, action: 'calendar.put', target: key, data: body })
      return findCalendar(tx.db, shop.id, key)
    })
    if (!row) throw new Failure('not_found')
    return { body: shown(row) }
  },

  async freeSlots(context, { shop, params, query }) {
    return { body: await freeOfOffer(context, shop, { ...query, offer: params.product }) }
  },

  async freePickupSlots(context, { shop, params, query }) {
    return { body: await freeForPickup(context, shop, { ...query, option: params.option }) }
  },

  async moveAppointment(context, { shop, params, body, caller }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const input = { shop, number, fulfilment: params.fulfilment, from: body.from, byStaff: caller.kind !== 'shopper' }
    const order = await context.database.transact(async (tx) => {
      const actor = callerName(caller)
      const data = { fulfilment: params.fulfilment, from: body.from }
      await recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor,
        action: 'appointment.move',
        target: number,
        data,
      })
      return moveAppointment(context, tx, input)
    })
    context.deliver.wake()
    return { body: order }
  },
}

function shown({ id: _id, ...calendar }: CalendarRow): Calendar {
  return calendar
}
