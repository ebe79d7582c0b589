import { existsSync } from 'node:fs'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { figuresOf, judge } from '../concierge/src/intents/calibrate.ts'
import { MEASURING, rowsOf, type Split } from '../concierge/src/intents/corpus.ts'
import type { Validated } from '../concierge/src/intents/model.ts'
import { shippedModel } from '../concierge/src/intents/weights.ts'
import { understand } from '../concierge/src/understand/understand.ts'
import { publicFigures } from './understanding-public.ts'
import { count, f1, pairsOf, slotRows } from './understanding-slots.ts'

// npm run -s bench:understanding [-- --public]: held-out intent accuracy, slot F1 and time per call, by language.
// JSON on stdout, a table on stderr. The test rows only measure: nothing was chosen by looking at them. The lines "cv"
// are what cross-validation said when the weights were built: many more rows, the classifier alone, and the terser ones.

const NOW = '2026-11-18T10:00:00Z'
const CURRENCY = { en: 'USD', de: 'EUR', nl: 'EUR', ru: 'RUB', zh: 'CNY', ka: 'GEL' } as const
const COUNTRY = { en: 'US', de: 'DE', nl: 'NL', ru: 'RU', zh: 'CN', ka: 'GE' } as const
const ROUNDS = 5

type Figures = Validated & {
  language: Language
  split: Split
  languageKnown: number
  slots?: { rows: number; f1: number }
  milliseconds: { p50: number; p95: number }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 10_000
}

function quantile(sorted: readonly number[], q: number): number {
  return Math.round((sorted[Math.floor(q * (sorted.length - 1))] ?? 0) * 1000) / 1000
}

function slotsOf(language: Language): { rows: number; f1: number } | undefined {
  if (!existsSync(new URL(`../concierge/corpus/${language}.slots.jsonl`, import.meta.url))) return undefined
  const rows = slotRows(language).filter((row) => row.split === 'test')
  const counts = rows.map((row) => {
    const { want } = understand({
      text: row.text,
      now: row.now ?? NOW,
      currency: row.currency ?? CURRENCY[language],
      country: row.country ?? COUNTRY[language],
    })
    return count(pairsOf(want), pairsOf(row.want))
  })
  return { rows: rows.length, f1: share(f1(counts), 1) }
}

function timesOf(texts: readonly string[], language: Language): number[] {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of texts) {
      const start = performance.now()
      understand({ text, now: NOW, currency: CURRENCY[language] })
      // the first round warms the engine up
      if (round > 0) times.push(performance.now() - start)
    }
  }
  return times.toSorted((a, b) => a - b)
}

function measure(language: Language, split: Split): Figures {
  const rows = rowsOf(language, split)
  const results = rows.map((row) => {
    const found = understand({ text: row.text, now: NOW, currency: CURRENCY[language], country: COUNTRY[language] })
    return { ...judge(row, found.intents), known: found.language === language }
  })
  const times = timesOf(
    rows.map((row) => row.text),
    language,
  )
  const slots = split === 'test' ? slotsOf(language) : undefined
  return {
    language,
    split,
    ...figuresOf(results),
    languageKnown: share(results.filter(({ known }) => known).length, rows.length),
    ...(slots ? { slots } : {}),
    milliseconds: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
  }
}

function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(6)
}

function line(name: string, split: string, each: Validated, more: readonly string[]): string {
  return [
    name.padEnd(4),
    split.padEnd(5),
    String(each.rows).padStart(5),
    percent(each.first).padStart(7),
    percent(each.f1).padStart(7),
    percent(each.recall).padStart(11),
    percent(each.falseAlarms).padStart(12),
    ...more,
  ].join(' ')
}

const figures = LANGUAGES.flatMap((language) => MEASURING.map((split) => measure(language, split)))
const { validated } = shippedModel()
const others = process.argv.includes('--public') ? publicFigures() : undefined

process.stderr.write('lang split  rows  first%     F1% oos recall% false alarm%  language%  slot F1%  p50 ms  p95 ms\n')
for (const each of figures) {
  const more = [
    percent(each.languageKnown).padStart(10),
    (each.slots ? percent(each.slots.f1) : '     –').padStart(9),
    each.milliseconds.p50.toFixed(3).padStart(7),
    each.milliseconds.p95.toFixed(3).padStart(7),
  ]
  process.stderr.write(`${line(each.language, each.split, each, more)}\n`)
}
for (const [language, each] of Object.entries(validated)) process.stderr.write(`${line(language, 'cv', each, [])}\n`)
if (others === null) process.stderr.write('public sets: SOUK_SHARED names no data folder, skipped\n')
for (const each of others ?? []) {
  const { outside } = each
  const found = outside
    ? `; out of scope: AUROC ${outside.auroc.toFixed(3)}, found ${percent(outside.recall)} %, ` +
      `false alarms ${percent(outside.falseAlarms)} %`
    : ''
  process.stderr.write(`${each.set}: ${each.rows} rows, ${each.intents} intents, ${percent(each.accuracy)} %${found}\n`)
}
process.stdout.write(
  `${JSON.stringify({ figures, crossValidated: validated, ...(others ? { public: others } : {}) }, null, 2)}\n`,
)
