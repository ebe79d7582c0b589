import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/**
 * What a person has to decide. `payment.stray`: money for what is not for sale any more, or paid twice;
 * `payment.mismatch`: another amount or currency came than was asked for; `payment.stuck`: the gateway could not be
 * told to take or to let go of a payment; `payment.disputed`: the payer's bank wants the money back; `order.short`:
 * paid after the goods were gone; `refund.refused` and `refund.stuck`: money owed to the buyer that the gateway
 * refuses to pay back, or has not answered for although asked again and again; `messages.capped`: what the shop says of its
 * own accord is not sent for the rest of the month, which it told to cost no more.
 */
export const ExceptionKind = z.enum([
  'payment.stray',
  'payment.mismatch',
  'payment.stuck',
  'payment.disputed',
  'order.short',
  'refund.refused',
  'refund.stuck',
  'messages.capped',
])
export type ExceptionKind = z.infer<typeof ExceptionKind>

export const Exception = z.object({
  id: Id,
  kind: ExceptionKind,
  at: z.string(),
  payment: Id.optional(),
  refund: Id.optional(),
  /** The number of the order it is about. */
  order: z.string().optional(),
  /** The money in question. */
  amount: Money.optional(),
  detail: z.string(),
  resolved: z.object({ at: z.string(), by: z.string(), note: z.string().optional() }).optional(),
})
export type Exception = z.infer<typeof Exception>

export const ExceptionResolve = z.object({
  /** `settled`: somebody has dealt with it. `refund`: pay back the money that came. `retry`: ask the gateway once more. */
  action: z.enum(['settled', 'refund', 'retry']).default('settled'),
  note: z.string().max(1000).optional(),
})
