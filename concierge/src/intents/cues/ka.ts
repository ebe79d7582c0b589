import type { Cues } from '../cues.ts'

export const KA: Cues = {}
