import { stored } from './prefs.ts'

/** What somebody made of a thread: held at the top, silent, or put away until something comes. */
export const MARKS = ['pinned', 'muted', 'archived'] as const
export type Mark = (typeof MARKS)[number]

export const keyOfMarks = (slug: string) => `marks.${slug}`

export function marksOf(slug: string): Mark[] {
  const kept = (stored(keyOfMarks(slug)) ?? '').split(' ')
  return MARKS.filter((mark) => kept.includes(mark))
}
