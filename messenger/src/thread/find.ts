import type { Entry } from './state.ts'

/** As it is compared: without case and accents. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** All words of a message that can be looked for, its cards' titles included. */
function wordsOf({ message }: Entry): string {
  return message.parts
    .flatMap((part): string[] => {
      if (part.type === 'text' || part.type === 'system') return [part.text]
      if (part.type === 'choice') return [part.label ?? part.value]
      if (part.type === 'carousel' || part.type === 'compare') return part.cards.map(({ shown }) => shown.title)
      if (part.type === 'product') return [part.shown.title]
      if (part.type === 'order' || part.type === 'tracking') return [part.shown.number]
      if (part.type === 'cart' || part.type === 'checkout') return part.shown.lines.map(({ title }) => title)
      return part.type === 'list' || part.type === 'form.request' ? [part.title] : []
    })
    .join('\n')
}

/** The messages that hold all the words, newest first. */
export function found(entries: readonly Entry[], query: string): string[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return entries
    .filter((entry) => {
      const text = folded(wordsOf(entry))
      return words.every((word) => text.includes(word))
    })
    .map(({ message }) => message.id)
    .toReversed()
}
