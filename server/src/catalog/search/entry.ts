/** What the index is told of one offer. */
export type Entry = {
  id: string
  title: string
  description: string | null
  brand: string | null
  categories: string[]
  attributes: Record<string, string[]>
  concepts: string[]
  /** null when nothing of it can be bought: then it is no longer found. `concepts` are the variant's own, separated by spaces. */
  variants: { amount: number; concepts: string; available: boolean; options: Record<string, string> }[] | null
}

/**
 * Is this a row of the index's statements? They build the object themselves and a catalogue has a great many, so only its
 * outline is looked at and nothing is copied.
 */
export function isEntry(raw: unknown): raw is Entry {
  if (typeof raw !== 'object' || raw === null) return false
  const has = (key: string, fits: (value: unknown) => boolean) => key in raw && fits(Reflect.get(raw, key))
  const isText = (value: unknown) => typeof value === 'string'
  const isTextOrNull = (value: unknown) => value === null || isText(value)
  return (
    has('id', isText) &&
    has('title', isText) &&
    has('description', isTextOrNull) &&
    has('brand', isTextOrNull) &&
    has('categories', Array.isArray) &&
    has('concepts', Array.isArray) &&
    has('attributes', (value) => typeof value === 'object' && value !== null) &&
    has('variants', (value) => value === null || Array.isArray(value))
  )
}
