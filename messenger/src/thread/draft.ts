import { accessTo } from '../state/access.ts'
import { forget, store, stored } from '../state/prefs.ts'

/** What was begun to write, per thread; kept only once its chat is open. */
export function draftOf(shop: string): string {
  return stored(`draft.${shop}`) ?? ''
}

export function keepDraft(shop: string, text: string): void {
  if (text.trim() === '') forget(`draft.${shop}`)
  else if (accessTo(shop)) store(`draft.${shop}`, text)
}
