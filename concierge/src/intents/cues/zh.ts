import type { Cues } from '../cues.ts'

export const ZH: Cues = {}
