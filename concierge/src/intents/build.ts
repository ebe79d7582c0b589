import { writeFileSync } from 'node:fs'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { calibrate } from './calibrate.ts'
import { fingerprint, rowsOf } from './corpus.ts'
import { pack, quantise } from './model.ts'
import { train } from './train.ts'
import { WEIGHTS } from './weights.ts'

// npm run intents:build: learns the shipped weights from the training rows of all languages.

const byLanguage = LANGUAGES.map((language) => ({ language, rows: rowsOf(language, 'train') }))
const rows = byLanguage.flatMap((one) => one.rows)
const { calibration, judged } = calibrate(rows)
const bytes = pack(quantise(train(rows), calibration, fingerprint()))
writeFileSync(WEIGHTS, bytes)

const share = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(1).padStart(5)
for (const one of byLanguage) {
  const own = new Set(one.rows)
  const mine = judged.filter((each) => own.has(each.row))
  const top = mine.filter((each) => each.top).length
  const all = mine.filter((each) => each.all).length
  process.stderr.write(
    `${one.language}  ${one.rows.length} rows, cross-validated: first ${share(top, mine.length)} %, all ${share(all, mine.length)} %\n`,
  )
}
process.stderr.write(`${JSON.stringify(calibration)}, ${bytes.length} bytes\n`)
