import { DE } from './cues/de.ts'
import { EN } from './cues/en.ts'
import { KA } from './cues/ka.ts'
import { NL } from './cues/nl.ts'
import { RU } from './cues/ru.ts'
import { ZH } from './cues/zh.ts'
import { CONCEPTS } from '../lexicon/concepts.ts'
import { fold, tokens } from './tokens.ts'

/**
 * Words that point to a meaning, by language: cue → words and phrases, parted by `|`; a word's `*` stands for any ending.
 * The same cue names in every language, so that what is learnt in one helps the others.
 */
export type Cues = Readonly<Record<string, string>>

type Index = {
  words: Map<string, string[]>
  stems: Map<string, string[]>
  phrases: Map<string, string[]>
  han: Map<string, string[]>
}

const HAN = /\p{Script=Han}/u
const LONGEST_HAN = 5

function put(map: Map<string, string[]>, key: string, cue: string): void {
  const list = map.get(key)
  if (!list) map.set(key, [cue])
  else if (!list.includes(cue)) list.push(cue)
}

function indexOf(languages: readonly Cues[]): Index {
  const index: Index = { words: new Map(), stems: new Map(), phrases: new Map(), han: new Map() }
  for (const [cue, list] of languages.flatMap((cues) => Object.entries(cues))) {
    for (const entry of list.split('|')) {
      const words = tokens(fold(entry))
      const key = words.join(' ')
      if (HAN.test(entry)) put(index.han, key, cue)
      else if (words.length > 1) put(index.phrases, key, cue)
      else put(entry.endsWith('*') ? index.stems : index.words, key, cue)
    }
  }
  return index
}

/** The lexicon's words by kind, so that "show me sneakers" and "show me gowns" look alike; long words as stems, for their endings. */
function kinds(): Cues[] {
  return CONCEPTS.flatMap((row) =>
    [row.en, row.de, row.nl, row.ru, row.zh, row.ka].map((labels) => ({
      [`is-${row.kind}`]: labels
        .split('|')
        .flatMap((label) =>
          label.includes(' ') || label.length < 4 ? [label, `${label}s`] : [`${stem(label)}*`, label],
        )
        .join('|'),
    })),
  )
}

function stem(label: string): string {
  return /[\p{Script=Cyrillic}\p{Script=Georgian}]/u.test(label) && label.length > 4 ? label.slice(0, -1) : label
}

export const LANGUAGE_CUES: readonly Cues[] = [EN, DE, NL, RU, ZH, KA]

const INDEX = indexOf([...LANGUAGE_CUES, ...kinds()])

function hanCues(run: string, add: (cue: string) => void): void {
  for (let i = 0; i < run.length; i++) {
    for (let n = 1; n <= LONGEST_HAN && i + n <= run.length; n++) INDEX.han.get(run.slice(i, i + n))?.forEach(add)
  }
}

/** A word with one letter left out, at each place: two words with a common one differ by one slip of the finger. */
function slips(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))
}

const SHORTEST_SLIP = 6

/** Cue words by their slips; long words only, short ones have too many neighbours; the lexicon reads its own misspellings. */
const SLIPS = new Map<string, string>()
for (const [word, cues] of [...INDEX.words, ...INDEX.stems]) {
  if (word.length < SHORTEST_SLIP || cues.every((cue) => cue.startsWith('is-')) || HAN.test(word)) continue
  for (const slip of [word, ...slips(word)]) if (!SLIPS.has(slip)) SLIPS.set(slip, word)
}

/** The cues of the word that was probably meant: "adress", "shiping", "retrun". */
function slippedCues(word: string): readonly string[] {
  if (word.length < SHORTEST_SLIP - 1) return []
  for (const slip of [word, ...slips(word)]) {
    const meant = SLIPS.get(slip)
    if (meant !== undefined) return INDEX.words.get(meant) ?? INDEX.stems.get(meant) ?? []
  }
  return []
}

function wordCues(word: string): string[] {
  const cues = [...(INDEX.words.get(word) ?? [])]
  for (let n = 2; n <= word.length; n++) cues.push(...(INDEX.stems.get(word.slice(0, n)) ?? []))
  if (word.length > 8) for (let n = 4; n < word.length - 2; n++) cues.push(...(INDEX.words.get(word.slice(-n)) ?? []))
  return cues
}

/** The cues in a text, in the order in which they stand. */
export function cuesOf(words: readonly string[]): string[] {
  const found: string[] = []
  function add(cue: string): void {
    if (!found.slice(-3).includes(cue)) found.push(cue)
  }
  for (const [i, word] of words.entries()) {
    if (HAN.test(word)) {
      hanCues(word, add)
      continue
    }
    const pair = `${word} ${words[i + 1] ?? ''}`
    INDEX.phrases.get(`${pair} ${words[i + 2] ?? ''}`)?.forEach(add)
    INDEX.phrases.get(pair)?.forEach(add)
    const own = wordCues(word)
    for (const cue of own.length > 0 ? own : slippedCues(word)) add(cue)
  }
  return found.slice(0, 40)
}
