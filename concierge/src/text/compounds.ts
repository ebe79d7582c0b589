export type Part = { text: string; start: number; end: number }

const LINKS: Record<string, readonly string[]> = {
  de: ['', 's', 'n', 'en', 'es', 'er', 'e', 'ns'],
  nl: ['', 's', 'en', 'e', 'n', 'er'],
}
const cache = new Map<string, Part[] | null>()

/** A German or Dutch compound as its known parts (Sommerkleid → sommer, kleid); null where it cannot be split. */
export function splitCompound(word: string, language: string, isKnown: (part: string) => boolean): Part[] | null {
  const links = LINKS[language]
  if (!links || word.length < 7 || word.length > 40) return null
  const key = `${language} ${word}`
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size > 5000) cache.clear()
  const parts = split(word, 0, links, isKnown, 4)
  const found = parts && parts.length > 1 ? parts : null
  cache.set(key, found)
  return found
}

/** The longest last part first: the head of the compound names the thing. */
function split(
  word: string,
  from: number,
  links: readonly string[],
  isKnown: (part: string) => boolean,
  depth: number,
): Part[] | null {
  const whole = word.slice(from)
  if (from > 0 && whole.length >= 3 && isKnown(whole)) return [{ text: whole, start: from, end: word.length }]
  if (depth === 0) return null
  for (let end = word.length - 3; end >= from + 3; end--) {
    const stretch = word.slice(from, end)
    for (const link of links) {
      if (!stretch.endsWith(link)) continue
      const part = link ? stretch.slice(0, -link.length) : stretch
      if (part.length < 3 || !isKnown(part)) continue
      const rest = split(word, end, links, isKnown, depth - 1)
      if (rest) return [{ text: part, start: from, end }, ...rest]
    }
  }
  return null
}
