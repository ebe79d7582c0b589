import { z } from 'zod'

/** What the index is told of one offer. */
export const Entry = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  brand: z.string().nullable(),
  categories: z.array(z.string()),
  attributes: z.record(z.string(), z.array(z.string())),
  concepts: z.array(z.string()),
  /** Absent when nothing of it can be bought: then it is no longer found. */
  variants: z
    .array(z.object({ amount: z.number(), concepts: z.array(z.string()), available: z.boolean(), options: z.record(z.string(), z.string()) }))
    .nullable(),
})
export type Entry = z.infer<typeof Entry>
