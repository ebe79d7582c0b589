import type { Returnable } from '@souk/contract/returns.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type AskMove, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { numeralIn } from '../dialogue/cues.ts'
import { list, option, t } from '../dialogue/labels.ts'
import { hintedIn, namedIn } from '../dialogue/match.ts'
import type { Pending, SendBack } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'
import { otherVariants } from './exchange.ts'
import { policies } from './policies.ts'
import { human, refusal } from './refusals.ts'
import { readReason, reasonIn, reasonLabel, reasonOptions } from './return-reasons.ts'
import { findOrder } from './track.ts'

/** Goods that come back: which, how many, why, and what instead; then the shop is asked. */
export const sendBack: Skill = {
  intents: ['return.start', 'exchange.start', 'return.cancel'],
  verbs: ['back'],
  asks: ['return'],
  run,
  answer,
  async resume(ctx) {
    return ctx.state.sendBack ? next(ctx, ctx.state.sendBack) : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice' && act.choice.verb === 'back') return take(ctx, act.choice.step, act.choice.value)
  if (act.kind === 'intent' && act.intent === 'return.cancel') return undo(ctx, ctx.u.order)
  const kind = act.kind === 'intent' && act.intent === 'exchange.start' ? 'exchange' : 'return'
  const found = await findOrder(ctx, ctx.u.order)
  if (found === 'unknown') {
    return [
      { do: 'say', key: 'order.unknown', args: { number: ctx.u.order ?? '' } },
      { do: 'offer', options: [human(ctx)] },
    ]
  }
  // Before anything was bought it is a question about the rules, and that is answered.
  return found ? begin(ctx, found.order.number, kind) : policies.run(ctx, act)
}

async function begin(ctx: Context, number: string, kind: SendBack['kind']): Promise<Move[]> {
  const open = await ctx.tools.returns.open(ctx.shop.id, number)
  if (!open || open.why !== undefined) return cannot(ctx, number, open?.why)
  const [first, ...others] = open.lines
  const only = first && others.length === 0 ? first.line : ctx.text ? lineIn(ctx, open) : null
  const reason = reasonIn(ctx.text)
  const draft: SendBack = { order: number, kind, lines: [], ...(reason ? { reason } : {}) }
  return next(ctx, only === null ? draft : withLine(ctx, draft, open, only), open)
}

function cannot(ctx: Context, number: string, why: Returnable['why']): Move[] {
  const clear: Move = { do: 'set', state: { sendBack: null, order: number } }
  if (why === 'not_sent') {
    const cancel = option({ verb: 'cancel', number, sure: false }, t(ctx, 'action.cancel_yes'))
    return [
      clear,
      { do: 'say', key: 'return.not_sent', args: { number } },
      { do: 'offer', options: [cancel, human(ctx)] },
    ]
  }
  const key = why === 'late' ? 'return.too_late' : 'return.not_possible'
  return [clear, { do: 'say', key, args: { number } }, { do: 'offer', options: [human(ctx)] }]
}

/** One more line; how many of it is clear where there is one, or where the words say so. */
function withLine(ctx: Context, draft: SendBack, open: Returnable, line: string): SendBack {
  const left = open.lines.find((one) => one.line === line)?.quantity ?? 0
  const said = ctx.u.want.quantity
  const quantity = left === 1 ? 1 : said !== undefined && said <= left ? said : undefined
  return { ...draft, lines: [...draft.lines, { line, ...(quantity === undefined ? {} : { quantity }) }] }
}

/** A tap, on whichever question of it. */
async function take(ctx: Context, step: string, value: string): Promise<Move[]> {
  if (step === 'start') return begin({ ...ctx, text: '' }, value, 'return')
  if (step === 'undo') return undo(ctx, value)
  const draft = ctx.state.sendBack
  if (!draft) return [{ do: 'say', key: 'stuck.old' }]
  if (step === 'stop') return stopped()
  if (step === 'sure') return perform(ctx, draft)
  if (step === 'reason') return next(ctx, { ...draft, reason: readReason(value) })
  if (step === 'return') return next(ctx, { ...draft, kind: 'return' })
  if (step === 'line') {
    const open = await ctx.tools.returns.open(ctx.shop.id, draft.order)
    if (!open) return stopped()
    const all = open.lines.map(({ line, quantity }) => ({ line, quantity }))
    return next(ctx, value === 'all' ? { ...draft, lines: all } : withLine(ctx, draft, open, value), open)
  }
  return next(ctx, filled(draft, step, value))
}

function filled(draft: SendBack, step: string, value: string): SendBack {
  const lines = [...draft.lines]
  const place = lines.findIndex((one) => (step === 'count' ? one.quantity === undefined : one.variant === undefined))
  const line = lines[place]
  if (!line) return draft
  lines[place] = step === 'count' ? { ...line, quantity: Number(value) } : { ...line, variant: value }
  return { ...draft, lines }
}

function stopped(): Move[] {
  return [
    { do: 'set', state: { sendBack: null, pending: null } },
    { do: 'say', key: 'return.stopped' },
  ]
}

/** What is still to be asked, one after the other; then whether it is meant. */
async function next(ctx: Context, draft: SendBack, known?: Returnable): Promise<Move[]> {
  const open = known ?? (await ctx.tools.returns.open(ctx.shop.id, draft.order))
  if (!open || open.why !== undefined) return cannot(ctx, draft.order, open?.why)
  const keep: Move = { do: 'set', state: { sendBack: draft, order: draft.order } }
  const titleOf = (id: string) => open.lines.find(({ line }) => line === id)?.title ?? ''
  if (draft.lines.length === 0) return [keep, askLine(ctx, draft, open)]
  const uncounted = draft.lines.find(({ quantity }) => quantity === undefined)
  if (uncounted) {
    const left = open.lines.find(({ line }) => line === uncounted.line)?.quantity ?? 1
    const options = Array.from({ length: Math.min(left, 8) }, (_, i) =>
      option({ verb: 'back', step: 'count', value: String(i + 1) }, String(i + 1)),
    )
    return [keep, ask(draft, 'count', { key: 'return.count', args: { title: titleOf(uncounted.line) }, options })]
  }
  const unchosen = draft.kind === 'exchange' ? draft.lines.find(({ variant }) => variant === undefined) : undefined
  if (unchosen) return exchangeFor(ctx, draft, unchosen.line, open)
  if (draft.reason === undefined)
    return [keep, ask(draft, 'reason', { key: 'return.reason', options: reasonOptions(ctx) })]
  return [keep, await sure(ctx, draft, open)]
}

type Asked = Pick<AskMove, 'key' | 'args' | 'options'>

function ask(draft: SendBack, name: string, asked: Asked, more: { yes?: string; no?: string } = {}): AskMove {
  const step = draft.lines.length * 4 + draft.lines.filter(({ quantity }) => quantity).length
  return { do: 'ask', pending: { ask: 'return', name, step, ...more }, ...asked }
}

function askLine(ctx: Context, draft: SendBack, { lines }: Returnable): AskMove {
  const options = lines
    .slice(0, 20)
    .map(({ line, title, detail, image }) =>
      option(
        { verb: 'back', step: 'line', value: line },
        detail ? `${title} (${detail})` : title,
        image ? { image } : {},
      ),
    )
  const all = option({ verb: 'back', step: 'line', value: 'all' }, t(ctx, 'action.return_all'))
  const key = draft.kind === 'exchange' ? 'return.which_exchange' : 'return.which'
  const shown = draft.kind === 'return' ? [...options, all] : options
  return ask(draft, 'line', { key, args: { number: draft.order }, options: shown })
}

/** The variant that the words name, else which of those there are; where there is none, whether to give it back instead. */
async function exchangeFor(ctx: Context, draft: SendBack, line: string, open: Returnable): Promise<Move[]> {
  const bought = open.lines.find((one) => one.line === line)
  const { named, others, title } = await otherVariants(ctx, draft.order, line)
  if (named) return next({ ...ctx, text: '' }, filled(draft, 'variant', named.id), open)
  const keep: Move = { do: 'set', state: { sendBack: draft, order: draft.order } }
  if (others.length > 0) {
    const options = others.map(({ id, label }) => option({ verb: 'back', step: 'variant', value: id }, label))
    return [keep, ask(draft, 'variant', { key: 'return.variant', args: { title }, options })]
  }
  const yes = { verb: 'back' as const, step: 'return', value: draft.order }
  const no = { verb: 'back' as const, step: 'stop', value: draft.order }
  const options = [option(yes, t(ctx, 'action.return_yes')), option(no, t(ctx, 'action.return_no')), human(ctx)]
  const args = { title: bought?.title ?? title }
  return [keep, ask(draft, 'none', { key: 'return.no_variant', args, options }, { yes: encode(yes), no: encode(no) })]
}

async function sure(ctx: Context, draft: SendBack, open: Returnable): Promise<Move> {
  const names: string[] = []
  for (const { line, quantity = 1, variant } of draft.lines) {
    const known = open.lines.find((one) => one.line === line)
    const name = known?.detail ? `${known.title} (${known.detail})` : (known?.title ?? '')
    const counted = quantity > 1 ? `${quantity} × ${name}` : name
    const other = variant ? (await otherVariants(ctx, draft.order, line)).others.find(({ id }) => id === variant) : null
    names.push(other ? `${counted} → ${other.label}` : counted)
  }
  const yes = { verb: 'back' as const, step: 'sure', value: draft.order }
  const no = { verb: 'back' as const, step: 'stop', value: draft.order }
  const reason = draft.note ?? reasonLabel(ctx, draft.reason ?? 'other')
  const key = draft.kind === 'exchange' ? 'return.ask_exchange' : 'return.ask'
  const options = [option(yes, t(ctx, 'action.return_yes')), option(no, t(ctx, 'action.return_no'))]
  return ask(
    draft,
    'sure',
    { key, args: { what: list(ctx, names), reason }, options },
    { yes: encode(yes), no: encode(no) },
  )
}

/** Free words, by what was asked. */
async function answer(ctx: Context, pending: Pending): Promise<Move[] | null> {
  const draft = ctx.state.sendBack
  if (!draft) return null
  if (pending.name === 'reason') {
    const reason = reasonIn(ctx.text)
    return next(ctx, reason ? { ...draft, reason } : { ...draft, reason: 'other', note: ctx.text.slice(0, 1000) })
  }
  const open = await ctx.tools.returns.open(ctx.shop.id, draft.order)
  if (!open) return null
  if (pending.name === 'count') {
    const count = ctx.u.want.quantity ?? numeralIn(ctx.text)
    const line = draft.lines.find(({ quantity }) => quantity === undefined)
    const left = open.lines.find((one) => one.line === line?.line)?.quantity ?? 0
    return count !== undefined && count >= 1 && count <= left
      ? next(ctx, filled(draft, 'count', String(count)), open)
      : null
  }
  if (pending.name === 'variant') {
    const line = draft.lines.find(({ variant }) => variant === undefined)
    const { named } = line ? await otherVariants(ctx, draft.order, line.line) : { named: undefined }
    return named ? next(ctx, filled(draft, 'variant', named.id), open) : null
  }
  if (pending.name !== 'line') return null
  const line = lineIn(ctx, open)
  return line === null ? null : next(ctx, withLine(ctx, draft, open, line), open)
}

/** The line that the words name, if by one telling word. */
function lineIn(ctx: Context, { lines }: Returnable): string | null {
  const known = lines.map(({ line, title, detail }) => ({ key: line, labels: [title, detail].filter(Boolean) }))
  const [named, ...more] = namedIn(ctx.text, known, ctx.language)
  return named && more.length === 0 ? named.key : hintedIn(ctx.text, known, ctx.language)
}

async function perform(ctx: Context, draft: SendBack): Promise<Move[]> {
  const { order: number, reason = 'other', note } = draft
  const lines = draft.lines.map(({ line, quantity = 1, variant }) => ({
    line,
    quantity,
    ...(draft.kind === 'exchange' && variant !== undefined ? { variant } : {}),
  }))
  const wish = { lines, reason, ...(note === undefined ? {} : { note }) }
  const done = await ctx.tools.returns.request(ctx.shop.id, number, wish, once(ctx, `return:${number}`))
  if (isRefused(done)) {
    if (done.refused !== 'not_returnable')
      return [{ do: 'set', state: { sendBack: null } }, ...(await refusal(ctx, done))]
    return cannot(ctx, number, undefined)
  }
  const back = option({ verb: 'back', step: 'undo', value: number }, t(ctx, 'action.return_undo'))
  return [
    { do: 'set', state: { sendBack: null, pending: null, order: number } },
    { do: 'say', key: 'return.requested', args: { number } },
    { do: 'offer', options: [back] },
  ]
}

/** The newest request of an order that nothing has come of yet. */
async function undo(ctx: Context, number: string | undefined): Promise<Move[]> {
  const order = number ?? ctx.state.order ?? undefined
  const found = await findOrder(ctx, order)
  const open = found && found !== 'unknown' ? await ctx.tools.returns.open(ctx.shop.id, found.order.number) : null
  const last = open?.returns.findLast(({ state }) => state === 'requested' || state === 'approved')
  const clear: Move = { do: 'set', state: { sendBack: null, pending: null } }
  if (!open || !last) return [clear, { do: 'say', key: 'return.none_open' }]
  const done = await ctx.tools.returns.cancel(ctx.shop.id, open.order, last.id, once(ctx, `undo:${last.id}`))
  if (isRefused(done)) return refusal(ctx, done)
  return [clear, { do: 'say', key: 'return.cancelled', args: { number: open.order } }]
}
