import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'

export const INVOICE_KINDS = ['invoice', 'credit'] as const

/** An invoice, or a credit note that takes a part of one back. `url` is the PDF, read with the token that read this. */
export const Invoice = z.object({
  id: Id,
  /** Without a gap per shop and year: 2026-00017. */
  number: z.string(),
  kind: z.enum(INVOICE_KINDS),
  at: z.string(),
  total: Money,
  /** Of a credit note: the number of the invoice. */
  credits: z.string().optional(),
  url: z.string(),
})
export type Invoice = z.infer<typeof Invoice>

/** One rate of one paper. Amounts are minor units; those of a credit note are negative. */
export const TaxRow = z.object({
  date: z.iso.date(),
  number: z.string(),
  kind: z.enum(INVOICE_KINDS),
  order: z.string(),
  /** Where the goods went, or what was used: the country of consumption. */
  country: z.string().optional(),
  code: z.string(),
  /** Millionths. */
  rate: z.int(),
  net: z.int(),
  tax: z.int(),
  gross: z.int(),
  currency: z.string(),
  /** It is declared to the One Stop Shop, at the rate of that country. */
  oss: z.boolean().optional(),
})
export type TaxRow = z.infer<typeof TaxRow>

/** What was sold to consumers in other member states, as the One Stop Shop asks for it. */
export const OssRow = z.object({
  /** 2026-Q4. */
  quarter: z.string(),
  country: z.string(),
  rate: z.int(),
  net: z.int(),
  tax: z.int(),
  gross: z.int(),
  currency: z.string(),
})
export type OssRow = z.infer<typeof OssRow>
