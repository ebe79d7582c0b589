import { Draft, type IntentTrust, Reasons } from '@souk/contract/draft.ts'
import type { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'

/** A draft with what is needed to send it: the messages it answers, and what the dialogue remembers afterwards. */
export const DraftRow = Draft.extend({
  home: z.string(),
  /** The seq of the first message it answers. */
  from: z.int(),
  handle: z.string().nullable(),
  /** As it is kept between turns. */
  talk: z.unknown(),
  /** Its words say that it is a bot. */
  introduces: z.boolean(),
  reasons: Reasons,
  /** The messages that it became. */
  sent: z.array(z.string()),
})
export type DraftRow = z.infer<typeof DraftRow>

/** As people of the shop see it. */
export function draftOf({
  home: _h,
  from: _f,
  handle: _c,
  talk: _t,
  introduces: _i,
  sent: _s,
  ...draft
}: DraftRow): Draft {
  return draft
}

/** What is counted where something was tapped, sent as a form, or shown. */
const WORDLESS = 'choice'
/** Beside the first, a meaning as sure as this is answered too. */
const MEANT = 0.5

/** Under which meanings an answer is counted. */
export function intentsOf({ text, understanding: { intents } }: Pick<Reasons, 'text' | 'understanding'>): string[] {
  const [first, ...others] = intents
  if (text === '' || !first) return [WORDLESS]
  return [...new Set([first, ...others.filter(({ score }) => score >= MEANT)].map(({ name }) => name))]
}

export type Trust = Omit<IntentTrust, 'live' | 'liveSince'> & { liveSince: Date | null }

/** Live once it has earned it, and while nobody holds it back. */
export function isLive({ liveSince, heldBack }: Pick<Trust, 'liveSince' | 'heldBack'>): boolean {
  return liveSince !== null && !heldBack
}

export function trustOf({ liveSince, ...trust }: Trust): IntentTrust {
  const live = isLive({ liveSince, heldBack: trust.heldBack })
  return { ...trust, live, ...(liveSince === null ? {} : { liveSince: liveSince.toISOString() }) }
}

/** What became of a draft, as far as trust goes. */
export type Fate = 'unedited' | 'edited' | 'dismissed'

/** How a meaning stands after another draft of it: one that went out otherwise than it was thought begins the count anew. */
export function judged(trust: Trust, fate: Fate, { needed, at }: { needed: number; at: Date }): Trust {
  if (fate !== 'unedited') return { ...trust, unedited: 0, [fate]: trust[fate] + 1 }
  const unedited = trust.unedited + 1
  return { ...trust, unedited, liveSince: trust.liveSince ?? (unedited >= needed ? at : null) }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** What is made anew each time, and says nothing. */
const PASSING: ReadonlySet<string> = new Set(['url', 'expiresAt', 'version', 'at', 'updatedAt'])

/** What messages say, without what differs from one making to the next: two of the same gist are the same to whoever reads them. */
export function gistOf(messages: readonly (readonly Part[])[]): string {
  return JSON.stringify(messages, (key, value: unknown) => {
    if (PASSING.has(key)) return undefined
    return typeof value === 'string' ? value.replace(UUID, '#') : value
  })
}
