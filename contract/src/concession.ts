import { z } from 'zod'
import { Id } from './ids.ts'

const percent = z.int().min(1).max(100)

/** What a member of the staff takes off the price of a checkout, or of one of its lines, and why. */
export const Concession = z.object({
  percent: percent.optional(),
  /** Minor units. */
  amount: z.int().positive().optional(),
  /** Of this line alone. */
  line: Id.optional(),
  reason: z.string().trim().min(1).max(300),
})
export type Concession = z.infer<typeof Concession>

export const ConcessionWish = Concession.refine(
  (wish) => (wish.percent === undefined) !== (wish.amount === undefined),
  'either a percent or an amount',
)

const limit = z.int().min(0).max(100)

/** How many percent of the price somebody may take off: by role, and for single members. Keys and the operator are not limited. */
export const ConcessionLimits = z.object({
  roles: z
    .object({
      owner: limit.default(100),
      manager: limit.default(100),
      stylist: limit.default(15),
      fulfilment: limit.default(0),
      analyst: limit.default(0),
    })
    .default({ owner: 100, manager: 100, stylist: 15, fulfilment: 0, analyst: 0 }),
  /** By the member's id. */
  members: z.record(Id, limit).default({}),
})
export type ConcessionLimits = z.infer<typeof ConcessionLimits>
