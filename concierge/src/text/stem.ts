import snowball from 'snowball-stemmers'
import { stemGeorgian, variantsGeorgian } from './stem-georgian.ts'

const stemmers: Record<string, (word: string) => string> = {
  en: english(snowball.newStemmer('english')),
  de: german(snowball.newStemmer('german')),
  nl: dutch(snowball.newStemmer('dutch')),
  ru: withStemmer(snowball.newStemmer('russian')),
  ka: stemGeorgian,
}
const caches = new Map<string, Map<string, string>>()
const CACHE_LIMIT = 20_000

/** What the inflected forms of a word have in common; words of other languages come back unchanged. */
export function stem(word: string, language: string): string {
  const stemmer = stemmers[language]
  if (!stemmer || word.length < 3) return word
  let cache = caches.get(language)
  if (!cache) caches.set(language, (cache = new Map()))
  const known = cache.get(word)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const found = word.length > 40 ? word : stemmer(word)
  cache.set(word, found)
  return found
}

/** Further stems of a dictionary form that its stemmer misses: laars – laarzen, рубашка – рубашек, წითელი – წითლის. */
export function stemVariants(word: string, language: string): string[] {
  if (language === 'nl') return variantsDutch(word).map((form) => stem(form, 'nl'))
  if (language === 'ru') return variantsRussian(word).map((form) => stem(form, 'ru'))
  if (language === 'ka') return variantsGeorgian(word)
  if (language === 'de') return variantsGerman(word)
  return []
}

function withStemmer(stemmer: { stem(word: string): string }): (word: string) => string {
  return (word) => stemmer.stem(word)
}

function english(stemmer: { stem(word: string): string }): (word: string) => string {
  return (word) => stemmer.stem(word.replace(/'s?$/, ''))
}

/** The dative plural of words in -el takes its n off first: Ärmeln, Stiefeln. */
function german(stemmer: { stem(word: string): string }): (word: string) => string {
  return (word) => stemmer.stem(word.length > 5 && word.endsWith('eln') ? word.slice(0, -1) : word)
}

function dutch(stemmer: { stem(word: string): string }): (word: string) => string {
  return (word) => stemmer.stem(word.replace(/'s$/, '')).replace(/z$/, 's').replace(/v$/, 'f')
}

function variantsDutch(word: string): string[] {
  if (word.endsWith('s')) return [`${word.slice(0, -1)}zen`]
  return word.endsWith('f') ? [`${word.slice(0, -1)}ven`] : []
}

function variantsRussian(word: string): string[] {
  const base = word.slice(0, -2)
  if (/(?:ка|ки)$/.test(word)) return [`${base}ок`, `${base}ек`, `${base.replace(/[йь]$/, '')}ек`]
  if (/(?:ля|ли|ла)$/.test(word)) return [`${base}ель`, `${base}ел`]
  if (/(?:ок|ек)$/.test(word)) return [`${base}ка`, `${base}ки`, `${base}ьк`]
  if (word.endsWith('ец')) return [`${base}ца`, `${base}цы`]
  if (/(?:на|ни|ня)$/.test(word)) return [`${base}ен`, `${base}он`]
  return []
}

/** People without an ä key write ae; Snowball folds ä to a, so both stems lead to the label. */
function variantsGerman(word: string): string[] {
  if (!/[äöü]/.test(word)) return []
  const spelt = word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
  return [stem(spelt, 'de'), spelt]
}
