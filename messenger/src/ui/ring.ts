import { sound } from '../state/prefs.ts'

/** A sound, for those who have chosen it. */
export function ring(what: 'sent' | 'answer' | 'paid'): void {
  if (sound.value) void import('./sound.ts').then(({ play }) => play(what))
}
