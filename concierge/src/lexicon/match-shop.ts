import type { TaughtWord } from '@souk/contract/shop.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { bareLetters, foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { isCommon } from '../text/word-sets.ts'
import { SHORT_NAMES } from './data/short-names.ts'
import { indexLabels, type LabelIndex } from './match-index.ts'
import { kindOf, labelsIn } from './match-table.ts'

/** A word learnt from a shop's catalogue: a brand, a product's name, a value of the shop's own attribute. */
export type ShopWord = { id: string; kind: string; labels: readonly string[]; broader?: readonly string[] }
/** The shop's own vocabulary, ready to be matched. `sold` are the lexicon's concepts its catalogue has, `short` what it calls some of them. */
export type ShopWords = {
  index: LabelIndex
  byId: ReadonlyMap<string, ShopWord>
  sold: ReadonlySet<string>
  short: ReadonlyMap<string, string>
  /** What the shop was taught, with the endings that words have in a language; undefined where that is nothing. */
  taught?: (language: string) => LabelIndex
}

/** The shop's words with those that it was taught: these go before every other meaning. */
export function withTaught(words: ShopWords, taught: readonly TaughtWord[]): ShopWords {
  if (taught.length === 0) return words
  const labels = taught.map(({ word, concept }) => ({ id: concept, label: word, first: true }))
  const byLanguage = new Map<string, LabelIndex>()
  return {
    ...words,
    taught(language) {
      const known = byLanguage.get(language) ?? indexLabels(labels, language)
      byLanguage.set(language, known)
      return known
    },
  }
}

/** Indexes a shop's words once; keep the result with the shop, it is what `understand` takes. */
export function shopWords(words: readonly ShopWord[], language = 'en', sold: Iterable<string> = []): ShopWords {
  const has = new Set(sold)
  const own = words.flatMap((word) =>
    [...word.labels, ...(word.kind === 'product' ? shortNames(word.labels, language) : [])]
      .flatMap((label) => (NAMES.has(word.kind) ? [...new Set([label, bareLetters(label)])] : [label]))
      .map((label) => ({ id: word.id, label, first: true })),
  )
  return {
    index: indexLabels(own, language),
    byId: new Map(words.map((word) => [word.id, word])),
    sold: has,
    short: shortFor(has),
  }
}

/** What is written as it is spoken: without accents and apostrophes, too. */
const NAMES: ReadonlySet<string> = new Set(['product', 'brand'])

function shortFor(sold: ReadonlySet<string>): ReadonlyMap<string, string> {
  const own = Object.entries(SHORT_NAMES).filter(([id]) => sold.has(id))
  return new Map(
    own.flatMap(([id, labels]) =>
      Object.values(labels).flatMap((words) => words.split('|').map((word): [string, string] => [foldText(word), id])),
    ),
  )
}

/** "A Napoletana" is the Pizza Napoletana: a name without the word for its kind, where that says nothing else anywhere. */
function shortNames(labels: readonly string[], language: string): string[] {
  return labels.flatMap((label) => {
    const words = tokenise(foldText(label)).map(({ text }) => text)
    const [first = '', ...rest] = words
    const [last = ''] = words.slice(-1)
    const bare = isKind(first, language) ? rest : isKind(last, language) ? words.slice(0, -1) : []
    const own = bare.some((word) => word.length > 4 && isOwn(word))
    return own ? [bare.join(' ')] : []
  })
}

/** No label and no everyday word of any language. */
function isOwn(word: string): boolean {
  return LANGUAGES.every((language) => !labelsIn(language)?.exact.has(word) && !isCommon(word, language))
}

function isKind(word: string, language: string): boolean {
  return [language, 'en'].some(
    (each) =>
      labelsIn(each)
        ?.exact.get(word)
        ?.some((id) => kindOf(id) === 'type') ?? false,
  )
}
