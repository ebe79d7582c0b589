import { tOr } from '../i18n/t.ts'

/** A meaning as people call it. */
export function intentText(intent: string): string {
  return tOr(`intent.${intent}`, 'intent.other', { intent })
}

/** `light-blue` → "light blue": ids are American English. */
export function conceptText(id: string): string {
  return id.replaceAll('-', ' ')
}

/** What is to be done with it, or why it was shown: one line. */
export function listText(ids: readonly string[]): string {
  return ids.map(conceptText).join(', ')
}

export function missedText(kind: string): string {
  return tOr(`concierge.missed.${kind}`, 'concierge.missed')
}
