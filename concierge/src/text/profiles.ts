import { COMMON_WORDS } from './common-words.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { foldText } from './normalise.ts'
import type { Token } from './tokens.ts'

type Profile = { counts: Map<string, number>; total: number }
let profiles: Map<string, Profile> | undefined

/** What the letter pairs and triples of unknown words say for each language: at most about half a point per word. */
export function profileScores(tokens: readonly Token[]): Map<string, number> {
  profiles ??= build()
  const scores = new Map<string, number>()
  for (const token of tokens) {
    if (token.kind !== 'word' || token.text.length < 4 || token.text.length > 30) continue
    const grams = gramsOf(token.text)
    const logs: [string, number][] = []
    for (const [language, profile] of profiles) {
      let sum = 0
      for (const gram of grams) sum += Math.log(((profile.counts.get(gram) ?? 0) + 0.25) / (profile.total + 2000))
      logs.push([language, sum / grams.length])
    }
    const best = Math.max(...logs.map(([, log]) => log))
    let mass = 0
    for (const [, log] of logs) mass += Math.exp((log - best) * 4)
    for (const [language, log] of logs) {
      scores.set(language, (scores.get(language) ?? 0) + (0.35 * Math.exp((log - best) * 4)) / mass)
    }
  }
  return scores
}

function build(): Map<string, Profile> {
  const built = new Map<string, Profile>()
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
    built.set(language, { counts, total })
  }
  return built
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
