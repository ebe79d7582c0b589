import { understand } from '@souk/concierge/understand/understand.ts'
import { readScore } from '@souk/contract/survey.ts'
import { z } from 'zod'
import type { Claimed } from '../conversations/conversation.ts'
import { holdsMailbox, type Waiting } from '../conversations/mailbox.ts'
import { say } from '../conversations/say.ts'
import { lockStream } from '../conversations/speaker.ts'
import { tellStaff } from '../conversations/tell-staff.ts'
import type { Tx } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import { lastSurvey, saveComment, saveScore, type SurveyRow } from '../talks/surveys.ts'
import { lastSaid } from '../views/asking.ts'
import type { Context } from './context.ts'
import { scoreIn, SURVEY_WORDS } from './csat-words.ts'
import { Overtaken } from './turn-change.ts'
import { languageOf } from './turn-consent.ts'

/** Staff are told of scores up to this at once. */
const LOW = 2
/** What is written so long after the question answers something else. */
const MOST_MS = 7 * 86_400_000
/** What somebody adds may mean one of these; anything else they mean is for the concierge. */
const ADDING = new Set(['feedback', 'thanks', 'complaint', 'out.of.scope', 'greeting', 'goodbye'])
const SURE = 0.6

type Answered = { waiting: readonly Waiting[]; shop: Shop }

/** While a few words more are waited for, the thread's state says so: nobody else's messages ask the database. */
const Asked = z.object({ survey: z.string() })
/** All that was said is an answer; the thread goes on with this state. */
export type SurveyAnswer = { state: unknown }

/**
 * What somebody answers who was asked how it was: a score by tap, number or word, and then a few words if they like.
 * Undefined where they say something else. A tap counts whenever it comes, words only while the question is the last thing
 * that was said.
 */
export async function surveyAnswered(
  context: Context,
  claim: Claimed,
  { waiting, shop }: Answered,
): Promise<SurveyAnswer | undefined> {
  const [message, ...others] = waiting
  const [part, ...rest] = message?.parts ?? []
  if (!message || !part || others.length + rest.length > 0) return undefined
  const tapped = part.type === 'choice' ? readScore(part.value) : undefined
  const text = part.type === 'text' ? part.text : ''
  const score = tapped?.score ?? scoreIn(text)
  const { state } = claim.context
  const isAsked = Asked.safeParse(state).success
  if (score === undefined && !isAsked) return undefined
  const survey = await lastSurvey(context.database.read, claim)
  const now = context.clock.now()
  if (!survey || (!tapped && now.getTime() - survey.asked_at.getTime() > MOST_MS)) return undefined
  const answer = { message: message.id, survey, shop, now }
  if (survey.said_in === message.id) return { state: without(state) }
  if (survey.scored_in === message.id) return { state: { ...without(state), survey: survey.id } }
  const said = tapped ? undefined : await lastSaid(context.database.read, claim)
  if (tapped ? tapped.survey === survey.id : score !== undefined && said?.id === survey.message) {
    await scored(context, claim, { ...answer, score: score ?? 0 })
    return { state: { ...without(state), survey: survey.id } }
  }
  if (survey.score === null || survey.comment !== null || said?.client_id !== thanksOf(survey)) return undefined
  if (!isAdded(text, shop, now)) return undefined
  await added(context, claim, { ...answer, comment: text })
  return { state: without(state) }
}

const State = z.looseObject({ survey: z.unknown() })

function without(state: unknown): object {
  const { survey: _survey, ...rest } = State.safeParse(state ?? {}).data ?? { survey: null }
  return rest
}

const thanksOf = ({ id }: SurveyRow) => `survey/${id}/thanks`

/** Words that are said to the score, and ask for nothing. */
function isAdded(text: string, { currency, locale, timezone }: Shop, now: Date): boolean {
  if (/[?？]/.test(text)) return false
  const [first] = understand({ text, now: now.toISOString(), timezone, currency, locale }).intents
  return first === undefined || ADDING.has(first.name) || first.score < SURE
}

type Answer = { message: string; survey: SurveyRow; shop: Shop; now: Date }

async function scored(context: Context, claim: Claimed, answer: Answer & { score: number }): Promise<void> {
  const { survey, score, message, now } = answer
  const { home, conversation } = claim
  await inOurTurn(context, claim, async (tx) => {
    const words = wordsFor(claim, answer.shop)
    await saveScore(tx, { home, id: survey.id, score, message, at: now })
    if (survey.score === null)
      await tell(context, tx, claim, { ...answer, text: score > 3 ? words.high : words.low, key: thanksOf(survey) })
    if (score <= LOW) await tellStaff(tx, home, now, [{ conversation, survey: { score, by: survey.by } }])
  })
}

async function added(context: Context, claim: Claimed, answer: Answer & { comment: string }): Promise<void> {
  const { survey, comment, message, now } = answer
  const { home, conversation } = claim
  const { score, by } = survey
  await inOurTurn(context, claim, async (tx) => {
    await saveComment(tx, { home, id: survey.id, comment: comment.slice(0, 2000), message })
    const text = wordsFor(claim, answer.shop).noted
    await tell(context, tx, claim, { ...answer, text, key: `survey/${survey.id}/noted` })
    if (score !== null && score <= LOW) await tellStaff(tx, home, now, [{ conversation, survey: { score, by } }])
  })
}

function wordsFor({ context: { language, locale } }: Claimed, shop: Shop) {
  return SURVEY_WORDS[languageOf([language, locale, shop.locale])]
}

async function inOurTurn(context: Context, claim: Claimed, work: (tx: Tx) => Promise<void>): Promise<void> {
  await context.database.transact(async (tx) => {
    await lockStream(tx, claim)
    if (!(await holdsMailbox(tx, claim))) throw new Overtaken()
    await work(tx)
  })
  context.deliver.wake()
}

async function tell(
  context: Context,
  tx: Tx,
  { home, conversation }: Claimed,
  { shop, text, key, now }: Answer & { text: string; key: string },
): Promise<void> {
  await say(tx, {
    home,
    conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'service',
    parts: [{ type: 'text', text }],
    clientId: key,
    at: now,
    newId: context.newId,
  })
}
