import { z } from 'zod'

/** An opaque public id: a UUIDv7 in lower case. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and hyphens')
export type Slug = z.infer<typeof Slug>

/** A text per language; every reader falls back to the shop's own language, then to any. */
export const Texts = z.record(z.string(), z.string())
export type Texts = z.infer<typeof Texts>

/** The text of `texts` in a language, else in the fallback, else any; '' when there is none. */
export function textIn(texts: Texts | string | undefined, language: string, fallback: string): string {
  if (texts === undefined) return ''
  if (typeof texts === 'string') return texts
  return texts[language] ?? texts[fallback] ?? Object.values(texts)[0] ?? ''
}
