import { decide, evidenceOf, OUT, type Evidence } from './classify.ts'
import { cueIndex } from './cue-index.ts'
import { features } from './features.ts'
import { foldsOf } from './folds.ts'
import { NONE, softmax, type Calibration, type Validated } from './model.ts'
import type { Row } from './row.ts'
import { classesOf, score, train, TRAIN_DEFAULTS, type TrainOptions } from './train.ts'

const FOLDS = 5

export type Judged = { row: Row; top: boolean; all: boolean; found: readonly string[] }

type Held = { row: Row; whole: Float32Array; parts: Float32Array[] }

/** Raw scores of every row by a model that has seen neither it nor one much like it, only the others and what stands beside. */
function heldOut(
  rows: readonly Row[],
  beside: readonly Row[],
  classes: readonly string[],
  options: TrainOptions,
): Held[] {
  const folds = foldsOf(
    rows.map((row) => row.text),
    FOLDS,
  )
  return Array.from({ length: FOLDS }).flatMap((_, fold) => {
    const learnt = train([...rows.filter((_row, i) => folds[i] !== fold), ...beside], options, classes)
    return rows
      .filter((_row, i) => folds[i] === fold)
      .map((row) => ({ row, ...evidenceOf(row.text, classes, (text) => score(learnt, features(text, cueIndex()))) }))
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
  return { row, top, all, found: names }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 10_000
}

/** What the rows come to, in shares. */
export function figuresOf(judged: readonly Judged[]): Validated {
  const isOut = ({ row }: Judged): boolean => row.intents.includes(OUT)
  const refused = ({ found }: Judged): boolean => found[0] === OUT
  const outside = judged.filter(isOut)
  const inside = judged.filter((each) => !isOut(each))
  const meant = judged.reduce((sum, { row, found }) => sum + row.intents.length + found.length, 0)
  const right = judged.reduce(
    (sum, { row, found }) => sum + found.filter((name) => row.intents.includes(name)).length,
    0,
  )
  return {
    rows: judged.length,
    first: share(judged.filter((each) => each.top).length, judged.length),
    f1: share(2 * right, meant),
    recall: share(outside.filter(refused).length, outside.length),
    falseAlarms: share(inside.filter(refused).length, inside.length),
  }
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
  beside: readonly Row[] = [],
  options: TrainOptions = TRAIN_DEFAULTS,
): { calibration: Calibration; judged: Judged[] } {
  const classes = classesOf(rows)
  const held = heldOut(rows, beside, classes, options)
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
