import { asideToLearn } from './corpus.ts'
import { cueIndex } from './cue-index.ts'
import { BUCKETS, features, type Features } from './features.ts'
import { NONE, softmax } from './model.ts'
import type { Learnt, Row } from './row.ts'
import { withSlips } from './slips.ts'

export type TrainOptions = {
  epochs: number
  rate: number
  /** How many of the features are hidden in each step, so that none is leaned on alone. */
  dropout: number
  smooth: number
  seed: number
}

export const TRAIN_DEFAULTS: TrainOptions = { epochs: 12, rate: 0.7, dropout: 0.4, smooth: 0.03, seed: 7 }

/** A feature of a single row says nothing about others. */
const FEWEST_ROWS = 2

export type Example = { ids: Int32Array; values: Float32Array; targets: number[] }

/** A small seeded generator (mulberry32): the same corpus gives the same weights. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function shuffled(count: number, next: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
  return order
}

export function classesOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => (row.intents.length > 0 ? row.intents : [NONE])))].toSorted()
}

/** A place for each feature that enough rows have; a row and its copies are one. */
function placesOf(seen: readonly (readonly Features[])[]): { places: Int32Array; count: number } {
  const rows = new Int32Array(BUCKETS)
  for (const [plain] of seen) for (const id of plain?.ids ?? []) rows[id] = (rows[id] ?? 0) + 1
  let count = 0
  const places = rows.map((many) => (many >= FEWEST_ROWS ? count++ : -1))
  return { places, count }
}

/** The features of one text that have a place, by place. */
function placed({ ids, values }: Features, places: Int32Array): Pick<Example, 'ids' | 'values'> {
  const known = [...ids.keys()].filter((i) => (places[ids[i] ?? 0] ?? -1) >= 0)
  return {
    ids: Int32Array.from(known, (i) => places[ids[i] ?? 0] ?? 0),
    values: Float32Array.from(known, (i) => values[i] ?? 0),
  }
}

/** Fills `kept` with the features that this step sees; returns how many they are and what makes them length one again. */
function drop(
  { values }: Example,
  share: number,
  next: () => number,
  kept: Int32Array,
): { count: number; gain: number } {
  let count = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    if (next() < share) continue
    kept[count++] = i
    squares += (values[i] ?? 0) ** 2
  }
  return { count, gain: 1 / Math.sqrt(squares + 1e-9) }
}

type Scratch = { squares: Float32Array; scores: Float32Array; kept: Int32Array }

/** One step on one example: AdaGrad on the softmax loss. */
function step(model: Learnt, scratch: Scratch, example: Example, options: TrainOptions, next: () => number): void {
  const { weights, bias } = model
  const { squares, scores, kept } = scratch
  const { ids, values, targets } = example
  const width = bias.length
  const { count, gain } = drop(example, options.dropout, next, kept)
  scores.set(bias)
  for (let k = 0; k < count; k++) {
    const i = kept[k] ?? 0
    const base = (ids[i] ?? 0) * width
    const value = (values[i] ?? 0) * gain
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value
  }
  softmax(scores)
  for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) - options.smooth / width
  for (const target of targets) scores[target] = (scores[target] ?? 0) - (1 - options.smooth) / targets.length
  for (let c = 0; c < width; c++) bias[c] = (bias[c] ?? 0) - 0.02 * (scores[c] ?? 0)
  for (let k = 0; k < count; k++) {
    const i = kept[k] ?? 0
    const base = (ids[i] ?? 0) * width
    const value = (values[i] ?? 0) * gain
    for (let c = 0; c < width; c++) {
      const at = base + c
      const gradient = (scores[c] ?? 0) * value
      const square = (squares[at] ?? 0) + gradient * gradient
      squares[at] = square
      weights[at] = (weights[at] ?? 0) - (options.rate * gradient) / Math.sqrt(square + 1e-6)
    }
  }
}

/** Multinomial logistic regression; the same rows, options and seed give the same weights. */
export function train(
  rows: readonly Row[],
  options: TrainOptions = TRAIN_DEFAULTS,
  classes: readonly string[] = classesOf(rows),
): Learnt {
  const copies = rows.map((row, i) => [...withSlips(row, i), ...asideToLearn(row, i)])
  const seen = copies.map((each) => each.map(({ text }) => features(text, cueIndex())))
  const { places, count } = placesOf(seen)
  const index = new Map(classes.map((name, i) => [name, i]))
  const examples = rows.flatMap((row, i): Example[] => {
    const targets = (row.intents.length > 0 ? row.intents : [NONE]).map((name) => index.get(name) ?? 0)
    return (seen[i] ?? []).map((each) => ({ ...placed(each, places), targets }))
  })
  const size = count * classes.length
  const model: Learnt = { classes, places, weights: new Float32Array(size), bias: new Float32Array(classes.length) }
  const scratch: Scratch = {
    squares: new Float32Array(size).fill(0.01),
    scores: new Float32Array(classes.length),
    kept: new Int32Array(examples.reduce((most, { ids }) => Math.max(most, ids.length), 0)),
  }
  const next = random(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const i of shuffled(examples.length, next)) {
      const example = examples[i]
      if (example) step(model, scratch, example, options, next)
    }
  }
  return model
}

/** Class scores before the softmax. */
export function score(model: Learnt, { ids, values }: Features): Float32Array {
  const width = model.classes.length
  const scores = Float32Array.from(model.bias)
  for (const [i, id] of ids.entries()) {
    const place = model.places[id] ?? -1
    if (place < 0) continue
    const value = values[i] ?? 0
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (model.weights[place * width + c] ?? 0) * value
  }
  return scores
}
