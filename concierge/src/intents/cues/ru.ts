import type { Cues } from '../cues.ts'

export const RU: Cues = {}
