import type { Part } from '@souk/contract/parts.ts'
import { scoreValue, type SurveySettings } from '@souk/contract/survey.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { daytime } from '../law/quiet-hours.ts'
import type { Shop } from '../shops/shop.ts'
import { dueTalks, type DueTalk, insertSurvey, takeAsking, wasAsked } from '../talks/surveys.ts'
import type { Talk } from '../talks/talk.ts'
import { type Asking, askingOf } from '../views/asking.ts'
import type { Context } from './context.ts'
import { SURVEY_WORDS } from './csat-words.ts'
import { maySend } from './may-send.ts'
import { languageOf } from './turn-consent.ts'

const DAY_MS = 86_400_000
const BATCH = 50
/** Who speaks cannot be asked later; a letter that asks is advertising in much of Europe. */
const NEVER_BY = ['voice', 'alexa', 'email']

/** When to ask how a talk was: once it rests, somebody has answered, and nobody waits. */
export function askAt(talk: Talk & { deliveredAt?: Date }, { on, afterMinutes }: SurveySettings): Date | null {
  if (!on || talk.asked === 0 || talk.waitsSince !== null || talk.concierge + talk.staff === 0) return null
  const rests = Math.max(talk.lastAt.getTime(), talk.closedAt?.getTime() ?? 0, talk.deliveredAt?.getTime() ?? 0)
  return new Date(rests + afterMinutes * 60_000)
}

/** Asks everybody whose talk has rested long enough. */
export async function askDue(context: Context): Promise<void> {
  let asked = false
  for (const talk of await dueTalks(context.database.read, context.clock.now(), BATCH)) {
    const shop = await context.directory.byId(talk.home)
    if (shop) asked = (await context.database.transact((tx) => ask(context, tx, shop, talk))) || asked
  }
  if (asked) context.deliver.wake()
}

/** Asks once, or not at all: whoever is asked too often, or may not be written to, is left in peace. */
async function ask(context: Context, tx: Tx, shop: Shop, talk: DueTalk): Promise<boolean> {
  const { home, conversation } = talk
  const now = context.clock.now()
  const thread = await askingOf(tx.db, { home, conversation, since: talk.last_at })
  const verdict = thread ? standing(context, shop, thread, now) : 'no'
  const until = verdict === 'yes' || verdict === 'no' ? null : verdict
  if (!(await takeAsking(tx, { home, id: talk.id, now, until })) || verdict !== 'yes') return false
  const { customer, channel } = thread ?? {}
  const { on, everyDays } = shop.settings.survey
  const since = new Date(now.getTime() - everyDays * DAY_MS)
  if (!on || !customer || (await wasAsked(tx.db, { home, customer, since }))) return false
  const id = context.newId()
  const { message } = await say(tx, {
    home,
    conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'service',
    parts: [surveyPart(shop, id, thread?.language || thread?.locale || '')],
    clientId: `survey/${id}`,
    at: now,
    newId: context.newId,
  })
  await insertSurvey(tx, {
    home,
    id,
    conversation,
    customer,
    message,
    channel: channel ?? 'web',
    by: talk.staff > 0 ? 'staff' : 'concierge',
    members: (talk.team ?? []).map((member) => member.id),
    at: now,
  })
  return true
}

/** Whether they may be asked now; a moment where it should wait for the day. */
function standing(context: Context, shop: Shop, thread: Asking, now: Date): 'yes' | 'no' | Date {
  const { channel, speaker_kind, closed_at, waiting_since, muted, held, later } = thread
  const isBusy = speaker_kind !== 'concierge' && closed_at === null
  if (channel === null || NEVER_BY.includes(channel) || muted || held || later || isBusy || waiting_since !== null)
    return 'no'
  const where = { country: shop.country, timezone: shop.timezone }
  const verdict = maySend({
    now,
    author: 'shop',
    answers: false,
    purpose: 'service',
    saidAt: now,
    channel,
    windowMs: context.channels.get(channel)?.limits.windowMs ?? null,
    template: false,
    heardAt: thread.heard_at,
    stoppedAt: thread.stopped_at,
    consent: 'none',
    sent: [],
    where,
    overCap: false,
    isPaused: shop.settings.paused.campaigns !== undefined,
  })
  if (verdict.may !== 'go') return 'no'
  const day = channel === 'web' ? now : daytime(where, now)
  return day > now ? day : 'yes'
}

export function surveyPart(shop: Pick<Shop, 'name' | 'locale'>, survey: string, tag: string): Part {
  const { question, labels } = SURVEY_WORDS[languageOf([tag, shop.locale])]
  return {
    type: 'survey',
    survey,
    question: question.replace('{shop}', shop.name),
    options: labels.map((label, n) => ({ value: scoreValue(survey, n + 1), label })),
  }
}
