import { fitOf } from '@souk/contract/size-fit.ts'
import type { SizeRow } from '@souk/contract/size-chart.ts'
import { forgetsSize, measuredIn, mySizeIn, tellsOwnSize, type Measured } from '../dialogue/body.ts'
import { after, once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import type { Decision } from '../dialogue/one-by-one.ts'
import { reread } from '../dialogue/reread.ts'
import { foldText } from '../text/normalise.ts'
import { isRefused } from '../tools.ts'
import { askedIn } from './asked.ts'
import { chartHere, measureNames, reasons, rowFor, rowName, valueOf, type Here } from './charts.ts'
import { policies } from './policies.ts'
import { human } from './refusals.ts'

/** Which size fits: by the shop's chart, from what was measured or is worn elsewhere. What was told is kept for this shop. */
export const size: Skill = {
  intents: ['size.advice'],
  verbs: [],
  asks: ['size'],
  run,
  async answer(ctx) {
    const here = await chartHere(ctx)
    const measured = here && measuredIn(ctx.text, here.chart, true)
    return here && measured ? byChart(ctx, here, measured) : null
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  return (await advice(ctx)) ?? policies.run(ctx, act)
}

/** Words about one's own size, before anything else is made of them; the rest of the message is answered as ever. */
export async function withSizes(ctx: Context, decide: (ctx: Context) => Promise<Decision>): Promise<Decision> {
  if (ctx.settings.sizeCharts.length === 0 || !ctx.text) return decide(ctx)
  if (forgetsSize(ctx.text)) return { moves: await forget(ctx), understood: true }
  const asks = ctx.u.intents[0]?.name === 'size.advice' && ctx.state.pending?.ask !== 'field'
  const advised = asks && ctx.state.pending?.ask !== 'option' ? await advice(ctx) : null
  if (advised) return { moves: advised, understood: true }
  const decision = await decide((await inMySize(ctx)) ?? ctx)
  const besides = await told(after(ctx, decision.moves))
  return besides.length > 0 ? { moves: [...besides, ...decision.moves], understood: true } : decision
}

/** What measurements or a size of one's own say, whatever else is asked for with them. */
async function told(ctx: Context): Promise<Move[]> {
  const measures = /\d/.test(ctx.text) && ctx.state.pending?.ask !== 'field'
  const worn = wornIn(ctx)
  if (!measures && worn.length === 0) return []
  const here = await chartHere(ctx)
  const measured = here && measures ? measuredIn(ctx.text, here.chart) : null
  if (here && measured) return (await byChart(ctx, here, measured)).filter(({ do: what }) => what !== 'offer')
  const row = here && rowFor(ctx, here, worn)
  return here && row ? keep(ctx, here, row) : []
}

/** The sizes that somebody says they wear. */
function wornIn({ text, u }: Context): readonly string[] {
  const recipients = u.want.attributes['recipient']?.any ?? []
  const others = recipients.some((id) => id !== 'myself' && id !== 'woman' && id !== 'man')
  return tellsOwnSize(text) && !others ? (u.want.attributes['size']?.any ?? []) : []
}

async function advice(ctx: Context): Promise<Move[] | null> {
  const here = await chartHere(ctx)
  if (!here) return null
  const measured = measuredIn(ctx.text, here.chart)
  if (measured) return byChart(ctx, here, measured)
  const row = rowFor(ctx, here, wornIn(ctx))
  if (row) return [...(await keep(ctx, here, row)), ...pick(ctx, here, row)]
  const known = await knownRow(ctx, here)
  const written = askedIn(ctx, ctx.text, NEAR, true)
  const quote = written ? await policies.run(ctx, { kind: 'intent', intent: 'size.advice' }) : []
  const fits = await runs(ctx, here)
  if (known)
    return [...quote, { do: 'say', key: 'size.yours', args: known.args }, ...fits, ...pick(ctx, here, known.row)]
  const args = { measures: measureNames(ctx, here.chart) }
  // Another question that is open stays the one that is answered.
  if (ctx.state.pending) return [...quote, ...fits, { do: 'say', key: 'size.tell', args }]
  return [...quote, ...fits, { do: 'ask', pending: { ask: 'size' }, key: 'size.tell', args }]
}

/** How near a question has to be to one that the shop has answered. */
const NEAR = 0.4

async function byChart(ctx: Context, here: Here, measured: Measured): Promise<Move[]> {
  const fit = fitOf(here.chart, measured.cm)
  const settled: Move[] = ctx.state.pending?.ask === 'size' ? [{ do: 'set', state: { pending: null } }] : []
  if (!fit) return [...settled, { do: 'say', key: 'size.off' }, { do: 'offer', options: [human(ctx)] }]
  const { row, between } = fit
  const said: Move = between
    ? { do: 'say', key: 'size.between', args: { size: row.size, smaller: between.size } }
    : { do: 'say', key: 'size.by_chart', args: { size: rowName(row) } }
  const why: Move = { do: 'quote', text: reasons(ctx, here.chart, row, measured) }
  return [...settled, said, why, ...(await runs(ctx, here)), ...(await keep(ctx, here, row)), ...pick(ctx, here, row)]
}

/** What those say who sent it back: that it runs small, or large. */
async function runs(ctx: Context, { product }: Here): Promise<Move[]> {
  const told = product ? await ctx.tools.sizes.runs({ shop: ctx.shop.id, id: product.id }) : null
  if (!told) return []
  return [
    { do: 'say', key: told.runs === 'small' ? 'size.runs_small' : 'size.runs_large', args: { count: told.people } },
  ]
}

/** Kept as the customer's own, and said so; what is known already is not said again. */
async function keep(ctx: Context, { chart }: Here, row: SizeRow): Promise<Move[]> {
  const before = await ctx.tools.sizes.kept(ctx.shop.id)
  if (before[chart.id] === row.size) return []
  const kept = await ctx.tools.sizes.keep(ctx.shop.id, { [chart.id]: row.size }, once(ctx, `size:${chart.id}`))
  return isRefused(kept) ? [] : [{ do: 'say', key: 'size.kept', args: { size: rowName(row) } }]
}

async function forget(ctx: Context): Promise<Move[]> {
  const none = Object.fromEntries(ctx.settings.sizeCharts.map(({ id }) => [id, null]))
  await ctx.tools.sizes.keep(ctx.shop.id, none, once(ctx, 'size:forget'))
  return [{ do: 'say', key: 'size.forgotten' }]
}

/** The product in that size, where it can be had; of a list, what there is in it. */
function pick(ctx: Context, here: Here, row: SizeRow): Move[] {
  if (ctx.state.pending?.ask === 'option') return []
  const label = t(ctx, 'size.pick', { size: row.size })
  const value = valueOf(here, row)
  if (here.product && value !== undefined && here.option !== undefined) {
    const { id, variants } = here.product
    const there = variants.some(({ options, available }) => available && options[here.option ?? ''] === value)
    if (!there) return [{ do: 'say', key: 'fill.sold_out', args: { title: here.product.title, value: label } }]
    return [
      { do: 'offer', options: [option({ verb: 'variant', offer: id, options: { [here.option]: value } }, label)] },
    ]
  }
  return ctx.state.shown.length > 1 ? [{ do: 'offer', options: [option({ verb: 'say', text: label }, label)] }] : []
}

type Known = { row: SizeRow; args: { size: string; by: string } }

/** The size that the shop knows of the customer, for what is spoken of. */
async function knownRow(ctx: Context, { chart, product }: Here): Promise<Known | null> {
  const offer = product?.id ?? ctx.state.shown[0]?.id
  const yours = offer === undefined ? null : await ctx.tools.sizes.yours({ shop: ctx.shop.id, id: offer })
  const row = chart.rows.find(({ size: name }) => name === yours?.size)
  return yours && row ? { row, args: { size: rowName(row), by: yours.by } } : null
}

/** "In my size": the same words with the size that is known. */
async function inMySize(ctx: Context): Promise<Context | null> {
  const place = wornIn(ctx).length === 0 ? mySizeIn(ctx.text) : null
  const here = place && (await chartHere(ctx))
  const known = here && (await knownRow(ctx, here))
  if (!place || !known) return null
  const folded = foldText(ctx.text)
  const label = t(ctx, 'size.pick', { size: known.row.size })
  return reread(ctx, `${folded.slice(0, place.start)} ${label} ${folded.slice(place.end)}`.trim())
}
