import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { carrierWord, mayMeanOrder } from '../understand/carrier-words.ts'
import { names } from './talk.ts'

/** STOP and START: at once, whatever else was going on. */
export const consent: Skill = {
  intents: ['opt.out', 'opt.in'],
  verbs: [],
  asks: [],
  async run(ctx: Context, act: Act): Promise<Move[]> {
    return act.kind === 'intent' && act.intent === 'opt.out' ? stopWriting(ctx) : start(ctx)
  },
}

/** STOP, START or HELP as a message of its own; of several that came together the last one counts. */
export function carriedWord(ctx: Context): Move[] | null {
  const place = { channel: ctx.turn.channel.kind, country: ctx.turn.country }
  const words = ctx.heard.texts.map(({ start: from, end }) => {
    const text = ctx.heard.text.slice(from, end)
    return { text, word: carrierWord(text, place) }
  })
  const last = words.findLast(({ word }) => word !== undefined)
  if (last?.word === 'stop') return stopWriting(ctx, mayMeanOrder(last.text))
  if (last?.word === 'start') return start(ctx)
  return last ? [{ do: 'say', key: 'consent.help', args: { ...names(ctx), contact: contactOf(ctx) } }] : null
}

/** One confirmation; who wrote what may be about an order is told how to end that. */
export function stopWriting(ctx: Context, orderMeant = false): Move[] {
  return [
    { do: 'set', state: { pending: null } },
    { do: 'say', key: 'consent.stop', args: names(ctx) },
    ...(orderMeant ? [{ do: 'say' as const, key: 'consent.order' as const }] : []),
    { do: 'consent', consent: 'stop' },
  ]
}

function start(ctx: Context): Move[] {
  return [
    { do: 'set', state: { pending: null } },
    { do: 'say', key: 'consent.start', args: names(ctx) },
    { do: 'consent', consent: 'start' },
  ]
}

function contactOf({ settings, shop }: Context): string {
  return settings.email || settings.phone || shop.url
}
