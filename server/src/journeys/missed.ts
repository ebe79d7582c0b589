import { stemsOf } from '@souk/concierge/dialogue/match.ts'
import { functionWords } from '@souk/concierge/text/word-sets.ts'
import type { Reasons } from '@souk/contract/draft.ts'
import type { Moves } from '@souk/concierge/turn.ts'
import type { MissedGroup } from '@souk/contract/teaching.ts'
import type { Place } from '../conversations/conversation.ts'
import { groupMissed } from '../lessons/missed.ts'
import { insertMissed, missedLately, textsOf } from '../lessons/missed-store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { missedIn } from './reasons.ts'
import { unknownIn } from './rehearse.ts'
import type { Watched } from './watch-turn.ts'

/** Words of one message that are kept. */
const MOST_WORDS = 12
const EXAMPLES = 3

type Noted = { message: string; reasons: Pick<Reasons, 'text' | 'understanding' | 'missed' | 'unknown'> }

/** Writes down what was missed, beside the answer: nobody waits for it. */
export function noteMissed(context: Context, place: Place, { message, reasons }: Noted): void {
  const { missed, text, understanding, unknown } = reasons
  if (missed.length === 0) return
  const { home, conversation } = place
  const { language } = understanding
  const at = context.clock.now()
  const words = wordsOf(text, language)
  const rows = missed.map((kind) => ({
    home,
    id: context.newId(),
    conversation,
    message,
    kind,
    language,
    words: kind === 'words' ? unknown : words,
    at,
  }))
  context.background.start('missed', () => context.database.transact((tx) => insertMissed(tx, rows)))
}

/** The same of a turn that was answered. */
export async function noteMissedTurn(
  context: Context,
  place: Place,
  { shop, message, heard, watched }: { shop: Shop; message: string; heard: Moves['heard']; watched: Watched },
): Promise<void> {
  if (!heard) return
  const unknown = await unknownIn(context, shop, watched)
  const missed = missedIn(heard, watched.searches, unknown)
  noteMissed(context, place, { message, reasons: { ...heard, missed, unknown } })
}

function wordsOf(text: string, language: string): string[] {
  const common = functionWords(language)
  return [...stemsOf(text, language)].filter((word) => !common.has(word)).slice(0, MOST_WORDS)
}

/** What was not understood lately, put together, with examples. */
export async function missedGroups(context: Context, shop: Shop, limit: number): Promise<MissedGroup[]> {
  const { read } = context.database
  const groups = groupMissed(await missedLately(read, shop.id, context.clock.now())).slice(0, limit)
  const shown = groups.map(({ members }) => members.slice(0, EXAMPLES))
  const texts = await textsOf(
    read,
    shop.id,
    shown.flat().map(({ message }) => message),
  )
  return groups.map(({ members: _, last, ...group }, i) => ({
    ...group,
    last: last.toISOString(),
    examples: (shown[i] ?? []).flatMap(({ conversation, message, language, at }) => {
      const text = texts.get(message)
      return text === undefined ? [] : [{ conversation, message, language, at: at.toISOString(), text }]
    }),
  }))
}
