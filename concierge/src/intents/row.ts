/** A labelled text; no intents = a choice or a bare answer. */
export type Row = { text: string; intents: readonly string[] }

/** Weights as learnt: bucket-major, so that one feature's classes lie together. */
export type Learnt = { classes: readonly string[]; weights: Float32Array; bias: Float32Array }
