import { writeFileSync } from 'node:fs'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { calibrate, figuresOf } from './calibrate.ts'
import { fingerprint, patternsToLearn, rowsOf } from './corpus.ts'
import { cueIndex } from './cue-index.ts'
import { pack, quantise, type Validated } from './model.ts'
import { train } from './train.ts'
import { WEIGHTS } from './weights.ts'

// npm run intents:build: learns the shipped weights from the training rows and patterns of all languages.

// before the rows are read: what changes meanwhile must not pass for learnt
const learntFrom = fingerprint()
const byLanguage = LANGUAGES.map((language) => ({ language, rows: rowsOf(language, 'train') }))
const rows = byLanguage.flatMap((one) => one.rows)
const patterns = patternsToLearn()
const { calibration, judged } = calibrate(rows, patterns)
const validated: Record<string, Validated> = {}
for (const { language, rows: own } of byLanguage) {
  const mine = new Set(own)
  validated[language] = figuresOf(judged.filter((each) => mine.has(each.row)))
}
const bytes = pack(
  quantise(train([...rows, ...patterns]), { calibration, validated, fingerprint: learntFrom, cues: () => cueIndex() }),
)
writeFileSync(WEIGHTS, bytes)

const percent = (value: number): string => (100 * value).toFixed(1).padStart(5)
for (const [language, each] of Object.entries(validated)) {
  process.stderr.write(
    `${language}  ${each.rows} rows, cross-validated: first ${percent(each.first)} %, F1 ${percent(each.f1)} %, ` +
      `out of scope found ${percent(each.recall)} %, false alarms ${percent(each.falseAlarms)} %\n`,
  )
}
process.stderr.write(`${JSON.stringify(calibration)}, ${bytes.length} bytes\n`)
