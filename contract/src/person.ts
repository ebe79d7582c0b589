import { z } from 'zod'
import { Id } from './ids.ts'

/** Customers of one shop who are the same person, each with what is their own, and the links that say so. */
export const Person = z.object({
  customers: z.array(
    z.object({
      id: Id,
      name: z.string().optional(),
      /** On the web the address is the browser, which has no name. */
      contacts: z.array(z.object({ id: Id, channel: z.string(), address: z.string().optional() })),
      conversations: z.array(Id),
      /** How many they have placed, and how many things lie in their cart. */
      orders: z.int(),
      lines: z.int(),
    }),
  ),
  links: z.array(
    z.object({
      id: Id,
      contact: Id,
      /** The customer whose it is, beside the one who wrote from it first. */
      customer: Id,
      /** continue_link, verified_code, account_login, staff */
      evidence: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
})
export type Person = z.infer<typeof Person>
