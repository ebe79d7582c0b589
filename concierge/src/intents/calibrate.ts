import { decide, evidenceOf, type Evidence } from './classify.ts'
import { features } from './features.ts'
import type { Calibration } from './model.ts'
import { classesOf, NONE, score, softmax, train, TRAIN_DEFAULTS, type Row, type TrainOptions } from './train.ts'

const FOLDS = 5

export type Judged = { row: Row; top: boolean; all: boolean }

type Held = { row: Row; whole: Float32Array; parts: Float32Array[] }

/** Raw scores of every row by a model that has not seen it. */
function heldOut(rows: readonly Row[], classes: readonly string[], options: TrainOptions): Held[] {
  return Array.from({ length: FOLDS }).flatMap((_, fold) => {
    const learnt = train(
      rows.filter((_row, i) => i % FOLDS !== fold),
      options,
      classes,
    )
    return rows
      .filter((_row, i) => i % FOLDS === fold)
      .map((row) => ({ row, ...evidenceOf(row.text, classes, (text) => score(learnt, features(text))) }))
  })
}

function evidence(held: Held, classes: readonly string[], temperature: number): Evidence {
  const sure = (scores: Float32Array) => softmax(Float32Array.from(scores), temperature)
  return { classes, whole: sure(held.whole), parts: held.parts.map(sure) }
}

/** Whether the best intent is one of those meant, and whether all and only those were found. */
export function judge(row: Row, found: readonly { name: string }[]): Judged {
  const names = found.map((intent) => intent.name)
  const first = names[0]
  const top = row.intents.length === 0 ? names.length === 0 : first !== undefined && row.intents.includes(first)
  const all = names.length === row.intents.length && row.intents.every((name) => names.includes(name))
  return { row, top, all }
}

function bestTemperature(held: readonly Held[], classes: readonly string[]): number {
  let best = { temperature: 1, loss: Infinity }
  for (const temperature of [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4]) {
    let loss = 0
    for (const one of held) {
      const sure = evidence({ ...one, parts: [] }, classes, temperature).whole
      const right = one.row.intents.length > 0 ? one.row.intents : [NONE]
      loss -= Math.log(right.reduce((sum, name) => sum + (sure[classes.indexOf(name)] ?? 0), 1e-9))
    }
    if (loss < best.loss) best = { temperature, loss }
  }
  return best.temperature
}

/** Temperature by likelihood, thresholds by how many rows come out right; training rows only, each judged by a model that has not seen it. */
export function calibrate(
  rows: readonly Row[],
  options: TrainOptions = TRAIN_DEFAULTS,
): { calibration: Calibration; judged: Judged[] } {
  const classes = classesOf(rows)
  const held = heldOut(rows, classes, options)
  const temperature = bestTemperature(held, classes)
  const all = held.map((one) => ({ row: one.row, evidence: evidence(one, classes, temperature) }))
  const none: Judged[] = []
  let best = { calibration: { temperature, reject: 0.2, further: 0.3, clause: 0.7 }, points: -1, judged: none }
  for (const reject of [0.1, 0.15, 0.2, 0.25, 0.3]) {
    for (const further of [0.15, 0.2, 0.25, 0.3, 0.35, 0.4]) {
      for (const clause of [0.6, 0.7, 0.8, 0.9]) {
        const calibration = { temperature, reject, further, clause }
        const judged = all.map((one) => judge(one.row, decide(one.evidence, calibration)))
        const points = judged.reduce((sum, { top, all: exact }) => sum + (top ? 2 : 0) + (exact ? 1 : 0), 0)
        if (points > best.points) best = { calibration, points, judged }
      }
    }
  }
  return { calibration: best.calibration, judged: best.judged }
}
