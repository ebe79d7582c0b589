import { say as text } from '@souk/concierge/say/say.ts'
import type { Turn } from '@souk/concierge/turn.ts'
import { carrierWord, isYes } from '@souk/concierge/understand/carrier-words.ts'
import { understand } from '@souk/concierge/understand/understand.ts'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { z } from 'zod'
import { confirmConsents } from '../consent/consent.ts'
import type { Claimed } from '../conversations/conversation.ts'
import { holdsMailbox, type Waiting } from '../conversations/mailbox.ts'
import { say } from '../conversations/say.ts'
import { lockStream } from '../conversations/speaker.ts'
import { messageOfClient } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { optIn, optOut } from './opt-out.ts'
import { Overtaken } from './turn-change.ts'

type Consent = 'stop' | 'start'
/** What was said of being written to, in which message, and from which handle: that one is meant. */
export type Heard = { consent: Consent; message: string; handle: string | null; language: string }

type Hearing = Pick<Turn, 'now' | 'timezone' | 'locale' | 'channel' | 'country'>

/** The last word of these messages about being written to at all: STOP is STOP whoever listens. */
export function consentHeard(waiting: readonly Waiting[], turn: Hearing, currency: string): Heard | undefined {
  for (const { id, handle, parts } of waiting.toReversed()) {
    for (const part of parts.toReversed()) {
      if (part.type !== 'text') continue
      const said = consentIn(part.text, turn, currency)
      if (said) return { ...said, message: id, handle }
    }
  }
  return undefined
}

/** What the concierge has understood, with the handle it was written from. */
export function consentOf(consent: Consent, waiting: readonly Waiting[], turn: Hearing, currency: string): Heard {
  const heard = consentHeard(waiting, turn, currency)
  if (heard?.consent === consent) return heard
  const last = waiting.at(-1)
  return { consent, message: last?.id ?? '', handle: last?.handle ?? null, language: '' }
}

const Asking = z.object({ pending: z.object({}) })

/** Whether the dialogue has a question open, which a yes would be the answer to. */
export function asksSomething(dialogue: unknown): boolean {
  return Asking.safeParse(dialogue).success
}

/**
 * A bare YES to the question whether the contact really agreed, where nothing else was asked: what waits for it counts
 * from now on, and the shop says so. False where nothing waits.
 */
export async function confirmAgreement(
  context: Context,
  claim: Claimed,
  { waiting, shop, asked }: { waiting: readonly Waiting[]; shop: Shop; asked: boolean },
): Promise<boolean> {
  const [message, ...others] = waiting
  const [part, ...rest] = message?.parts ?? []
  if (asked || !message?.handle || others.length + rest.length > 0 || part?.type !== 'text' || !isYes(part.text))
    return false
  const { home } = claim
  const { handle } = message
  const at = context.clock.now()
  const confirmed = await context.database.transact(async (tx) => {
    await lockStream(tx, claim)
    if (!(await holdsMailbox(tx, claim))) throw new Overtaken()
    if (await confirmConsents(tx, { home, handle, at })) {
      await confirm(context, tx, claim, { shop, message: message.id, key: 'consent.confirmed', heard: '' })
      return true
    }
    // A turn that was cut off after it had confirmed is run again: its YES answers nothing else.
    const { customer } = claim.context
    const clientId = confirmationOf(message.id)
    return customer !== null && (await messageOfClient(tx.db, { home, customer, clientId })) !== undefined
  })
  if (confirmed) context.deliver.wake()
  return confirmed
}

/** From here on a STOP is one beside what is surer, and a guess is enough to be welcome again. */
const [SURE, LIKELY] = [0.8, 0.5]

function consentIn(
  said: string,
  { now, timezone, locale, channel, country }: Hearing,
  currency: string,
): Pick<Heard, 'consent' | 'language'> | undefined {
  const { intents, language } = understand({ text: said, now, timezone, currency, locale })
  const word = carrierWord(said, { channel: channel.kind, country })
  // Beside whatever else is meant: "where is my order, and stop writing to me".
  const means = (name: 'opt.out' | 'opt.in', least: number) =>
    intents.some((one) => one.name === name && one.score >= least)
  if (word === 'stop' || intents[0]?.name === 'opt.out' || means('opt.out', SURE)) return { consent: 'stop', language }
  if (word === 'start' || (intents[0]?.name === 'opt.in' && means('opt.in', LIKELY)))
    return { consent: 'start', language }
  return undefined
}

/**
 * Stops or starts the handle that wrote it, while the turn is still ours. Where a person holds the thread nobody else
 * would answer: the shop confirms it then, once.
 */
export async function applyConsent(
  context: Context,
  claim: Claimed,
  { consent, message, confirmAs, ...heard }: Heard & { confirmAs?: Shop },
): Promise<void> {
  const { home } = claim
  const handle = heard.handle ?? claim.context.handle
  if (handle === null) return
  const at = context.clock.now()
  await context.database.transact(async (tx) => {
    await lockStream(tx, claim)
    if (!(await holdsMailbox(tx, claim))) throw new Overtaken()
    if (consent === 'stop') await optOut(tx, { home, handle, at, by: 'stop' })
    else await optIn(tx, { home, handle })
    if (!confirmAs) return
    await confirm(context, tx, claim, { shop: confirmAs, message, key: `consent.${consent}`, heard: heard.language })
  })
  if (confirmAs) context.deliver.wake()
}

type Confirmed = {
  shop: Shop
  message: string
  key: 'consent.stop' | 'consent.start' | 'consent.confirmed'
  heard: string
}

const confirmationOf = (message: string) => `consent/${message}`

/** Said once for a message, however often its turn is run. */
async function confirm(
  context: Context,
  tx: Tx,
  claim: Claimed,
  { shop, message, key, heard }: Confirmed,
): Promise<void> {
  const { home, conversation } = claim
  const language = languageOf([heard, claim.context.language, claim.context.locale, shop.locale])
  await say(tx, {
    home,
    conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'confirmation',
    parts: [{ type: 'text', text: text(language, key, { shop: shop.name }) }],
    clientId: confirmationOf(message),
    at: context.clock.now(),
    newId: context.newId,
  })
}

/** The languages we speak, the first that is one of them. */
export function languageOf(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language))
  return spoken.find((language) => language !== undefined) ?? 'en'
}
