import { z } from 'zod'
import { Reasons } from './draft.ts'
import { Part } from './parts.ts'
import { Lesson } from './teaching.ts'

/** A talk that nobody had: what a shopper would write, one message after another. */
export const TryRequest = z.object({
  texts: z.array(z.string().trim().min(1).max(2000)).min(1).max(10),
  locale: z.string().max(35).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  timezone: z.string().max(64).optional(),
  /** Another moment than now: RFC 3339. */
  now: z.iso.datetime({ offset: true }).optional(),
  /** As if these had been taught. */
  lessons: z.array(Lesson).max(20).default([]),
})
export type TryRequest = z.infer<typeof TryRequest>

export const TryTurn = z.object({
  text: z.string(),
  language: z.string(),
  messages: z.array(z.array(Part)),
  reasons: Reasons,
  handover: z.enum(['asked', 'stuck', 'rule']).optional(),
  /** It would be said only once it is done: a payment that is started. The talk ends here. */
  unforeseen: z.boolean(),
})
export type TryTurn = z.infer<typeof TryTurn>
