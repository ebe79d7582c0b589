import { existsSync } from 'node:fs'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { judge } from '../concierge/src/intents/calibrate.ts'
import { rowsOf } from '../concierge/src/intents/corpus.ts'
import { understand } from '../concierge/src/understand/understand.ts'
import { publicFigures } from './understanding-public.ts'
import { count, f1, pairsOf, slotRows } from './understanding-slots.ts'

// npm run -s bench:understanding [-- --public]: held-out intent accuracy, slot F1 and time per call, by language.
// JSON on stdout, a table on stderr. The test rows only measure: nothing was chosen by looking at them.

const NOW = '2026-11-18T10:00:00Z'
const CURRENCY = { en: 'USD', de: 'EUR', nl: 'EUR', ru: 'RUB', zh: 'CNY', ka: 'GEL' } as const
const COUNTRY = { en: 'US', de: 'DE', nl: 'NL', ru: 'RU', zh: 'CN', ka: 'GE' } as const
const ROUNDS = 5

type Figures = {
  language: Language
  rows: number
  /** The best intent is one of those meant (none where none is meant). */
  intents: number
  /** All and only those meant were found. */
  intentsExact: number
  /** Of what no shop does, how much was refused; of the rest, how much was wrongly refused. */
  outOfScope: { recall: number; falseAlarms: number }
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

function measure(language: Language): Figures {
  const rows = rowsOf(language, 'test')
  const results = rows.map((row) => {
    const found = understand({ text: row.text, now: NOW, currency: CURRENCY[language], country: COUNTRY[language] })
    return { ...judge(row, found.intents), found }
  })
  const outside = results.filter(({ row }) => row.intents.includes('out.of.scope'))
  const inside = results.filter(({ row }) => !row.intents.includes('out.of.scope'))
  const times = timesOf(
    rows.map((row) => row.text),
    language,
  )
  const slots = slotsOf(language)
  return {
    language,
    rows: rows.length,
    intents: share(results.filter((each) => each.top).length, rows.length),
    intentsExact: share(results.filter((each) => each.all).length, rows.length),
    outOfScope: {
      recall: share(outside.filter(({ found }) => !found.inScope).length, outside.length),
      falseAlarms: share(inside.filter(({ found }) => !found.inScope).length, inside.length),
    },
    languageKnown: share(results.filter(({ found }) => found.language === language).length, rows.length),
    ...(slots ? { slots } : {}),
    milliseconds: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
  }
}

function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(6)
}

const figures = LANGUAGES.map(measure)
const others = process.argv.includes('--public') ? publicFigures() : undefined

process.stderr.write('lang  rows  intent%  exact%  oos recall%  false alarm%  language%  slot F1%  p50 ms  p95 ms\n')
for (const each of figures) {
  const cells = [
    each.language.padEnd(4),
    String(each.rows).padStart(5),
    percent(each.intents).padStart(8),
    percent(each.intentsExact).padStart(7),
    percent(each.outOfScope.recall).padStart(12),
    percent(each.outOfScope.falseAlarms).padStart(13),
    percent(each.languageKnown).padStart(10),
    (each.slots ? percent(each.slots.f1) : '     –').padStart(9),
    each.milliseconds.p50.toFixed(3).padStart(7),
    each.milliseconds.p95.toFixed(3).padStart(7),
  ]
  process.stderr.write(`${cells.join(' ')}\n`)
}
if (others === null) process.stderr.write('public sets: SOUK_SHARED names no data folder, skipped\n')
for (const each of others ?? []) {
  const outside = each.outOfScopeRecall === undefined ? '' : `, out of scope found ${percent(each.outOfScopeRecall)} %`
  process.stderr.write(
    `${each.set}: ${each.rows} rows, ${each.intents} intents, ${percent(each.accuracy)} %${outside}\n`,
  )
}
process.stdout.write(`${JSON.stringify({ figures, ...(others ? { public: others } : {}) }, null, 2)}\n`)
