import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { cueIndex } from '../concierge/src/intents/cue-index.ts'
import { features } from '../concierge/src/intents/features.ts'
import { softmax } from '../concierge/src/intents/model.ts'
import type { Row } from '../concierge/src/intents/row.ts'
import { score, train, TRAIN_DEFAULTS } from '../concierge/src/intents/train.ts'

/** Cross-validated accuracy of the intent engine on sets that nobody here wrote: does it carry beyond our own corpus? */
export type PublicFigure = {
  set: string
  rows: number
  intents: number
  accuracy: number
  /** How well what belongs to no intent is told apart; the threshold was chosen on rows held out of the training part. */
  outside?: { auroc: number; recall: number; falseAlarms: number }
}

const FOLDS = 5
/** How many good rows may be refused for the sake of the foreign ones. */
const FALSE_ALARMS = 0.05
const OPTIONS = { ...TRAIN_DEFAULTS, epochs: 8 }
const Clinc = z.object({
  train: z.array(z.tuple([z.string(), z.string()])),
  val: z.array(z.tuple([z.string(), z.string()])),
  oos_train: z.array(z.tuple([z.string(), z.string()])),
  oos_val: z.array(z.tuple([z.string(), z.string()])),
})
const OUT = 'oos'

function csv(text: string): Row[] {
  const lines = text.matchAll(/^(?:"((?:[^"]|"")*)"|([^,\n]*)),([^,\r\n]+)/gm)
  return [...lines]
    .slice(1)
    .map((line) => ({ text: (line[1] ?? line[2] ?? '').replaceAll('""', '"'), intents: [line[3] ?? ''] }))
}

function best(scores: Float32Array): number {
  let at = 0
  for (const [c, value] of scores.entries()) if (value > (scores[at] ?? 0)) at = c
  return at
}

function rightOf(learnt: ReturnType<typeof train>, rows: readonly Row[]): number {
  return rows.filter((row) =>
    row.intents.includes(learnt.classes[best(score(learnt, features(row.text, cueIndex())))] ?? ''),
  ).length
}

function crossValidated(set: string, rows: readonly Row[]): PublicFigure {
  let right = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const learnt = train(
      rows.filter((_row, i) => i % FOLDS !== fold),
      OPTIONS,
    )
    right += rightOf(
      learnt,
      rows.filter((_row, i) => i % FOLDS === fold),
    )
  }
  return {
    set,
    rows: rows.length,
    intents: new Set(rows.map((row) => row.intents[0])).size,
    accuracy: right / rows.length,
  }
}

/** How foreign a text looks, 0 to 1: all that the surest intent leaves. */
function strangeness(learnt: ReturnType<typeof train>, text: string): number {
  const sure = softmax(score(learnt, features(text, cueIndex())))
  let top = 0
  for (const [c, value] of sure.entries()) if (learnt.classes[c] !== OUT) top = Math.max(top, value)
  return 1 - top
}

/** The share of pairs in which what lies outside looks the stranger one. */
function auroc(outside: readonly number[], inside: readonly number[]): number {
  const above = outside.map((one) => inside.filter((other) => other < one).length / inside.length)
  return above.reduce((sum, value) => sum + value, 0) / above.length
}

/** CLINC150 by its own split: learnt from train, counted on val. */
function clinc(text: string): PublicFigure {
  const data = Clinc.parse(JSON.parse(text))
  const rows = (pairs: readonly [string, string][]): Row[] =>
    pairs.map(([said, intent]) => ({ text: said, intents: [intent] }))
  const all = rows([...data.train, ...data.oos_train])
  const isOut = (row: Row): boolean => row.intents.includes(OUT)
  const part = train(
    all.filter((_row, i) => i % FOLDS !== 0),
    OPTIONS,
  )
  const calm = all
    .filter((row, i) => i % FOLDS === 0 && !isOut(row))
    .map((row) => strangeness(part, row.text))
    .toSorted((a, b) => a - b)
  const limit = calm[Math.floor(calm.length * (1 - FALSE_ALARMS))] ?? 1
  const learnt = train(all, OPTIONS)
  const outside = data.oos_val.map(([said]) => strangeness(learnt, said))
  const inside = data.val.map(([said]) => strangeness(learnt, said))
  const refused = (values: readonly number[]): number => values.filter((value) => value > limit).length / values.length
  return {
    set: 'clinc150',
    rows: data.val.length,
    intents: learnt.classes.length,
    accuracy: rightOf(learnt, rows(data.val)) / data.val.length,
    outside: { auroc: auroc(outside, inside), recall: refused(outside), falseAlarms: refused(inside) },
  }
}

/** Null when the folder of shared data is not there. */
export function publicFigures(): PublicFigure[] | null {
  const root = `${process.env['SOUK_SHARED'] ?? new URL('../../shared', import.meta.url).pathname}/data`
  if (!existsSync(root)) return null
  const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
  const hint3 = ['curekart', 'powerplay11', 'sofmattress'].map((shop) =>
    crossValidated(`hint3 ${shop}`, csv(read(`hint3/v2/${shop}_train.csv`))),
  )
  return [
    clinc(read('clinc150/train_val.json')),
    crossValidated('banking77', csv(read('banking77/train.csv'))),
    ...hint3,
  ]
}
