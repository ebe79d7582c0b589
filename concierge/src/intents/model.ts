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

/** The classifier as shipped: the weights that matter, one byte each, and a scale per class. */
export type IntentModel = About & {
  classes: readonly string[]
  /** By bucket: where its weights begin; they end where the next one's begin. */
  starts: Uint32Array
  /** The class of each weight. */
  columns: Uint8Array
  weights: Int8Array
  scales: Float32Array
  bias: Float32Array
}

/** How many weights travel: without the smallest ones the scores stay the same to a few hundredths. */
const KEPT = 2_000_000

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
  /** Number of buckets that have weights, and of the weights. */
  filled: number
  weights: number
}

/** The weight from which on the largest ones are kept. */
function smallestKept(weights: Float32Array): number {
  return weights.map(Math.abs).toSorted().at(-KEPT) ?? 0
}

export function quantise(learnt: Learnt, about: About): IntentModel {
  const width = learnt.classes.length
  const scales = new Float32Array(width)
  for (const [at, weight] of learnt.weights.entries()) {
    const c = at % width
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(weight) / 127)
  }
  const least = smallestKept(learnt.weights)
  const starts = new Uint32Array(BUCKETS + 1)
  const columns: number[] = []
  const weights: number[] = []
  for (const [bucket, place] of learnt.places.entries()) {
    for (let c = 0; place >= 0 && c < width; c++) {
      const exact = learnt.weights[place * width + c] ?? 0
      const weight = Math.abs(exact) < least ? 0 : Math.round(exact / (scales[c] || 1))
      if (weight === 0) continue
      columns.push(c)
      weights.push(weight)
    }
    starts[bucket + 1] = weights.length
  }
  const { classes, bias } = learnt
  return {
    classes,
    starts,
    columns: Uint8Array.from(columns),
    weights: Int8Array.from(weights),
    scales,
    bias,
    ...about,
  }
}

/** The buckets that have weights, a bit each, and how many weights each of these has. */
function packStarts(starts: Uint32Array): { bits: Uint8Array; counts: Uint8Array } {
  const bits = new Uint8Array(BUCKETS / 8)
  const counts: number[] = []
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = (starts[bucket + 1] ?? 0) - (starts[bucket] ?? 0)
    if (count === 0) continue
    bits[bucket >> 3] = (bits[bucket >> 3] ?? 0) | (1 << (bucket & 7))
    counts.push(count)
  }
  return { bits, counts: Uint8Array.from(counts) }
}

function unpackStarts(bits: Uint8Array, counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1)
  let filled = 0
  let end = 0
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (((bits[bucket >> 3] ?? 0) >> (bucket & 7)) & 1) end += counts[filled++] ?? 0
    starts[bucket + 1] = end
  }
  return starts
}

/** The file: length of the header (32 bits, little endian), header as JSON, cues as text, filled buckets, weights with their classes. */
export function pack(model: IntentModel): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  const cues = encode(packCues(model.cues()))
  const { bits, counts } = packStarts(model.starts)
  const header: Header = {
    classes: [...model.classes],
    scales: [...model.scales],
    bias: [...model.bias],
    calibration: model.calibration,
    validated: { ...model.validated },
    fingerprint: model.fingerprint,
    buckets: BUCKETS,
    cues: cues.length,
    filled: counts.length,
    weights: model.weights.length,
  }
  const json = encode(JSON.stringify(header))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, json.length, true)
  return joined([length, json, cues, bits, counts, model.columns, Uint8Array.from(model.weights)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export function unpack(bytes: Uint8Array): IntentModel {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const text = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to))
  const header: Header = JSON.parse(text(4, start))
  const bits = start + header.cues
  const counts = bits + BUCKETS / 8
  const columns = counts + header.filled
  const weights = columns + header.weights
  if (header.buckets !== BUCKETS || bytes.length !== weights + header.weights)
    throw new Error('the intent weights do not fit this code: npm run intents:build')
  let cues: CueIndex | undefined
  return {
    classes: header.classes,
    starts: unpackStarts(bytes.subarray(bits, counts), bytes.subarray(counts, columns)),
    columns: bytes.subarray(columns, weights),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + weights, header.weights),
    scales: Float32Array.from(header.scales),
    bias: Float32Array.from(header.bias),
    calibration: header.calibration,
    validated: header.validated,
    fingerprint: header.fingerprint,
    cues: () => (cues ??= unpackCues(text(start, bits))),
  }
}

/** Class scores before the softmax. */
export function scoreOf(model: IntentModel, { ids, values }: Features): Float32Array {
  const { starts, columns, weights, scales, bias } = model
  const sums = new Float32Array(bias.length)
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    const value = values[i] ?? 0
    const end = starts[id + 1] ?? 0
    for (let at = starts[id] ?? 0; at < end; at++) {
      const c = columns[at] ?? 0
      sums[c] = (sums[c] ?? 0) + (weights[at] ?? 0) * value
    }
  }
  for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] ?? 0) * (scales[c] ?? 0) + (bias[c] ?? 0)
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
