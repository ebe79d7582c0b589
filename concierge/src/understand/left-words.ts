import { functionWords } from '../text/word-sets.ts'
import type { Reading } from './reading.ts'

/** Words that only steer the others: negation, correction, wishes. */
const STEERING = new Set(
  `without except instead actually rather make change switch meant better show add take order buy search sell ohne ausser statt anstatt stattdessen zonder behalve без кроме вместо хотела
  лучше давай давайте беру возьму გარეშე გარდა ნაცვლად მირჩევნია უკეთესია ჯობია გააკეთე bestellen kaufen kopen bestellen заказать
  budget price range spend cost costs preis preisrahmen beträgt betraegt ausgeben kosten kostet prijs prijsklasse uitgeven besteden
  бюджет потратить тратить стоит цена ბიუჯეტი დავხარჯავ დავხარჯო დახარჯვა შორის
  love loves loved like likes favourite favorite liebt liebe liebte mag gefällt houdt vindt dol lievelings любит любят нравится любимый любимая
  любимые უყვარს მოსწონს საყვარელი`.split(/\s+/),
)

/** The words no constraint has used and that carry meaning: what is left for ranking. */
export function leftWords(reading: Reading, used: readonly { start: number; end: number }[]): string[] {
  const own = functionWords(reading.language)
  const english = functionWords('en')
  const words: string[] = []
  let run = ''
  let last = -1
  const flush = () => {
    if (run) words.push(...hanWords(run))
    run = ''
  }
  for (const token of reading.tokens) {
    const free = !used.some((each) => each.start < token.end && token.start < each.end)
    if (token.kind !== 'han' || !free || token.start !== last) flush()
    last = token.end
    if (!free) continue
    if (token.kind === 'han') run += token.text
    else if (
      token.kind === 'word' &&
      !own.has(token.text) &&
      !english.has(token.text) &&
      !STEERING.has(token.text) &&
      token.text.length > 1
    )
      words.push(token.text)
  }
  flush()
  return words
}

/** A run of Chinese without its function words, the longest taken out first. */
function hanWords(run: string): string[] {
  const drop = functionWords('zh')
  const words: string[] = []
  let rest = ''
  for (let i = 0; i < run.length;) {
    let length = 3
    while (length > 0 && !drop.has(run.slice(i, i + length))) length--
    if (length > 0) {
      if (rest) words.push(rest)
      rest = ''
      i += length
    } else rest += run[i++]
  }
  if (rest) words.push(rest)
  return words
}
