import { IntentName } from '@souk/contract/understanding.ts'
import { features } from './features.ts'
import { NONE, scoreOf, softmax, type Calibration, type IntentModel } from './model.ts'
import { clauses } from './tokens.ts'
import { shippedModel } from './weights.ts'

export type Scored = { name: IntentName; score: number }

/** Probability per class of a whole message, and of each of its clauses when it has several. */
export type Evidence = { classes: readonly string[]; whole: Float32Array; parts: Float32Array[] }

export const OUT = 'out.of.scope'
const MOST_CLAUSES = 6

/** What a clause alone may not claim: "yes, and where is it" is seen whole, half a sentence often looks foreign. */
const NOT_FROM_CLAUSES = new Set<string>([NONE, OUT, 'affirm', 'deny'])

export function evidenceOf(
  text: string,
  classes: readonly string[],
  probabilities: (text: string) => Float32Array,
): Evidence {
  const found = clauses(text)
  const parts = found.length > 1 ? found.slice(0, MOST_CLAUSES).map(probabilities) : []
  return { classes, whole: probabilities(text), parts }
}

/** All intents that are meant, best first; empty when the message carries none of its own ("the second one"). */
export function decide({ classes, whole, parts }: Evidence, calibration: Calibration): Scored[] {
  const scores = new Map<string, number>()
  let best = ''
  let top = 0
  for (const [c, name] of classes.entries()) {
    const score = whole[c] ?? 0
    if (score > top) [best, top] = [name, score]
    if (score >= calibration.further) scores.set(name, score)
  }
  scores.set(best, top)
  for (const part of parts) {
    const strongest = part.indexOf(Math.max(...part))
    const name = classes[strongest] ?? NONE
    const score = part[strongest] ?? 0
    if (score < calibration.clause || NOT_FROM_CLAUSES.has(name)) continue
    scores.set(name, Math.max(scores.get(name) ?? 0, score * 0.95))
  }
  if (best === NONE && scores.size === 1) return []
  scores.delete(NONE)
  const sorted = [...scores].toSorted((a, b) => b[1] - a[1])
  const first = sorted[0]
  if (!first || first[1] < calibration.reject) return [{ name: OUT, score: 1 - (first?.[1] ?? 0) }]
  return sorted
    .filter(([name], i) => name !== OUT || i === 0)
    .map(([name, score]) => ({ name: IntentName.parse(name), score: Math.round(score * 1000) / 1000 }))
}

/**
 * What a message means, best first, with scores 0..1; out of scope comes first or not at all.
 * @example classify('hi, where is my order') // [{ name: 'order.status', score: 0.9 }, { name: 'greeting', … }]
 */
export function classify(text: string, model: IntentModel = shippedModel()): Scored[] {
  const { temperature } = model.calibration
  const evidence = evidenceOf(text, model.classes, (part) =>
    softmax(scoreOf(model, features(part, model.cues())), temperature),
  )
  return decide(evidence, model.calibration)
}
