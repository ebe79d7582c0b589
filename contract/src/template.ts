import { z } from 'zod'
import { Id } from './ids.ts'

/** What a template leaves open: the customer's name, the shop's, the number of the order, and what there is to say. */
export const TEMPLATE_PLACES = ['name', 'shop', 'order', 'news'] as const
export type TemplatePlace = (typeof TEMPLATE_PLACES)[number]

/** What it is sent for, while the window of a messenger is closed: what is said in the talk, about an order, or to who asked for it. */
export const TemplatePurpose = z.enum(['service', 'orders', 'marketing', 'notify.stock', 'notify.price'])
export type TemplatePurpose = z.infer<typeof TemplatePurpose>

/** The places of a body, in their order: `Hello {{name}}` has one. */
export function placesOf(body: string): string[] {
  return [...body.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map(([, place = '']) => place)
}

const isPlace = (place: string): place is TemplatePlace => TEMPLATE_PLACES.some((one) => one === place)

/** The same as the provider wants them, by number. */
export function numberedBody(body: string): { body: string; places: TemplatePlace[] } {
  const places = placesOf(body).filter(isPlace)
  let count = 0
  return { body: body.replaceAll(/\{\{.*?\}\}/g, () => `{{${(count += 1)}}}`), places }
}

export const TemplateCreate = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,200}$/, 'small letters, digits and _'),
  /** As the messenger names it: `en_US`, `de`, `zh_CN`. */
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,4})?$/, 'a language such as de, en_US or zh_CN'),
  purpose: TemplatePurpose,
  /** `Hello {{name}}, there is news of order {{order}}: {{news}} You can answer here.` */
  body: z
    .string()
    .min(1)
    .max(1000)
    .refine(
      (body) => placesOf(body).every(isPlace),
      `places are ${TEMPLATE_PLACES.map((one) => `{{${one}}}`).join(' ')}`,
    )
    .refine((body) => new Set(placesOf(body)).size === placesOf(body).length, 'each place once'),
  footer: z.string().min(1).max(60).optional(),
  /** What can be tapped under it: it comes back as if it had been written. */
  replies: z.array(z.string().min(1).max(25)).max(3).default([]),
})
export type TemplateCreate = z.infer<typeof TemplateCreate>

export const Template = z.object({
  id: Id,
  name: z.string(),
  language: z.string(),
  /** The provider's, which decides about the price: `utility`, `marketing` … */
  category: z.string(),
  /** Absent where it was made at the provider: then it is shown here and not sent. */
  purpose: TemplatePurpose.optional(),
  body: z.string(),
  state: z.enum(['pending', 'approved', 'rejected', 'paused', 'disabled']),
  /** Why it is not approved, in the provider's words. */
  reason: z.string().optional(),
})
export type Template = z.infer<typeof Template>
