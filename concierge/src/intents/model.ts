import { BUCKETS, type Features } from './features.ts'
import type { Learnt } from './train.ts'

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

/** The classifier as shipped: one byte per weight, a scale per class. */
export type IntentModel = {
  classes: readonly string[]
  weights: Int8Array
  scales: Float32Array
  bias: Float32Array
  calibration: Calibration
  /** Of the rows and cues it was trained on. */
  fingerprint: string
}

type Header = {
  classes: string[]
  scales: number[]
  bias: number[]
  calibration: Calibration
  fingerprint: string
  buckets: number
}

export function quantise(learnt: Learnt, calibration: Calibration, fingerprint: string): IntentModel {
  const width = learnt.classes.length
  const scales = new Float32Array(width)
  for (const [at, weight] of learnt.weights.entries()) {
    const c = at % width
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(weight) / 127)
  }
  const weights = Int8Array.from(learnt.weights, (weight, at) => Math.round(weight / (scales[at % width] || 1)))
  return { classes: learnt.classes, weights, scales, bias: learnt.bias, calibration, fingerprint }
}

/** The file: length of the header (32 bits, little endian), header as JSON, weights bucket by bucket. */
export function pack(model: IntentModel): Uint8Array {
  const header: Header = {
    classes: [...model.classes],
    scales: [...model.scales],
    bias: [...model.bias],
    calibration: model.calibration,
    fingerprint: model.fingerprint,
    buckets: BUCKETS,
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(4 + json.length + model.weights.length)
  new DataView(bytes.buffer).setUint32(0, json.length, true)
  bytes.set(json, 4)
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length), 4 + json.length)
  return bytes
}

export function unpack(bytes: Uint8Array): IntentModel {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)))
  const size = header.classes.length * BUCKETS
  if (header.buckets !== BUCKETS || bytes.length !== 4 + length + size)
    throw new Error('the intent weights do not fit this code: npm run intents:build')
  return {
    classes: header.classes,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + 4 + length, size),
    scales: Float32Array.from(header.scales),
    bias: Float32Array.from(header.bias),
    calibration: header.calibration,
    fingerprint: header.fingerprint,
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
