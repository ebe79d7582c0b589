import { textIn, type Texts } from '@souk/contract/ids.ts'
import type { Answer } from '@souk/contract/shop.ts'
import type { Context, Mind } from '../dialogue/context.ts'
import { plainText } from '../dialogue/match.ts'
import { alike, FUNCTION, GOODS, unitsOf, type Unit } from './units.ts'

/** One of the shop's written questions that a message asks; `score` 1 is word for word, `alike` says that its small words are a question's too. */
export type Asked = { answer: Answer; score: number; alike: boolean }

/** What the answer tells besides is asked for as well, if not as plainly. */
const TOLD = 0.5
/** A word that none of the shop's texts has says little about which of them is meant. */
const STRANGE = 0.5
/** How near the next one may come to the best at most; two that are nearly word for word may stand closer. */
const CLOSE = 0.75
const CLOSER = 0.9
const SURE = 0.7
/** A question is short; a letter is read by its meanings. */
const LONGEST = 240
/** Of so many words it is remembered which of the shop's they meet. */
const REMEMBERED = 1000

/** The written question that is nearest to the text, if it is near and, unless one of them is meant anyway, no other one is as near. */
export function askedIn(ctx: Context, text: string, least: number, anyway = false): Asked | null {
  const { answers } = ctx.settings
  const same = verbatim(answers).get(plainText(text))
  if (same) return { answer: same, score: 1, alike: true }
  if (answers.length === 0 || text.length > LONGEST) return null
  const questions = questionsOf(ctx)
  const said = unitsOf(ctx.mind, text, ctx.language)
  const scores = likenesses(questions, said)
  const best = Math.max(...scores)
  const next = Math.max(0, ...scores.toSpliced(scores.indexOf(best), 1))
  const found = questions.all[scores.indexOf(best)]
  const clear = anyway || next <= best * (best >= SURE ? CLOSER : CLOSE)
  if (!found || best < least || !clear) return null
  const small = said.filter((unit) => unit.weight === FUNCTION)
  return {
    answer: found.answer,
    score: best,
    alike: small.some((unit) => meets(questions.near(unit), found.question)),
  }
}

export function textsOf(texts: Texts): string[] {
  return typeof texts === 'string' ? [texts] : Object.values(texts)
}

/** The shop's questions by their words, in all languages: made once for as long as its settings stand. */
const plains = new WeakMap<readonly Answer[], ReadonlyMap<string, Answer>>()

function verbatim(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  const known = plains.get(answers)
  if (known) return known
  const made = new Map<string, Answer>()
  for (const answer of answers) {
    for (const text of textsOf(answer.question).map(plainText)) if (text && !made.has(text)) made.set(text, answer)
  }
  plains.set(answers, made)
  return made
}

type Written = { answer: Answer; question: readonly Unit[]; told: readonly Unit[] }

/** What a shop has written, as a shopper of one language reads it. */
type Questions = {
  all: readonly Written[]
  /** The keys of the shop's words that a word meets. */
  near(unit: Unit): ReadonlySet<string>
  /** A word that few of the questions have says more. */
  weight(unit: Unit): number
  /** The same of one of the shop's own words, which come up again with every message. */
  ownWeight(unit: Unit): number
}

const known = new WeakMap<Mind, WeakMap<readonly Answer[], Map<string, Questions>>>()

/** Read once for each language that is spoken to the shop, for as long as its settings stand. */
function questionsOf({ mind, settings: { answers }, language, shop: { locale } }: Context): Questions {
  const shops = known.get(mind) ?? new WeakMap<readonly Answer[], Map<string, Questions>>()
  known.set(mind, shops)
  const languages = shops.get(answers) ?? new Map<string, Questions>()
  shops.set(answers, languages)
  const place = `${language} ${locale}`
  const ready = languages.get(place) ?? readQuestions(mind, answers, language, locale)
  languages.set(place, ready)
  return ready
}

function readQuestions(mind: Mind, answers: readonly Answer[], language: string, locale: string): Questions {
  const all = answers.map((answer): Written => ({
    answer,
    question: readTexts(mind, answer.question, language, locale),
    told: readTexts(mind, answer.answer, language, locale),
  }))
  const words = [
    ...new Map(all.flatMap(({ question, told }) => [...question, ...told]).map((u) => [u.key, u])).values(),
  ]
  const met = new Map<string, ReadonlySet<string>>()
  const near = (unit: Unit) => {
    let found = met.get(unit.key)
    if (found) return found
    if (met.size >= REMEMBERED) met.clear()
    found = new Set(words.flatMap((word) => (alike(mind, unit, word) ? [word.key] : [])))
    met.set(unit.key, found)
    return found
  }
  const weight = (unit: Unit) => {
    const own = near(unit)
    const count = all.filter(({ question }) => meets(own, question)).length
    const strange = count === 0 && !all.some(({ told }) => meets(own, told))
    return strange ? unit.weight * STRANGE : unit.weight / Math.sqrt(Math.max(1, count))
  }
  const weights = new Map<Unit, number>()
  const ownWeight = (unit: Unit) => {
    const found = weights.get(unit) ?? weight(unit)
    weights.set(unit, found)
    return found
  }
  return { all, near, weight, ownWeight }
}

/** In the shopper's language, or else the shop's. */
function readTexts(mind: Mind, texts: Texts, language: string, locale: string): readonly Unit[] {
  const own = typeof texts === 'object' && texts[language] !== undefined
  return unitsOf(mind, textIn(texts, language, locale), own ? language : (locale.split('-')[0] ?? 'en'))
}

function meets(near: ReadonlySet<string>, others: readonly Unit[]): boolean {
  return near.size > 0 && others.some(({ key }) => near.has(key))
}

type Word = { unit: Unit; near: ReadonlySet<string>; weight: number }

/** How much of what was said is in each of the questions, and of these in it. */
function likenesses({ all, near, weight, ownWeight }: Questions, units: readonly Unit[]): number[] {
  const said = units.map((unit): Word => ({ unit, near: near(unit), weight: weight(unit) }))
  const reached = new Set(said.flatMap((word) => [...word.near]))
  const whole = said.reduce((sum, word) => sum + word.weight, 0)
  const sum = (own: readonly Unit[]) => own.reduce((total, unit) => total + ownWeight(unit), 0)
  return all.map(({ question, told }) => {
    const found = question.filter(({ key }) => reached.has(key))
    // one word at least has to say what it is about
    if (!found.some((unit) => unit.weight >= GOODS && unit.word[0] !== '@')) return 0
    let [known, besides] = [0, 0]
    for (const word of said) {
      if (meets(word.near, question)) known += word.weight
      else if (word.unit.weight > FUNCTION && meets(word.near, told)) besides += word.weight
    }
    const recall = sum(found) / sum(question)
    const precision = (known + TOLD * besides) / whole
    return (2 * recall * precision) / (recall + precision)
  })
}
