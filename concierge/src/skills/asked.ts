import { textIn, type Texts } from '@souk/contract/ids.ts'
import type { Answer } from '@souk/contract/shop.ts'
import type { Context, Mind } from '../dialogue/context.ts'
import { sameText } from '../dialogue/match.ts'
import { nearly } from '../dialogue/nearly.ts'
import { foldText } from '../text/normalise.ts'
import { stem } from '../text/stem.ts'
import { tokenise, type Token } from '../text/tokens.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'
import { topicsIn } from './topics.ts'

/** One of the shop's written questions that a message asks; `score` 1 is word for word, `alike` says that its small words are a question's too. */
export type Asked = { answer: Answer; score: number; alike: boolean }

/** A word of a question: how it may be met again, and what it says. */
type Unit = { word: string; concept: string; weight: number }

const FUNCTION = 0.15
const COMMON = 0.6
/** What the shop sells is in every message to it. */
const GOODS = 0.4
const TOPIC = 0.8
const TOPICS = [
  'returns',
  'delivery',
  'payment',
  'sizing',
  'care',
  'gift',
  'allergens',
  'warranty',
  'privacy',
  'minimum',
]
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
const REMEMBERED = 2000

/** The written question that is nearest to the text, if it is near and, unless one of them is meant anyway, no other one is as near. */
export function askedIn(ctx: Context, text: string, least: number, anyway = false): Asked | null {
  const { answers } = ctx.settings
  const same = answers.find(({ question }) => textsOf(question).some((one) => sameText(one, text)))
  if (same) return { answer: same, score: 1, alike: true }
  if (answers.length === 0 || text.length > LONGEST) return null
  const said = unitsOf(ctx, text, ctx.language)
  const questions = answers.map(({ question }) => read(ctx, question))
  const told = answers.map(({ answer }) => read(ctx, answer))
  const weight = rarity(ctx, questions, told)
  const scores = answers.map((_, i) => likeness(ctx, said, questions[i] ?? [], told[i] ?? [], weight))
  const best = Math.max(...scores)
  const next = Math.max(0, ...scores.toSpliced(scores.indexOf(best), 1))
  const answer = answers[scores.indexOf(best)]
  const clear = anyway || next <= best * (best >= SURE ? CLOSER : CLOSE)
  if (!answer || best < least || !clear) return null
  const small = said.filter((unit) => unit.weight === FUNCTION)
  return { answer, score: best, alike: small.some((unit) => meets(ctx, unit, read(ctx, answer.question))) }
}

export function textsOf(texts: Texts): string[] {
  return typeof texts === 'string' ? [texts] : Object.values(texts)
}

/** In the shopper's language, or else the shop's. */
function read(ctx: Context, texts: Texts): readonly Unit[] {
  const own = typeof texts === 'object' && texts[ctx.language] !== undefined
  const language = own ? ctx.language : (ctx.shop.locale.split('-')[0] ?? 'en')
  return unitsOf(ctx, textIn(texts, ctx.language, ctx.shop.locale), language)
}

type Weight = (unit: Unit) => number

/** A word that few of the questions have says more; looked up only for the words that come to be weighed. */
function rarity(ctx: Context, questions: readonly (readonly Unit[])[], told: readonly (readonly Unit[])[]): Weight {
  const weights = new Map<Unit, number>()
  return (unit) => {
    const known = weights.get(unit)
    if (known !== undefined) return known
    const count = questions.filter((question) => meets(ctx, unit, question)).length
    const strange = count === 0 && !told.some((answer) => meets(ctx, unit, answer))
    const weight = strange ? unit.weight * STRANGE : unit.weight / Math.sqrt(Math.max(1, count))
    weights.set(unit, weight)
    return weight
  }
}

function meets(ctx: Context, unit: Unit, others: readonly Unit[]): boolean {
  return others.some((other) => alike(ctx, unit, other))
}

/** How much of the one is in the other, both ways. */
function likeness(
  ctx: Context,
  said: readonly Unit[],
  question: readonly Unit[],
  answer: readonly Unit[],
  weight: Weight,
): number {
  const sum = (units: readonly Unit[]) => units.reduce((total, unit) => total + weight(unit), 0)
  const found = question.filter((unit) => meets(ctx, unit, said))
  // one word at least has to say what it is about
  if (!found.some((unit) => unit.weight >= GOODS && unit.word[0] !== '@')) return 0
  const known = said.filter((unit) => meets(ctx, unit, question))
  const told = said.filter((unit) => unit.weight > FUNCTION && !known.includes(unit) && meets(ctx, unit, answer))
  const recall = sum(found) / sum(question)
  const precision = (sum(known) + TOLD * sum(told)) / sum(said)
  return (2 * recall * precision) / (recall + precision)
}

function alike(ctx: Context, a: Unit, b: Unit): boolean {
  if (a.word === b.word || nearly(a.word, b.word) || begins(a.word, b.word)) return true
  if (a.concept === '' || b.concept === '') return false
  if (a.concept === b.concept) return true
  return ctx.mind.broaderOf(a.concept).includes(b.concept) || ctx.mind.broaderOf(b.concept).includes(a.concept)
}

/** Two forms of one word that the stemmer keeps apart, or a word and a compound of it. */
function begins(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return same >= 4 && (same >= 0.7 * long.length || (same === short.length && same >= 5))
}

const readings = new WeakMap<Mind, Map<string, readonly Unit[]>>()

/** The shop's own texts come again with every message: as many as these are read once. */
function unitsOf(ctx: Context, text: string, language: string): readonly Unit[] {
  const memory = readings.get(ctx.mind) ?? new Map<string, readonly Unit[]>()
  readings.set(ctx.mind, memory)
  const key = `${language} ${text}`
  const known = memory.get(key)
  if (known) return known
  if (memory.size >= REMEMBERED) memory.clear()
  const units = readUnits(ctx, foldText(text), language)
  memory.set(key, units)
  return units
}

function readUnits(ctx: Context, text: string, language: string): Unit[] {
  const tokens = tokenise(text)
  const concepts = ctx.mind.conceptsIn(text, language)
  const units = tokens.flatMap((token, i): Unit[] => {
    const within = concepts.find(({ start, end }) => token.start >= start && token.end <= end)
    if (within && token.start > within.start) return []
    if (token.kind === 'han' && !within) return pair(token, tokens[i + 1], language)
    const word = token.kind === 'word' ? stem(token.text, language) : text.slice(token.start, within?.end ?? token.end)
    return [{ word, concept: within?.id ?? '', weight: weightOf(token.text, language, within?.kind) }]
  })
  const topics = TOPICS.filter((topic) => topicsIn(text).includes(topic))
  return [...units, ...topics.map((topic): Unit => ({ word: `@${topic}`, concept: '', weight: TOPIC }))]
}

/** Chinese words are two signs as a rule. */
function pair(token: Token, next: Token | undefined, language: string): Unit[] {
  if (next?.kind !== 'han' || next.start !== token.end) return []
  const word = token.text + next.text
  const small = functionWords(language)
  const weight = small.has(token.text) || small.has(next.text) ? FUNCTION : weightOf(word, language, undefined)
  return [{ word, concept: '', weight }]
}

function weightOf(word: string, language: string, kind: string | undefined): number {
  if (kind === 'type') return GOODS
  if (functionWords(language).has(word)) return FUNCTION
  return isCommon(word, language) ? COMMON : 1
}
