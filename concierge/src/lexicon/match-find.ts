import { foldText } from '../text/normalise.ts'
import { stem } from '../text/stem.ts'
import { tokenise, type Token } from '../text/tokens.ts'
import { functionWords, isCommon, isListed, isNearWord } from '../text/word-sets.ts'
import { choose } from './match-choose.ts'
import { compoundAt, type Hit } from './match-compound.ts'
import type { LabelIndex } from './match-index.ts'
import type { ShopWords } from './match-shop.ts'
import { kindOf, labelsIn, languagesOf } from './match-table.ts'
import { suitable } from './match-suit.ts'
import type { How, Match } from './match-type.ts'
import { correct } from './match-typo.ts'

const LATIN = ['en', 'de', 'nl']

/** Finds the lexicon's and the shop's concepts in a folded text: the longest label at each place, the text's own language first. */
export function findConcepts(
  text: string,
  tokens: readonly Token[],
  language: string,
  shop?: ShopWords,
  most = 500,
): Match[] {
  const corrected = tokens.map((token) => correctToken(token, language, shop))
  const words = tokens.map((token, i) => corrected[i] ?? token.text)
  const hits: Hit[] = []
  for (let i = 0; i < tokens.length && hits.length < most;) {
    const found = hitAt(i, text, tokens, words, language, shop)
    if (found.length === 0) i++
    for (const hit of found) {
      const typo = corrected.slice(hit.from, hit.to).some((word) => word !== undefined)
      hits.push(typo ? { ...hit, how: 'typo' } : hit)
      i = hit.to
    }
  }
  const chosen = choose(hits, shop?.sold)
  const found = hits.map((hit, i): Match => ({
    id: chosen[i]?.id ?? '',
    kind: chosen[i]?.kind ?? '',
    start: hit.start,
    end: hit.end,
    from: hit.from,
    to: hit.to,
    how: hit.how,
    candidates: hit.candidates.map((candidate) => candidate.id),
    ...(hit.without ? { without: hit.without } : {}),
  }))
  return suitable(found, text, language)
}

/** Titles, labels and wishes are read again and again: as many short texts as these once. */
const REMEMBERED = 2000
const SHORT = 120
const readings = new Map<string, readonly Match[]>()

/** The concepts of a text that is not folded yet, in the order of their places. */
export function conceptsIn(text: string, language: string, shop?: ShopWords): readonly Match[] {
  const key = `${language} ${text}`
  const known = shop ? undefined : readings.get(key)
  if (known) return known
  const folded = foldText(text)
  const found = findConcepts(folded, tokenise(folded), language, shop)
  if (shop || text.length > SHORT) return found
  if (readings.size >= REMEMBERED) readings.clear()
  readings.set(key, found)
  return found
}

function hitAt(
  i: number,
  text: string,
  tokens: readonly Token[],
  words: readonly string[],
  language: string,
  shop?: ShopWords,
): Hit[] {
  const token = tokens[i]
  if (!token) return []
  if (token.kind === 'number') return fromNumber(i, text, tokens, words, language, shop)
  let best: { length: number; rank: number; ids: readonly string[]; how: How; shop: boolean } | undefined
  const offer = (length: number, rank: number, ids: readonly string[], how: How, own = false) => {
    if (length > 0 && (!best || length > best.length || (length === best.length && rank < best.rank)))
      best = { length, rank, ids, how, shop: own }
  }
  const isFunction = functionWords(language).has(token.text)
  const taught = shop?.taught?.(language)
  if (taught) {
    const exact = longest(i, text, tokens, words, taught, false)
    const stems = longest(i, text, tokens, words, taught, true)
    offer(exact.length, -3, exact.ids, 'exact', true)
    offer(stems.length, -2, stems.ids, 'stem', true)
  }
  if (shop) {
    const own = longest(i, text, tokens, words, shop.index, false)
    if (own.length > 1 || !isCommon(token.text, language)) offer(own.length, 0.5, own.ids, 'exact', true)
    const short = shop.short.get(token.text)
    if (short !== undefined) offer(1, -1, [short], 'exact')
  }
  for (const each of languagesFor(token, language)) {
    const index = labelsIn(each)
    if (!index) continue
    const own = each === language
    const exact = longest(i, text, tokens, words, index, false)
    const stems = own ? longest(i, text, tokens, words, index, true) : exact
    const blocked = own ? isFunction : isForeignTrap(token, each, language)
    if (exact.length > (blocked ? 1 : 0)) offer(exact.length, own ? 0 : 2, exact.ids, own ? 'exact' : 'foreign')
    // the stem of an everyday word may be that of a label: день, деним
    const strict = own && (isListed(token.text, language) || isTooShort(token)) ? 1 : 0
    if (own && stems.length > Math.max(strict, blocked ? 1 : 0)) offer(stems.length, 1, stems.ids, 'stem')
  }
  if (!best || (best.rank >= 2 && best.length === 1)) {
    const parts = compoundAt(i, token, words[i] ?? token.text, language)
    if (parts.length > 0) return parts
  }
  if (!best) return language === 'ka' ? privative(i, token) : []
  const to = i + best.length
  const candidates = best.ids.map((id) => ({
    id,
    kind: (best?.shop ? shop?.byId.get(id)?.kind : undefined) ?? kindOf(id) ?? 'attribute',
  }))
  return [{ from: i, to, start: token.start, end: tokens[to - 1]?.end ?? token.end, candidates, how: best.how }]
}

