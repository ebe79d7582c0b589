import { Place } from '@souk/contract/customer.ts'
import { Address } from '@souk/contract/order.ts'
import { z } from 'zod'
import type { Due } from '../conversations/deliveries.ts'
import type { Whereabouts } from '../law/quiet-hours.ts'
import { countryOfNumber } from '../people/calling-codes.ts'
import type { Shop } from '../shops/shop.ts'
import type { SendFacts } from './may-send.ts'

const Told = z.object({ address: Address.optional().catch(undefined), place: Place.optional().catch(undefined) })

/** What the send gate asks about, out of what the queue brought along. */
export function sendFacts(
  due: Due,
  windowMs: number | null,
  shop: Shop | undefined,
  now: Date,
): Omit<SendFacts, 'template' | 'overCap'> {
  return {
    now,
    author: due.author_kind,
    answers: due.answers,
    purpose: due.purpose,
    saidAt: due.said_at,
    channel: due.channel,
    windowMs,
    heardAt: due.heard_at,
    stoppedAt: due.stopped_at,
    consent: due.consent ?? 'none',
    sent: due.sent ?? [],
    where: whereabouts(due, shop),
    isPaused: shop?.settings.paused.campaigns !== undefined,
  }
}

/** Where they are: by the browser they wrote in, else the address they told, else the number, else where the shop is. */
export function whereabouts(
  { timezone, profile, address: handle }: Pick<Due, 'timezone' | 'profile' | 'address'>,
  shop: Pick<Shop, 'country' | 'timezone'> | undefined,
): Whereabouts {
  const { address, place } = Told.safeParse(profile).data ?? {}
  const told = place ?? address
  const country = told?.country ?? countryOfNumber(handle) ?? shop?.country ?? null
  const region = address && address.country === country ? address.region : undefined
  const nowhere = timezone === '' && country === null
  return {
    country,
    timezone: nowhere ? (shop?.timezone ?? '') : timezone,
    ...(region === undefined ? {} : { region }),
  }
}
