import { COMMON_WORDS } from './common-words.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { foldText } from './normalise.ts'
import type { Token } from './tokens.ts'

/** By language in the order of `languages`: the logarithms of a letter group's share, and of one that none of its words has. */
type Profiles = { languages: readonly string[]; logs: ReadonlyMap<string, Float64Array>; strange: Float64Array }
let profiles: Profiles | undefined

/** What the letter pairs and triples of unknown words say for each language: at most about half a point per word. */
export function profileScores(tokens: readonly Token[]): Map<string, number> {
  profiles ??= build()
  const { languages } = profiles
  const scores = new Float64Array(languages.length)
  let any = false
  for (const token of tokens) {
    if (token.kind !== 'word' || token.text.length < 4 || token.text.length > 30) continue
    any = true
    const shares = likelihoods(token.text, profiles)
    let mass = 0
    for (const share of shares) mass += share
    for (let i = 0; i < shares.length; i++) scores[i] = (scores[i] ?? 0) + (0.35 * (shares[i] ?? 0)) / mass
  }
  return new Map(any ? languages.map((language, i) => [language, scores[i] ?? 0]) : [])
}

/** How likely a word is in each language, against the likeliest one. */
function likelihoods(word: string, { logs, strange }: Profiles): Float64Array {
  const grams = gramsOf(word)
  const sums = new Float64Array(strange.length)
  for (const gram of grams) {
    const shares = logs.get(gram) ?? strange
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (shares[i] ?? 0)
  }
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) / grams.length
  const best = Math.max(...sums)
  return sums.map((log) => Math.exp((log - best) * 4))
}

function build(): Profiles {
  const built: { language: string; counts: Map<string, number>; total: number }[] = []
  for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
    if (language === 'zh') continue
    const counts = new Map<string, number>()
    let total = 0
    for (const word of foldText(`${words} ${COMMON_WORDS[language] ?? ''}`).split(/\s+/)) {
      for (const gram of gramsOf(word)) {
        counts.set(gram, (counts.get(gram) ?? 0) + 1)
        total++
      }
    }
    built.push({ language, counts, total })
  }
  const logsOf = (gram: string) =>
    Float64Array.from(built, ({ counts, total }) => Math.log(((counts.get(gram) ?? 0) + 0.25) / (total + 2000)))
  const grams = new Set(built.flatMap(({ counts }) => [...counts.keys()]))
  return {
    languages: built.map(({ language }) => language),
    logs: new Map(Array.from(grams, (gram) => [gram, logsOf(gram)])),
    strange: logsOf(''),
  }
}

function gramsOf(word: string): string[] {
  const padded = `_${word}_`
  const grams: string[] = []
  for (let i = 0; i + 2 <= padded.length; i++) {
    grams.push(padded.slice(i, i + 2))
    if (i + 3 <= padded.length) grams.push(padded.slice(i, i + 3))
  }
  return grams
}
