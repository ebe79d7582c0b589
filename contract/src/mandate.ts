import { z } from 'zod'
import { Id } from './ids.ts'

/** A payment method that a customer agreed to have kept, by which words and in which language. */
export const Mandate = z.object({
  id: Id,
  /** What the customer knows it by: "•••• 4242". */
  label: z.string(),
  gateway: z.string(),
  words: z.string(),
  language: z.string(),
  givenAt: z.string(),
  /** It is not charged any more. */
  endedAt: z.string().optional(),
})
export type Mandate = z.infer<typeof Mandate>
