import { tokens } from './tokens.ts'

/**
 * Words that point to a meaning, by language: cue → words and phrases, parted by `|`; a word's `*` stands for any ending.
 * The same cue names in every language, so that what is learnt in one helps the others.
 */
export type Cues = Readonly<Record<string, string>>

/** Every word and phrase with its cues, by how it is looked up. Made by cue-index.ts and shipped with the weights. */
export type CueIndex = {
  words: Map<string, readonly string[]>
  stems: Map<string, readonly string[]>
  phrases: Map<string, readonly string[]>
  han: Map<string, readonly string[]>
}

export const HAN = /\p{Script=Han}/u
export const LONGEST_HAN = 5
const SHORTEST_SLIP = 6

function hanCues(index: CueIndex, run: string, add: (cue: string) => void): void {
  for (let i = 0; i < run.length; i++) {
    for (let n = 1; n <= LONGEST_HAN && i + n <= run.length; n++) index.han.get(run.slice(i, i + n))?.forEach(add)
  }
}

/** A word with one letter left out, at each place: two words with a common one differ by one slip of the finger. */
function slips(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))
}

/** Cue words by their slips, made for the first unknown word; the lexicon reads its own misspellings. */
const SLIPS = new WeakMap<CueIndex, Map<string, string>>()

function slipsOf(index: CueIndex): Map<string, string> {
  const known = SLIPS.get(index)
  if (known) return known
  const found = new Map<string, string>()
  for (const map of [index.words, index.stems]) {
    for (const [word, cues] of map) {
      // long words only, short ones have too many neighbours
      if (word.length < SHORTEST_SLIP || cues.every((cue) => cue.startsWith('is-'))) continue
      for (const slip of [word, ...slips(word)]) if (!found.has(slip)) found.set(slip, word)
    }
  }
  SLIPS.set(index, found)
  return found
}

/** The cues of the word that was probably meant: "adress", "shiping", "retrun". */
function slippedCues(index: CueIndex, word: string): readonly string[] {
  if (word.length < SHORTEST_SLIP - 1) return []
  const known = slipsOf(index)
  for (const slip of [word, ...slips(word)]) {
    const meant = known.get(slip)
    if (meant !== undefined) return index.words.get(meant) ?? index.stems.get(meant) ?? []
  }
  return []
}

/** Cues of words that were met lately: everyday ones fill most of every message, and each is asked for several times. */
const MET = new WeakMap<CueIndex, Map<string, readonly string[]>>()
const REMEMBERED = 5000

/** The cues of a word by itself, or of the one that was probably meant. */
export function wordCues(index: CueIndex, word: string): readonly string[] {
  const met = MET.get(index) ?? new Map<string, readonly string[]>()
  MET.set(index, met)
  const known = met.get(word)
  if (known) return known
  const own = ownCues(index, word)
  const cues = own.length > 0 ? own : slippedCues(index, word)
  if (met.size >= REMEMBERED) met.clear()
  met.set(word, cues)
  return cues
}

function ownCues(index: CueIndex, word: string): string[] {
  const cues = [...(index.words.get(word) ?? [])]
  for (let n = 2; n <= word.length; n++) cues.push(...(index.stems.get(word.slice(0, n)) ?? []))
  if (word.length > 8) for (let n = 4; n < word.length - 2; n++) cues.push(...(index.words.get(word.slice(-n)) ?? []))
  return cues
}

/** The cues in a text, in the order in which they stand. */
export function cuesOf(words: readonly string[], index: CueIndex): string[] {
  const found: string[] = []
  function add(cue: string): void {
    if (!found.slice(-3).includes(cue)) found.push(cue)
  }
  for (const [i, word] of words.entries()) {
    if (HAN.test(word)) {
      hanCues(index, word, add)
      continue
    }
    const pair = `${word} ${words[i + 1] ?? ''}`
    index.phrases.get(`${pair} ${words[i + 2] ?? ''}`)?.forEach(add)
    index.phrases.get(pair)?.forEach(add)
    for (const cue of wordCues(index, word)) add(cue)
  }
  return found.slice(0, 40)
}

const MAPS = ['words', 'stems', 'phrases', 'han'] as const

/** One text: the sets of cues, a line each, then by map a line of `word,number of its set` entries. */
export function packCues(index: CueIndex): string {
  const sets = new Map<string, number>()
  const maps = MAPS.map((name) =>
    [...index[name]]
      .map(([word, cues]) => {
        const set = cues.join(' ')
        if (!sets.has(set)) sets.set(set, sets.size)
        return `${word},${sets.get(set)}`
      })
      .join('\t'),
  )
  return [...maps, ...sets.keys()].join('\n')
}

export function unpackCues(text: string): CueIndex {
  const lines = text.split('\n')
  const sets = lines.slice(MAPS.length).map((line): readonly string[] => line.split(' '))
  const map = (at: number): Map<string, readonly string[]> => {
    const found = new Map<string, readonly string[]>()
    for (const entry of lines[at]?.split('\t') ?? []) {
      const comma = entry.lastIndexOf(',')
      const set = sets[Number(entry.slice(comma + 1))]
      if (comma > 0 && set) found.set(entry.slice(0, comma), set)
    }
    return found
  }
  return { words: map(0), stems: map(1), phrases: map(2), han: map(3) }
}

/** How a cue's word or phrase is looked up: as its tokens, so that spelling habits do not matter. */
export function cueKey(folded: string): string {
  return tokens(folded).join(' ')
}
