import { say as text } from '@souk/concierge/say/say.ts'
import type { Turn } from '@souk/concierge/turn.ts'
import { carrierWord } from '@souk/concierge/understand/carrier-words.ts'
import { understand } from '@souk/concierge/understand/understand.ts'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import type { Claimed } from '../conversations/conversation.ts'
import { holdsMailbox, type Waiting } from '../conversations/mailbox.ts'
import { say } from '../conversations/say.ts'
import { lockStream } from '../conversations/speaker.ts'
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

function consentIn(
  said: string,
  { now, timezone, locale, channel, country }: Hearing,
  currency: string,
): Pick<Heard, 'consent' | 'language'> | undefined {
  const { intents, language } = understand({ text: said, now, timezone, currency, locale })
  const word = carrierWord(said, { channel: channel.kind, country })
  if (word === 'stop' || intents[0]?.name === 'opt.out') return { consent: 'stop', language }
  if (word === 'start' || intents[0]?.name === 'opt.in') return { consent: 'start', language }
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
  const { home, conversation } = claim
  const handle = heard.handle ?? claim.context.handle
  if (handle === null) return
  const at = context.clock.now()
  await context.database.transact(async (tx) => {
    await lockStream(tx, claim)
    if (!(await holdsMailbox(tx, claim))) throw new Overtaken()
    if (consent === 'stop') await optOut(tx, { home, handle, at, by: 'stop' })
    else await optIn(tx, { home, handle })
    if (!confirmAs) return
    const language = languageOf([heard.language, claim.context.language, claim.context.locale, confirmAs.locale])
    await say(tx, {
      home,
      conversation,
      author: { kind: 'shop', name: confirmAs.name },
      purpose: 'confirmation',
      parts: [{ type: 'text', text: text(language, `consent.${consent}`, { shop: confirmAs.name }) }],
      clientId: `consent/${message}`,
      at,
      newId: context.newId,
    })
  })
  if (confirmAs) context.deliver.wake()
}

function languageOf(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language))
  return spoken.find((language) => language !== undefined) ?? 'en'
}
