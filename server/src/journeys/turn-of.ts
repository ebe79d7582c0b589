import { withTaught } from '@souk/concierge/lexicon/match.ts'
import type { HandedBack, Turn, TurnShop } from '@souk/concierge/turn.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { z } from 'zod'
import type { AnyChannel } from '../channels/channel.ts'
import type { TurnContext } from '../conversations/conversation.ts'
import type { Waiting } from '../conversations/mailbox.ts'
import { publicShop, type Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/** What a conversation keeps between turns. */
export const Kept = z.object({
  dialogue: z.unknown(),
  history: z.array(z.string()).default([]),
  /** Since when it is paused what the shopper was told of. */
  paused: z.string().optional(),
})
export type Kept = z.infer<typeof Kept>

const HISTORY = 5

export function keptOf(state: unknown): Kept {
  return Kept.safeParse(state).data ?? { dialogue: null, history: [] }
}

/** What is kept once these messages are answered. */
export function keptAfter(kept: Kept, said: readonly Waiting[], dialogue: unknown): Kept {
  const texts = said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))
  return { dialogue, history: [...kept.history, ...texts].slice(-HISTORY) }
}

type Asked = {
  shop: Shop
  thread: TurnContext
  message: Waiting
  following: readonly Waiting[]
  kept: Kept
  now?: Date
  /** What happened while a person held the thread, where they have just given it back. */
  handedBack?: HandedBack | undefined
}

/** A turn as the concierge takes it: what was written, to which shop, how far the talk is, and where and when that was. */
export async function turnOf(context: Context, asked: Asked): Promise<Turn> {
  const { shop, message, following, kept, thread } = asked
  const { language, locale, timezone, introduced, channel, speaker } = thread
  const turnShop: TurnShop = {
    shop: shownShop(context, shop),
    settings: shop.settings,
    words: withTaught((await context.index.get(shop)).words(), shop.settings.words),
  }
  return {
    now: (asked.now ?? context.clock.now()).toISOString(),
    timezone: timezone || shop.timezone,
    country: shop.country ?? '',
    shops: [turnShop],
    message: { id: message.id, parts: message.parts },
    following: following.map(({ id, parts }) => ({ id, parts })),
    history: kept.history,
    state: kept.dialogue ?? null,
    language,
    locale: locale || shop.locale,
    introduce: !introduced && speaker.kind === 'concierge',
    held: speaker.kind !== 'concierge',
    ...(asked.handedBack ? { handedBack: asked.handedBack } : {}),
    channel: { kind: channel, ...shownBy(context.channels.get(channel)) },
  }
}

const shown = new WeakMap<Shop, PublicShop>()

/** A shop as the concierge knows it: worked out once for as long as the directory remembers it. */
function shownShop(context: Context, shop: Shop): PublicShop {
  const known = shown.get(shop) ?? publicShop(shop, context, context.clock.now())
  shown.set(shop, known)
  return known
}

function shownBy(channel: AnyChannel | undefined): { webviews: boolean; forms: boolean } {
  return { webviews: channel?.limits.webviews ?? true, forms: channel?.forms !== undefined }
}
