import { cueIndex } from './cue-index.ts'
import { BUCKETS, features, type Features } from './features.ts'
import { NONE, softmax } from './model.ts'
import type { Learnt, Row } from './row.ts'
import { withSlips } from './slips.ts'

export type TrainOptions = {
  epochs: number
  rate: number
  decay: number
  dropout: number
  smooth: number
  seed: number
}

export const TRAIN_DEFAULTS: TrainOptions = { epochs: 12, rate: 0.5, decay: 2e-5, dropout: 0.15, smooth: 0.05, seed: 7 }

export type Example = { features: Features; targets: number[] }

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

export function examplesOf(rows: readonly Row[], classes: readonly string[]): Example[] {
  const index = new Map(classes.map((name, i) => [name, i]))
  return rows.map((row) => ({
    features: features(row.text, cueIndex()),
    targets: (row.intents.length > 0 ? row.intents : [NONE]).map((name) => index.get(name) ?? 0),
  }))
}

/** One step on one example: AdaGrad on the softmax loss, a share of the features hidden so that none is leaned on alone. */
function step(model: Learnt, squares: Float32Array, example: Example, options: TrainOptions, next: () => number): void {
  const { classes, weights, bias } = model
  const width = classes.length
  const { ids, values } = example.features
  const kept: number[] = []
  for (let i = 0; i < ids.length; i++) if (next() >= options.dropout) kept.push(i)
  const gain = 1 / Math.sqrt(1 - options.dropout)
  const scores = Float32Array.from(bias)
  for (const i of kept) {
    const base = (ids[i] ?? 0) * width
    const value = (values[i] ?? 0) * gain
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value
  }
  softmax(scores)
  for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) - options.smooth / width
  for (const target of example.targets)
    scores[target] = (scores[target] ?? 0) - (1 - options.smooth) / example.targets.length
  for (let c = 0; c < width; c++) bias[c] = (bias[c] ?? 0) - 0.02 * (scores[c] ?? 0)
  for (const i of kept) {
    const base = (ids[i] ?? 0) * width
    const value = (values[i] ?? 0) * gain
    for (let c = 0; c < width; c++) {
      const at = base + c
      const gradient = (scores[c] ?? 0) * value + options.decay * (weights[at] ?? 0)
      squares[at] = (squares[at] ?? 0) + gradient * gradient
      weights[at] = (weights[at] ?? 0) - (options.rate * gradient) / Math.sqrt((squares[at] ?? 0) + 1e-6)
    }
  }
}

/** Multinomial logistic regression; the same examples, options and seed give the same weights. */
export function trainOn(
  examples: readonly Example[],
  classes: readonly string[],
  options: TrainOptions = TRAIN_DEFAULTS,
): Learnt {
  const size = BUCKETS * classes.length
  const model: Learnt = { classes, weights: new Float32Array(size), bias: new Float32Array(classes.length) }
  const squares = new Float32Array(size).fill(0.01)
  const next = random(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const i of shuffled(examples.length, next)) {
      const example = examples[i]
      if (example) step(model, squares, example, options, next)
    }
  }
  return model
}

export function train(
  rows: readonly Row[],
  options: TrainOptions = TRAIN_DEFAULTS,
  classes: readonly string[] = classesOf(rows),
): Learnt {
  return trainOn(examplesOf(withSlips(rows), classes), classes, options)
}

/** Class scores before the softmax. */
export function score(model: Learnt, input: Features): Float32Array {
  const width = model.classes.length
  const scores = Float32Array.from(model.bias)
  for (let i = 0; i < input.ids.length; i++) {
    const base = (input.ids[i] ?? 0) * width
    const value = input.values[i] ?? 0
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (model.weights[base + c] ?? 0) * value
  }
  return scores
}
