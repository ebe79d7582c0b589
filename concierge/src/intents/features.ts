import { cuesOf, HAN, type CueIndex } from './cues.ts'
import { fold, tokens } from './tokens.ts'

/** 2^16 buckets: few enough for a small file, many enough that collisions do not cost accuracy (measured by cross-validation). */
export const BUCKETS = 1 << 16

/** A sparse vector of length one. */
export type Features = { ids: Uint16Array; values: Float32Array }

const WEIGHT = { word: 1.6, pair: 0.8, gram: 0.5, start: 0.8, end: 0.6, cue: 2.4, cues: 1.6, shape: 0.5, mark: 0.6 }

/** FNV-1a over the text from a seed, mixed so that the low bits are good. */
function hash(text: string, seed: number): number {
  let h = 2166136261 ^ Math.imul(seed, 0x9e3779b1)
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) & (BUCKETS - 1)
}

type Add = (text: string, seed: number, weight: number) => void

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

function addWords(words: readonly string[], add: Add): void {
  let before = '^'
  for (const word of words) {
    add(word, 1, WEIGHT.word)
    add(`${before} ${word}`, 3, WEIGHT.pair)
    addGrams(word, add)
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

function addShape(words: readonly string[], add: Add): void {
  const length = words.length
  add(length <= 3 ? String(length) : length <= 6 ? '6' : length <= 12 ? '12' : '13', 7, WEIGHT.shape)
  add(words.includes('?') ? '?' : '.', 24, WEIGHT.mark)
}

/** What the model sees of a text: hashed words, word pairs, letter groups and cues, as a vector of length one. */
export function features(text: string, index: CueIndex): Features {
  const words = tokens(fold(text))
  const sums = new Map<number, number>()
  function add(feature: string, seed: number, weight: number): void {
    const id = hash(feature, seed)
    sums.set(id, Math.max(sums.get(id) ?? 0, weight))
  }
  addWords(words, add)
  addCues(cuesOf(words, index), add)
  addShape(words, add)
  const ids = new Uint16Array(sums.size)
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
