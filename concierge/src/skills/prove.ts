import { isRefused } from '../tools.ts'
import { type Act, after, type Context, type Move, once, type Skill } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { foldText } from '../text/normalise.ts'
import { emailIn } from './contact.ts'
import { LAST } from './prove-offer.ts'
import { ELSEWHERE, ME } from './prove-words.ts'
import { human } from './refusals.ts'
import { findOrder, track } from './track.ts'

const NUMBER = /(?<![\p{L}\d])(?:\+|00)\d[\d\s()./-]{6,20}\d(?!\d)/u
/** Six digits and nothing else, as people copy them. */
const CODE = /^\D{0,2}(\d{3})[\s-]?(\d{3})\D?$/u
const LONGEST = 200
const SURE = 0.5
/** What somebody may want who says that they bought something elsewhere. */
const ELSE: ReadonlySet<string> = new Set([
  'return.start',
  'exchange.start',
  'return.cancel',
  'refund.status',
  'complaint',
  'reorder',
  'order.cancel',
  'order.change',
  'policy.ask',
  'delivery.ask',
  'payment.ask',
  'size.advice',
  'feedback',
  'human.please',
])

/**
 * Whoever wrote or ordered elsewhere shows that it was them: a code goes to the address that they used there, and comes
 * back here. Never asked for of the concierge's own accord.
 */
export const prove: Skill = {
  intents: [],
  verbs: ['prove'],
  asks: ['prove'],
  async run(_ctx: Context, act: Act): Promise<Move[]> {
    return [askAddress(act.kind === 'choice' && act.choice.verb === 'prove' ? act.choice.number : '')]
  },
}

/** The code that was sent, or that somebody is known by an address: understood whatever else is open. */
export async function proves(ctx: Context): Promise<Move[] | null> {
  const { choices, form, address } = ctx.heard
  if (!ctx.text || choices.length > 0 || form !== null || address !== null) return null
  const code = CODE.exec(ctx.text.trim())
  if (code) return typed(ctx, `${code[1] ?? ''}${code[2] ?? ''}`)
  const { pending } = ctx.state
  if (ctx.turn.held || ctx.text.length > LONGEST || pending?.ask === 'contact') return null
  const text = foldText(ctx.text)
  const given = addressIn(ctx.text)
  // Anywhere else a bare address is one to write to.
  if (given !== undefined && pending?.ask === 'prove') return send(ctx, given, pending.name ?? '')
  const asks = ctx.u.intents.some(({ name, score }) => name === 'order.status' && score >= SURE)
  const tells = ELSEWHERE.test(text)
  if (given !== undefined && (ME.test(text) || tells || asks))
    return (await isHere(ctx, asks, given)) ? null : send(ctx, given, orderMeant(ctx, asks))
  if (given !== undefined || !tells || !(asks || (namesChannel(text) && saysNothingElse(ctx)))) return null
  return (await isHere(ctx, asks)) ? null : [askAddress(orderMeant(ctx, asks))]
}

/** The order that is asked for is one of this thread's: nothing has to be proven. */
async function isHere(ctx: Context, asks: boolean, address?: string): Promise<boolean> {
  if (!asks) return false
  if (ctx.u.order !== undefined) return (await ctx.tools.orders.get(ctx.shop.id, ctx.u.order)) !== null
  const orders = await ctx.tools.orders.list(ctx.shop.id, 5)
  return orders.some(({ buyer }) => address === undefined || buyer.email?.toLowerCase() === address.toLowerCase())
}

/** "I bought a dress on your website, can I send it back?" is about the dress. */
function saysNothingElse({ u }: Context): boolean {
  const other = u.intents.some(({ name, score }) => ELSE.has(name) && score >= SURE)
  return u.want.types.length === 0 && !other
}

/** Somewhere that they wrote from: "I ordered before" alone is small talk. */
function namesChannel(text: string): boolean {
  return /sms|смс|სმს|短信|mail|почт|邮|მეილ|ფოსტ|site|seite|сайт|网|საიტ|chat|чат|对话|ჩატ/iu.test(text)
}

/** The order that is asked for: its number, `*` for the last one, nothing where none is. */
function orderMeant(ctx: Context, asks: boolean): string {
  return ctx.u.order ?? (asks ? LAST : '')
}

function addressIn(text: string): string | undefined {
  return emailIn(text) ?? NUMBER.exec(text)?.[0]
}

function askAddress(number: string): Move {
  return { do: 'ask', pending: { ask: 'prove', name: number }, key: 'prove.ask' }
}

async function send(ctx: Context, address: string, number: string): Promise<Move[]> {
  const asked = await ctx.tools.proofs.ask(ctx.shop.id, address, once(ctx, 'code'))
  if (isRefused(asked)) {
    if (asked.refused === 'invalid_form')
      return [{ do: 'ask', pending: { ask: 'prove', name: number, step: 1 }, key: 'prove.again' }]
    return [
      { do: 'say', key: 'prove.often' },
      { do: 'offer', options: [human(ctx)] },
    ]
  }
  // What was asked before goes on once the code is typed, or the shopper goes on with something else.
  const open = ctx.state.pending?.ask === 'prove' ? null : ctx.state.pending
  return [
    { do: 'set', state: { pending: open, proving: { address, number } } },
    { do: 'say', key: 'prove.sent', args: { address } },
  ]
}

async function typed(ctx: Context, code: string): Promise<Move[] | null> {
  const tried = await ctx.tools.proofs.type(ctx.shop.id, code, once(ctx, 'typed'))
  if (isRefused(tried) || tried.state === 'none') return null
  const { proving, pending } = ctx.state
  // It may as well be the postcode that was asked for.
  const isOther = pending !== null && pending.ask !== 'prove'
  if (tried.state !== 'proven' && isOther && proving === null) return null
  if (tried.state === 'wrong') return [{ do: 'say', key: 'prove.wrong', args: { left: tried.left } }]
  if (tried.state === 'over') {
    const again = proving ? [option({ verb: 'say', text: proving.address }, t(ctx, 'action.new_code'))] : []
    return [
      ...(proving
        ? [
            {
              do: 'set' as const,
              state: { pending: { ask: 'prove' as const, name: proving.number, step: 2, times: 1 } },
            },
          ]
        : []),
      { do: 'say', key: 'prove.over' },
      { do: 'offer', options: [...again, human(ctx)] },
    ]
  }
  const done: Move[] = [
    { do: 'set', state: { proving: null, pending: isOther ? pending : null } },
    { do: 'say', key: 'prove.done', args: { address: proving?.address ?? tried.address } },
  ]
  return [...done, ...(ctx.turn.held ? [] : await lookAgain(after(ctx, done), proving?.number ?? ''))]
}

/** On with what it was needed for. */
async function lookAgain(ctx: Context, number: string): Promise<Move[]> {
  if (number === '') return []
  const found = await findOrder(ctx, number === LAST ? undefined : number)
  if (found === null)
    return [
      { do: 'say', key: 'prove.no_orders' },
      { do: 'offer', options: [human(ctx)] },
    ]
  if (found === 'unknown')
    return [
      { do: 'say', key: 'prove.no_order', args: { number } },
      { do: 'offer', options: [human(ctx)] },
    ]
  return track.run(ctx, { kind: 'choice', choice: { verb: 'order', number: found.order.number } })
}
