import { COMMON_WORDS } from './common-words.ts'
import { EVERYDAY_WORDS } from './everyday-words.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { NEAR_WORDS } from './near-words.ts'
import { foldText } from './normalise.ts'
import { stem } from './stem.ts'

const functions = new Map<string, Set<string>>()
const listed = new Map<string, Set<string>>()
const near = new Map<string, Set<string>>()
const common = new Map<string, Set<string>>()

/** The function words of a language, folded. */
export function functionWords(language: string): ReadonlySet<string> {
  return cached(functions, language, () => setOf(FUNCTION_WORDS[language] ?? ''))
}

/** Whether exactly this folded word is an everyday one, other forms of it aside. */
export function isListed(word: string, language: string): boolean {
  return (
    functionWords(language).has(word) ||
    cached(listed, language, () => setOf(`${COMMON_WORDS[language] ?? ''} ${EVERYDAY_WORDS[language] ?? ''}`)).has(word)
  )
}

/** Whether a folded word belongs to the everyday vocabulary of a language. */
export function isCommon(word: string, language: string): boolean {
  if (functionWords(language).has(word)) return true
  const words = cached(common, language, () => {
    const plain = setOf(`${COMMON_WORDS[language] ?? ''} ${EVERYDAY_WORDS[language] ?? ''}`)
    const stems = Array.from(plain, (each) => stem(each, language))
    return new Set([...plain, ...stems])
  })
  return words.has(word) || words.has(stem(word, language))
}

/** Whether an English word only looks like the misspelling of a label. */
export function isNearWord(word: string): boolean {
  return cached(near, 'en', () => setOf(NEAR_WORDS)).has(word.replace(/'s$/, ''))
}

function setOf(list: string): Set<string> {
  return new Set(foldText(list).split(/\s+/).filter(Boolean))
}

function cached(cache: Map<string, Set<string>>, key: string, make: () => Set<string>): Set<string> {
  const known = cache.get(key)
  if (known) return known
  const made = make()
  cache.set(key, made)
  return made
}
