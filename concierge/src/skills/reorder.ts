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
  return told(ctx, again, { said: 'again', number, currency })
}

/** What was picked elsewhere, such as in a messenger's own catalogue: in the cart, and what is not as it stood there. */
export async function takePicked(ctx: Context): Promise<Move[]> {
  const { items } = ctx.heard
  if (items.length === 0) return []
  const taken = await ctx.tools.cart.take(ctx.shop.id, items, once(ctx, 'items'))
  if (isRefused(taken)) return refusal(ctx, taken)
  return told(ctx, taken, { said: 'items', currency: ctx.shop.currency })
}

type Of = { said: 'again' | 'items'; number?: string; currency: string }

async function told(ctx: Context, { cart, lines }: Reorder, of: Of): Promise<Move[]> {
  const { said, number } = of
  const args: Record<string, string> = number === undefined ? {} : { number }
  const added = lines.filter((line) => line.added > 0)
  const changed = lines.filter(({ outcome }) => outcome !== 'same')
  const notes = changed.map((line) => noteOf(ctx, line, of)).join('\n')
  const quoted: Move[] = notes ? [{ do: 'quote', text: notes }] : []
  const open = lines.filter(({ outcome }) => outcome === 'open').slice(0, 4)
  const choose = open.map(({ offer, title }) => option({ verb: 'show', offer }, title))
  const state = { item: null, pending: null, ...(number === undefined ? {} : { order: number }), said: '' }
  const fresh: Move = { do: 'set', state }
  if (added.length === 0) {
    return [
      fresh,
      { do: 'say', key: `${said}.none`, args },
      ...quoted,
      { do: 'offer', options: [...choose, option({ verb: 'browse' }, t(ctx, 'action.browse')), human(ctx)] },
    ]
  }
  const whole = lines.every((line) => line.added === line.quantity)
  const now = await worded(ctx, cart)
  const ask = askCheckout(ctx, now)
  return [
    fresh,
    { do: 'say', key: whole ? `${said}.done` : `${said}.part`, args },
    ...quoted,
    cartPart(ctx, now),
    { ...ask, options: [...choose, ...(ask.options ?? [])] },
  ]
}

function noteOf(ctx: Context, line: ReorderLine, { said, currency }: Of): string {
  const { outcome, was, now = was, added } = line
  const title = line.detail ? `${line.title} (${line.detail})` : line.title
  if (outcome === 'same') return ''
  if (outcome === 'price')
    return t(ctx, `${said}.price`, {
      title,
      was: money(ctx, { amount: was, currency }),
      now: money(ctx, { amount: now, currency }),
    })
  // How much there is left is the same whoever asks.
  if (outcome === 'fewer') return t(ctx, 'again.fewer', { title, count: added })
  return t(ctx, outcome === 'sold_out' ? 'again.sold_out' : `${said}.${outcome}`, { title })
}
