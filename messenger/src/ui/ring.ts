import { marksOf } from '../state/marks.ts'
import { sound } from '../state/prefs.ts'

/** A sound of a shop's thread, for those who have chosen it and have not muted that thread. */
export function ring(slug: string, what: 'sent' | 'answer' | 'paid'): void {
  if (sound.value && !marksOf(slug).includes('muted')) void import('./sound.ts').then(({ play }) => play(what))
}
