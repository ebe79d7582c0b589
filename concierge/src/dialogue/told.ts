import type { Span } from '@souk/contract/understanding.ts'
import { foldText } from '../text/normalise.ts'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords } from '../text/word-sets.ts'
import { foldedSpans, type Found, type Named } from './match.ts'

type Word = { text: string; start: number; end: number }

const LEAST = 4
/** Chinese words that only say how: they tell nothing of what. */
const HOW = /[不加无無没沒有的和要大中小杯份个個]/u

/**
 * Choices of which one telling word is said: "Hafer-Latte" and 燕麦拿铁 are made with oat milk. Telling is what stands in the
 * labels of that choice alone; `apart` are stretches that say something else, such as the thing itself.
 */
export function toldIn(text: string, entries: readonly Named[], language: string, apart: readonly Span[]): Found[] {
  const folded = foldText(text)
  const taken = foldedSpans(text, apart)
  const words = wordsOf(folded, language).filter(
    ({ start, end }) => !taken.some((span) => span.start < end && start < span.end),
  )
  const telling = entries.map(({ labels }) => labels.flatMap((label) => wordsOf(foldText(label), language)))
  const found = words.flatMap((word): Found[] => {
    const keys = entries.filter((_entry, i) => telling[i]?.some((other) => says(word.text, other.text, language)))
    const [only, ...others] = keys
    return only && others.length === 0 ? [{ key: only.key, start: word.start, end: word.end, exact: false }] : []
  })
  return found.filter(({ key }, i) => found.findIndex((one) => one.key === key) === i)
}

/** Words that mean something by themselves, and pairs of Chinese letters. */
function wordsOf(folded: string, language: string): Word[] {
  const tokens = tokenise(folded)
  const words = tokens.filter(
    ({ kind, text }) => kind === 'word' && text.length > 2 && !functionWords(language).has(text),
  )
  const pairs = tokens.flatMap(({ kind, text, start, end }, i) => {
    const next = tokens[i + 1]
    const pair = kind === 'han' && next?.kind === 'han' && next.start === end ? text + next.text : ''
    return pair && !HOW.test(pair) ? [{ text: pair, start, end: next?.end ?? end }] : []
  })
  return [...words, ...pairs]
}

/** The same word in another form, or what a compound begins with: Hafer and Hafermilch. */
function says(said: string, label: string, language: string): boolean {
  if (said === label) return true
  if (said.length < LEAST || label.length < LEAST) return false
  return stem(said, language) === stem(label, language) || label.startsWith(said)
}