/** The stem of a longer label may be a word of its own: RAM and Ramen. */
function isTooShort(token: Token): boolean {
  return token.kind === 'word' && token.text.length < 4 && token.text.charCodeAt(0) < 0x400
}

/** უ-…-ოდ around a stem says "without": უნივროდ, უხახვო. */
function privative(i: number, token: Token): Hit[] {
  const match = /^უ(\p{L}{2,}?)(?:ოდ|ო|ოთ)$/u.exec(token.text)
  const ids =
    match &&
    labelsIn('ka')
      ?.stems()
      .ids(stem(match[1] ?? '', 'ka'))
  if (!ids) return []
  const candidates = ids.map((id) => ({ id, kind: kindOf(id) ?? 'attribute' }))
  return [{ from: i, to: i + 1, start: token.start, end: token.end, candidates, how: 'stem', without: true }]
}

/** Whether a word that is a label elsewhere is better left alone: short, or an everyday word here or in English. */
function isForeignTrap(token: Token, labelLanguage: string, language: string): boolean {
  if (token.kind !== 'word') return false
  const least = !LATIN.includes(language) ? 3 : labelLanguage === 'en' ? 5 : /[^a-z]/.test(token.text) ? 5 : 6
  return token.text.length < least || isCommon(token.text, language) || isCommon(token.text, 'en')
}

/** A name that begins with a figure: "501 Original" of the shop, "4 cheese" of the lexicon. */
function fromNumber(
  i: number,
  text: string,
  tokens: readonly Token[],
  words: readonly string[],
  language: string,
  shop?: ShopWords,
): Hit[] {
  const own = labelsIn(language)
  const { length, ids } = [shop?.index, own]
    .map((index) => (index ? longest(i, text, tokens, words, index, false) : { length: 0, ids: [] }))
    .reduce((best, each) => (each.length > best.length ? each : best))
  const token = tokens[i]
  if (!token || length < 2) return []
  const candidates = ids.map((id) => ({ id, kind: shop?.byId.get(id)?.kind ?? kindOf(id) ?? 'attribute' }))
  return [
    {
      from: i,
      to: i + length,
      start: token.start,
      end: tokens[i + length - 1]?.end ?? token.end,
      candidates,
      how: 'exact',
    },
  ]
}

/** The longest label that begins at a token; words of one label stand with nothing but spaces and hyphens between them. */
function longest(
  i: number,
  text: string,
  tokens: readonly Token[],
  words: readonly string[],
  index: LabelIndex,
  stemmed: boolean,
): { length: number; ids: readonly string[] } {
  const stems = stemmed ? index.stems() : undefined
  const word = (at: number) => (stemmed ? stem(words[at] ?? '', index.language) : (words[at] ?? ''))
  let key = word(i)
  const most = stems ? stems.reach(key) : (index.reach.get(key) ?? 0)
  let found: { length: number; ids: readonly string[] } = { length: 0, ids: [] }
  for (let length = 1; length <= most; length++) {
    const token = tokens[i + length - 1]
    const before = tokens[i + length - 2]
    if (!token) break
    if (before && length > 1) {
      if (token.start - before.end > 3 || /[^\s\-/.'&]/.test(text.slice(before.end, token.start))) break
      key += ` ${word(i + length - 1)}`
    }
    const ids = stems ? stems.ids(key) : index.exact.get(key)
    if (ids) found = { length, ids }
  }
  return found
}

function languagesFor(token: Token, language: string): readonly string[] {
  if (token.kind === 'han') return ['zh']
  const first = token.text.charCodeAt(0)
  if (first >= 0x400 && first <= 0x4ff) return ['ru']
  if (first >= 0x10a0 && first <= 0x10ff) return ['ka']
  return [language, ...LATIN.filter((each) => each !== language)]
}

/** A misspelt token as the known word it stands for; undefined when it is known or resembles nothing. */
function correctToken(token: Token, language: string, shop?: ShopWords): string | undefined {
  const word = token.text
  if (
    token.kind !== 'word' ||
    word.length < 4 ||
    /^უ.+ოდ?$/u.test(word) ||
    isCommon(word, language) ||
    languagesOf(word).length > 0
  )
    return undefined
  if (shop?.index.words.has(word) || shop?.taught?.(language).stems().has(stem(word, language))) return undefined
  const languages = languagesFor(token, language)
  if (languages.some((each) => (each === language || each === 'en') && labelsIn(each)?.stems().has(stem(word, each))))
    return undefined
  if (languages.includes('en') && isNearWord(word)) return undefined
  if (compoundAt(0, token, word, language).length > 0 || (LATIN.includes(languages[0] ?? '') && isCommon(word, 'en')))
    return undefined
  const own = labelsIn(languages[0] ?? 'en')
  const found = own ? correct(word, own.vocabulary()) : null
  if (found) return found
  const named = shop && word.length > 4 ? correct(word, shop.index.vocabulary()) : null
  if (named) return named
  const english = languages.includes('en') && languages[0] !== 'en' ? labelsIn('en') : undefined
  return (english && correct(word, english.vocabulary())) ?? undefined
}
