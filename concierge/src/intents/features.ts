import { cuesOf, HAN, LONGEST_HAN, wordCues, type CueIndex } from './cues.ts'
import { fold, tokens } from './tokens.ts'

/** So many that two features rarely meet; the model keeps only those that were learnt (both measured by cross-validation). */
export const BUCKETS = 1 << 20

/** A sparse vector of length one. */
export type Features = { ids: Uint32Array; values: Float32Array }

const WEIGHT = {
  word: 1.6,
  pair: 0.8,
  gram: 0.5,
  start: 0.8,
  end: 0.6,
  cue: 2.4,
  cues: 1.6,
  frame: 0.8,
  frames: 0.6,
  shape: 0.5,
  mark: 0.6,
}
/** What stands for a word that points to nothing: a name, a thing nobody listed. */
const UNKNOWN = '_'
/** Words up to this length without a cue mostly hold sentences together: they stand for themselves. */
const SHORT = 3

/** FNV-1a over the text from a seed, mixed so that the low bits are good. */
function hash(text: string, seed: number): number {
  let h = 2166136261 ^ Math.imul(seed, 0x9e3779b1)
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) & (BUCKETS - 1)
}

type Add = (text: string, seed: number, weight: number) => void
type AddHashed = (id: number, weight: number) => void

function addGrams(word: string, add: Add): void {
  if (HAN.test(word)) {
    for (let n = 1; n <= 3; n++) {
      for (let i = 0; i + n <= word.length; i++) add(word.slice(i, i + n), 10 + n, WEIGHT.word)
    }
    return
  }
  const framed = `_${word}_`
  for (let n = 3; n <= 5; n++) {
    for (let i = 0; i + n <= framed.length; i++) add(framed.slice(i, i + n), 2, WEIGHT.gram)
  }
  addEnds(word, add)
}

/** How long words begin and end: what is left of them under other endings and in compounds. */
function addEnds(word: string, add: Add): void {
  if (word.length > 5) add(word.slice(0, 5), 20, WEIGHT.start)
  if (word.length > 7) add(word.slice(0, 7), 20, WEIGHT.start)
  for (const n of [5, 6]) if (word.length > 8) add(word.slice(-n), 21, WEIGHT.end)
}

/** Letter groups of words that were met lately: everyday ones fill most of every message, and of each of its clauses. */
const MET = new Map<string, readonly (readonly [id: number, weight: number])[]>()
const REMEMBERED = 5000

function gramsOf(word: string): readonly (readonly [id: number, weight: number])[] {
  const known = MET.get(word)
  if (known) return known
  const grams: [number, number][] = []
  addGrams(word, (text, seed, weight) => grams.push([hash(text, seed), weight]))
  if (MET.size >= REMEMBERED) MET.clear()
  MET.set(word, grams)
  return grams
}

function addWords(words: readonly string[], add: Add, addHashed: AddHashed): void {
  let before = '^'
  for (const word of words) {
    add(word, 1, WEIGHT.word)
    add(`${before} ${word}`, 3, WEIGHT.pair)
    for (const [id, weight] of gramsOf(word)) addHashed(id, weight)
    before = word
  }
  add(`${before} $`, 3, WEIGHT.pair)
}

/** Cues and their ordered pairs: "cancel … order" is one feature in every language. */
function addCues(cues: readonly string[], add: Add): void {
  let before = '^'
  for (const [i, cue] of cues.entries()) {
    add(cue, 4, WEIGHT.cue)
    add(`${before} ${cue}`, 5, WEIGHT.cues)
    for (const later of cues.slice(i + 1, i + 6)) add([cue, later].toSorted().join(' '), 6, WEIGHT.cues)
    before = cue
  }
  add(`${before} $`, 5, WEIGHT.cues)
}

/** A run of Chinese as its longest cues and the characters between them. */
function hanFrame(run: string, index: CueIndex): string[] {
  const frame: string[] = []
  for (let i = 0; i < run.length;) {
    let length = Math.min(LONGEST_HAN, run.length - i)
    while (length > 1 && !index.han.has(run.slice(i, i + length))) length--
    const piece = run.slice(i, i + length)
    frame.push(index.han.get(piece)?.[0] ?? piece)
    i += length
  }
  return frame
}

/** The sentence without its content: each word as its cue, so that "do you have gowns" and "do you have drills" look alike. */
function frameOf(words: readonly string[], index: CueIndex): string[] {
  return words.flatMap((word) => {
    if (HAN.test(word)) return hanFrame(word, index)
    return [wordCues(index, word)[0] ?? (word.length <= SHORT ? word : UNKNOWN)]
  })
}

function addFrame(frame: readonly string[], add: Add): void {
  const framed = ['^', ...frame, '$']
  for (let i = 0; i + 1 < framed.length; i++) add(framed.slice(i, i + 2).join(' '), 40, WEIGHT.frame)
  for (let i = 0; i + 2 < framed.length; i++) add(framed.slice(i, i + 3).join(' '), 41, WEIGHT.frames)
}

function addShape(words: readonly string[], add: Add): void {
  const length = words.length
  add(length <= 3 ? String(length) : length <= 6 ? '6' : length <= 12 ? '12' : '13', 7, WEIGHT.shape)
  add(words.includes('?') ? '?' : '.', 24, WEIGHT.mark)
}

/** What the model sees of a text: hashed words, word pairs, letter groups, cues and frames, as a vector of length one. */
export function features(text: string, index: CueIndex): Features {
  const words = tokens(fold(text))
  const sums = new Map<number, number>()
  function addHashed(id: number, weight: number): void {
    const known = sums.get(id)
    if (known === undefined || known < weight) sums.set(id, weight)
  }
  const add: Add = (feature, seed, weight) => addHashed(hash(feature, seed), weight)
  addWords(words, add, addHashed)
  addCues(cuesOf(words, index), add)
  addFrame(frameOf(words, index), add)
  addShape(words, add)
  const ids = new Uint32Array(sums.size)
  const values = new Float32Array(sums.size)
  let squares = 0
  for (const value of sums.values()) squares += value * value
  const norm = Math.sqrt(squares) || 1
  let i = 0
  for (const [id, value] of sums) {
    ids[i] = id
    values[i++] = value / norm
  }
  return { ids, values }
}
