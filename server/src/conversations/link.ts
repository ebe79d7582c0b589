import type { Part } from '@souk/contract/parts.ts'

/** The first address of a text: what ends a sentence does not belong to it. */
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/i

/** The first link of a message, without what only the reader's browser would know. */
export function linkIn(parts: readonly Part[]): string | undefined {
  for (const part of parts) {
    const found = part.type === 'text' ? LINK.exec(part.text)?.[0] : undefined
    const url = found === undefined ? null : URL.parse(found)
    if (url && url.username === '' && url.password === '') return url.href
  }
  return undefined
}
