import type { Reorder, ReorderLine } from '@souk/contract/reorder.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { money, option, t } from '../dialogue/labels.ts'
import { askWhat } from './suggest.ts'
import { askCheckout, cartPart } from './paper.ts'
import { human, refusal } from './refusals.ts'
import { findOrder } from './track.ts'
import { worded } from './wording.ts'

/** The same as last time: the lines of an earlier order in the cart, and what is not as it was. */
export const reorder: Skill = {
  intents: ['reorder'],
  verbs: ['again'],
  asks: [],
  run,
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  const named = act.kind === 'choice' && act.choice.verb === 'again' ? act.choice.number : ctx.u.order
  const found = await findOrder(ctx, named)
  if (found === 'unknown') {
    return [
      { do: 'say', key: 'order.unknown', args: { number: named ?? '' } },
      { do: 'offer', options: [human(ctx)] },
    ]
  }
  if (!found) return [{ do: 'say', key: 'order.none' }, ...askWhat(ctx)]
  const { number, currency } = found.order
  const again = await ctx.tools.orders.again(ctx.shop.id, number, once(ctx, `again:${number}`))
  if (isRefused(again)) return refusal(ctx, again)
  return told(ctx, number, currency, again)
}

async function told(ctx: Context, number: string, currency: string, { cart, lines }: Reorder): Promise<Move[]> {
  const added = lines.filter((line) => line.added > 0)
  const changed = lines.filter(({ outcome }) => outcome !== 'same')
  const notes = changed.map((line) => noteOf(ctx, line, currency)).join('\n')
  const quoted: Move[] = notes ? [{ do: 'quote', text: notes }] : []
  const open = lines.filter(({ outcome }) => outcome === 'open').slice(0, 4)
  const choose = open.map(({ offer, title }) => option({ verb: 'show', offer }, title))
  const fresh: Move = { do: 'set', state: { item: null, pending: null, order: number, said: '' } }
  if (added.length === 0) {
    return [
      fresh,
      { do: 'say', key: 'again.none', args: { number } },
      ...quoted,
      { do: 'offer', options: [...choose, option({ verb: 'browse' }, t(ctx, 'action.browse')), human(ctx)] },
    ]
  }
  const whole = lines.every((line) => line.added === line.quantity)
  const now = await worded(ctx, cart)
  const ask = askCheckout(ctx, now)
  return [
    fresh,
    { do: 'say', key: whole ? 'again.done' : 'again.part', args: { number } },
    ...quoted,
    cartPart(ctx, now),
    { ...ask, options: [...choose, ...(ask.options ?? [])] },
  ]
}

function noteOf(ctx: Context, line: ReorderLine, currency: string): string {
  const { outcome, was, now = was, added } = line
  const title = line.detail ? `${line.title} (${line.detail})` : line.title
  if (outcome === 'same') return ''
  if (outcome === 'price')
    return t(ctx, 'again.price', {
      title,
      was: money(ctx, { amount: was, currency }),
      now: money(ctx, { amount: now, currency }),
    })
  return outcome === 'fewer' ? t(ctx, 'again.fewer', { title, count: added }) : t(ctx, `again.${outcome}`, { title })
}
