import { z } from 'zod'
import { Texts } from './ids.ts'

/** Centimetres of the body, from and to. */
const Range = z.object({ from: z.number().positive().max(400), to: z.number().positive().max(400) })

const label = z.string().min(1).max(20)

/**
 * A shop's table of sizes: which of its sizes fits which body, and what it is called elsewhere. It holds for offers that
 * meet all that is named: a lexicon concept, a category, a brand; the first chart that holds counts.
 */
export const SizeChart = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  title: Texts,
  concepts: z.array(z.string()).optional(),
  categories: z.array(z.string()).optional(),
  brands: z.array(z.string()).optional(),
  measures: z
    .array(z.object({ id: z.string().regex(/^[a-z][a-z0-9_-]*$/), label: Texts, how: Texts.optional() }))
    .min(1)
    .max(6),
  /** From the smallest to the largest; `size` as it stands on the option. */
  rows: z
    .array(
      z.object({
        size: label,
        eu: label.optional(),
        us: label.optional(),
        uk: label.optional(),
        measures: z.record(z.string(), Range),
      }),
    )
    .min(1)
    .max(60),
})
export type SizeChart = z.infer<typeof SizeChart>
export type SizeRow = SizeChart['rows'][number]
