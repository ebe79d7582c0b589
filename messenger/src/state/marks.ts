import { forget, store, stored } from './prefs.ts'

/** What somebody made of a thread in this browser: held at the top, silent, or put away until something comes. */
export const MARKS = ['pinned', 'muted', 'archived'] as const
export type Mark = (typeof MARKS)[number]

const keyOf = (slug: string) => `marks.${slug}`

export function marksOf(slug: string): Mark[] {
  const kept = (stored(keyOf(slug)) ?? '').split(' ')
  return MARKS.filter((mark) => kept.includes(mark))
}

/** Sets a mark or takes it off; what is put away is not held at the top as well. */
export function toggleMark(slug: string, mark: Mark): Mark[] {
  const before = marksOf(slug)
  const other = mark === 'pinned' ? 'archived' : mark === 'archived' ? 'pinned' : undefined
  const after = before.includes(mark)
    ? before.filter((one) => one !== mark)
    : [...before.filter((one) => one !== other), mark]
  if (after.length > 0) store(keyOf(slug), after.join(' '))
  else forget(keyOf(slug))
  return marksOf(slug)
}
