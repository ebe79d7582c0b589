import type { Language } from '@souk/contract/understanding.ts'

/** A labelled text; no intents = a choice or a bare answer. */
export type Row = { text: string; intents: readonly string[]; language?: Language }

/** Weights as learnt: of the features that were met often enough, the classes of one lie together. */
export type Learnt = {
  classes: readonly string[]
  /** By bucket: which place its weights have, -1 where it has none. */
  places: Int32Array
  weights: Float32Array
  bias: Float32Array
}
