import { packCues, unpackCues, type CueIndex } from './cues.ts'
import { BUCKETS, type Features } from './features.ts'
import type { Learnt } from './row.ts'

/** The class of texts that carry no intent of their own. */
export const NONE = 'none'

/** What cross-validation on the training rows fixed: how sure the scores are, and from where on they count. */
export type Calibration = {
  /** Divides the scores before the softmax. */
  temperature: number
  /** Below it the best intent is not believed: out of scope. */
  reject: number
  /** From it on a further intent of the whole message counts. */
  further: number
  /** From it on the intent of a clause counts. */
  clause: number
}

/** How a model did on training rows that it had not seen: shares, 0 to 1. */
export type Validated = {
  rows: number
  /** The best intent is one of those meant (none where none is meant). */
  first: number
  /** Micro F1 over all intents. */
  f1: number
  /** Of what no shop does, how much was refused. */
  recall: number
  /** Of the rest, how much was refused. */
  falseAlarms: number
}

/** What travels with the weights. */
export type About = {
  calibration: Calibration
  /** By language. */
  validated: Readonly<Record<string, Validated>>
  /** Of the rows and cues it was trained on. */
  fingerprint: string
  /** The words it was trained with, read when first asked for. */
  cues: () => CueIndex
}

/** The classifier as shipped: one byte per weight, a scale per class. */
export type IntentModel = About & {
  classes: readonly string[]
  weights: Int8Array
  scales: Float32Array
  bias: Float32Array
}

type Header = {
  classes: string[]
  scales: number[]
  bias: number[]
  calibration: Calibration
  validated: Record<string, Validated>
  fingerprint: string
  buckets: number
  /** Length of the cues in bytes. */
  cues: number
}

export function quantise(learnt: Learnt, about: About): IntentModel {
  const width = learnt.classes.length
  const scales = new Float32Array(width)
  for (const [at, weight] of learnt.weights.entries()) {
    const c = at % width
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(weight) / 127)
  }
  const weights = Int8Array.from(learnt.weights, (weight, at) => Math.round(weight / (scales[at % width] || 1)))
  return { classes: learnt.classes, weights, scales, bias: learnt.bias, ...about }
}

/** The file: length of the header (32 bits, little endian), header as JSON, cues as text, weights bucket by bucket. */
export function pack(model: IntentModel): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  const cues = encode(packCues(model.cues()))
  const header: Header = {
    classes: [...model.classes],
    scales: [...model.scales],
    bias: [...model.bias],
    calibration: model.calibration,
    validated: { ...model.validated },
    fingerprint: model.fingerprint,
    buckets: BUCKETS,
    cues: cues.length,
  }
  const json = encode(JSON.stringify(header))
  const weights = new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length)
  const bytes = new Uint8Array(4 + json.length + cues.length + weights.length)
  new DataView(bytes.buffer).setUint32(0, json.length, true)
  bytes.set(json, 4)
  bytes.set(cues, 4 + json.length)
  bytes.set(weights, 4 + json.length + cues.length)
  return bytes
}

export function unpack(bytes: Uint8Array): IntentModel {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const text = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to))
  const header: Header = JSON.parse(text(4, start))
  const size = header.classes.length * BUCKETS
  const weights = start + header.cues
  if (header.buckets !== BUCKETS || bytes.length !== weights + size)
    throw new Error('the intent weights do not fit this code: npm run intents:build')
  let cues: CueIndex | undefined
  return {
    classes: header.classes,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + weights, size),
    scales: Float32Array.from(header.scales),
    bias: Float32Array.from(header.bias),
    calibration: header.calibration,
    validated: header.validated,
    fingerprint: header.fingerprint,
    cues: () => (cues ??= unpackCues(text(start, weights))),
  }
}

/** Class scores before the softmax. */
export function scoreOf(model: IntentModel, { ids, values }: Features): Float32Array {
  const width = model.classes.length
  const sums = new Float32Array(width)
  for (let i = 0; i < ids.length; i++) {
    const base = (ids[i] ?? 0) * width
    const value = values[i] ?? 0
    for (let c = 0; c < width; c++) sums[c] = (sums[c] ?? 0) + (model.weights[base + c] ?? 0) * value
  }
  for (let c = 0; c < width; c++) sums[c] = (sums[c] ?? 0) * (model.scales[c] ?? 0) + (model.bias[c] ?? 0)
  return sums
}

/** In place: scores → probabilities. */
export function softmax(scores: Float32Array, temperature = 1): Float32Array {
  let top = -Infinity
  for (const score of scores) top = Math.max(top, score)
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(((scores[c] ?? 0) - top) / temperature)
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum
  return scores
}
