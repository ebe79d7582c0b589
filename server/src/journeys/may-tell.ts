import { consentState } from '../consent/consent.ts'
import { MOST_COUNTED, RULES } from '../consent/purpose.ts'
import type { Place } from '../conversations/conversation.ts'
import { saidBefore, type UnreadAnswer } from '../conversations/reaches.ts'
import type { Reader } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import { standingOfAddress } from '../views/reached.ts'
import type { Context } from './context.ts'
import { maySend } from './may-send.ts'

type Telling = { shop: Shop; place: Place; answer: UnreadAnswer; address?: string | undefined }

/**
 * Whether somebody may be told, on a device or by a letter to `address`, of what lies unread in their thread on the web. No
 * provider carries it, so this is the moment of sending: the one gate is asked about the browser that the thread is with,
 * and about the address.
 */
export async function mayTell(
  context: Context,
  read: Reader,
  { shop, place, answer, address }: Telling,
): Promise<boolean> {
  const { home } = place
  const { handle, purpose } = answer
  const facts = {
    now: context.clock.now(),
    author: answer.author_kind,
    answers: answer.answers,
    purpose,
    saidAt: answer.at,
    channel: 'web',
    windowMs: null,
    template: false,
    where: { country: shop.country, timezone: shop.timezone },
    overCap: false,
    isPaused: shop.settings.paused.campaigns !== undefined,
  }
  const isTalk = purpose === null || handle === null
  const here = maySend({
    ...facts,
    heardAt: answer.heard_at,
    stoppedAt: answer.stopped_at,
    consent: isTalk ? 'none' : await consentState(read, { home, handle, purpose }),
    sent:
      isTalk || RULES[purpose].caps.length === 0
        ? []
        : await saidBefore(read, place, { ...answer, most: MOST_COUNTED }),
  })
  if (here.may !== 'go' || address === undefined) return here.may === 'go'
  // Advertising goes to an address that has agreed to it itself, by its own letters.
  if (purpose !== null && RULES[purpose].confirmedOn.includes('email')) return false
  const standing = await standingOfAddress(read, { home, address, purpose: purpose ?? 'service' })
  return maySend({ ...facts, ...standing, sent: [] }).may === 'go'
}
