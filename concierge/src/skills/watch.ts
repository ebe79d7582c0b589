import type { Product, Variant } from '@souk/contract/catalog.ts'
import type { WatchCreate } from '@souk/contract/keeping.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { list, money, option, propertyValue, t } from '../dialogue/labels.ts'
import type { MessageKey } from '../say/en.ts'
import type { Args } from '../say/say.ts'
import { choose, inQuestion, stock } from './about.ts'
import { itemFor, productOf } from './begin.ts'
import { fill } from './fill.ts'
import { refusal } from './refusals.ts'
import { slotsOf, variantsFor } from './slots.ts'
import { calledIn } from './titled.ts'

/** Tells, once, that something is back or has become cheaper: agreed to in this thread, and given up in it. */
export const watch: Skill = {
  intents: ['notify.back_in_stock', 'notify.price_drop', 'notify.stop'],
  verbs: ['watch', 'unwatch'],
  asks: [],
  run,
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice') {
    const { choice } = act
    if (choice.verb === 'unwatch') return stop(ctx, choice.id)
    return choice.verb === 'watch' ? watchTapped(ctx, choice.offer, choice.variant) : []
  }
  if (act.kind === 'intent' && act.intent === 'notify.stop') return stopByWords(ctx)
  const offer = (await calledIn(ctx)) ?? meantBy(ctx)
  const product = offer ? await productOf(ctx, offer) : null
  if (!product) return ask(ctx, act)
  const priced = (act.kind === 'intent' && act.intent === 'notify.price_drop') || ctx.u.want.price.max
  return priced ? watchPrice(ctx, product) : watchStock(ctx, product)
}

/** "It" is what was sold out a moment ago, as long as nothing else was chosen or named. */
function meantBy(ctx: Context): string | null {
  const { gone, item } = ctx.state
  const points = ctx.u.references.some(({ kind }) => kind === 'ordinal') || ctx.u.want.types.length > 0
  return (points || item ? inQuestion(ctx) : null) ?? gone ?? inQuestion(ctx)
}

/** Nothing is in question yet: it is asked which of what was shown. */
function ask(ctx: Context, act: Act): Move[] {
  const { shown } = ctx.state
  const priced = act.kind === 'intent' && act.intent === 'notify.price_drop'
  if (shown.length === 0 || priced) return [{ do: 'say', key: 'watch.what' }]
  const options = shown.map(({ id, title }) => option({ verb: 'watch', offer: id }, title))
  return [{ do: 'ask', pending: { ask: 'which' }, key: 'watch.what', options }]
}

async function watchTapped(ctx: Context, offer: string, id: string | undefined): Promise<Move[]> {
  const product = await productOf(ctx, offer)
  if (!product) return [{ do: 'say', key: 'product.gone' }]
  const variant = product.variants.find((one) => one.id === id)
  return variant ? watchOne(ctx, product, variant) : watchStock(ctx, product)
}

/** Of what the words and the choices so far leave, whatever is sold out; several of those are asked for. */
async function watchStock(ctx: Context, product: Product): Promise<Move[]> {
  const draft = itemFor(ctx, product.id)
  const { item, problems } = fill(ctx, slotsOf(ctx, product, draft), draft)
  const refused = problems.flatMap((one) => (one.kind === 'sold_out' ? [[one.slot.id, one.value.key] as const] : []))
  const options = { ...item.options, ...Object.fromEntries(refused) }
  const meant = variantsFor(product, options)
  const out = meant.filter(({ available }) => !available)
  const [only] = out
  if (!only) return [{ do: 'set', state: { focus: product.id } }, ...stock(ctx, product), choose(ctx, product)]
  if (product.variants.length > 1 && product.variants.every(({ available }) => !available) && meant.length > 1)
    return watchOne(ctx, product)
  if (out.length === 1) return watchOne(ctx, product, only)
  return [
    { do: 'set', state: { focus: product.id } },
    {
      do: 'ask',
      pending: { ask: 'which', offer: product.id },
      key: 'watch.which',
      args: { title: product.title },
      options: out
        .slice(0, 12)
        .map((variant) =>
          option({ verb: 'watch', offer: product.id, variant: variant.id }, chosenText(ctx, product, variant)),
        ),
    },
  ]
}

async function watchOne(ctx: Context, product: Product, variant?: Variant): Promise<Move[]> {
  const there = variant ? variant.available : product.variants.some(({ available }) => available)
  if (there) return [{ do: 'say', key: 'about.in_stock', args: { title: product.title } }, choose(ctx, product)]
  return agree(ctx, { offer: product.id, ...(variant ? { variant: variant.id } : {}) }, 'watch.stock', {
    title: titleOf(ctx, product, variant),
  })
}

/** Below the price that was named, else below the one of today. */
async function watchPrice(ctx: Context, product: Product): Promise<Move[]> {
  const { options } = itemFor(ctx, product.id)
  const [variant, ...more] = variantsFor(product, options)
  const one = variant && more.length === 0 && product.variants.length > 1 ? variant : undefined
  const now = one?.price ?? product.price.min
  const { max, about } = ctx.u.want.price
  const wished = max ?? about
  const title = titleOf(ctx, product, one)
  const there = product.variants.some(({ available }) => available)
  if (wished && now.amount <= wished.amount && there) {
    const focus: Move = { do: 'set', state: { focus: product.id } }
    return [focus, { do: 'say', key: 'watch.already', args: { title, price: money(ctx, now) } }, choose(ctx, product)]
  }
  const below = wished?.amount ?? now.amount - 1
  if (below <= 0) return [{ do: 'say', key: 'watch.already', args: { title, price: money(ctx, now) } }]
  const key = wished ? 'watch.below' : 'watch.cheaper'
  const args = { title, price: money(ctx, wished ?? now) }
  return agree(ctx, { offer: product.id, ...(one ? { variant: one.id } : {}), below }, key, args)
}

/** The words that were said and those that answer them are what was agreed to: both are kept. */
async function agree(
  ctx: Context,
  what: Pick<WatchCreate, 'offer' | 'variant' | 'below'>,
  key: MessageKey,
  args: Args,
): Promise<Move[]> {
  const wording = `${ctx.text || t(ctx, 'action.watch')}\n${t(ctx, key, args)}`.slice(0, 1000)
  const name = [what.offer, what.variant, what.below].filter(Boolean).join(':')
  const given = { ...what, wording, language: ctx.language }
  const done = await ctx.tools.watches.add(ctx.shop.id, given, once(ctx, `watch:${name}`))
  if (isRefused(done)) return refusal(ctx, done)
  const asked = ctx.state.pending?.ask === 'which' || ctx.state.pending?.offer === what.offer
  return [
    { do: 'set', state: { focus: what.offer, ...(asked ? { pending: null } : {}) } },
    { do: 'say', key, args },
  ]
}

async function stopByWords(ctx: Context): Promise<Move[]> {
  const open = await ctx.tools.watches.list(ctx.shop.id)
  if (open.length === 0) return [{ do: 'say', key: 'watch.none' }]
  const offer = inQuestion(ctx)
  const meant = open.filter((one) => one.offer === offer)
  const [only] = meant.length === 1 ? meant : open
  if (only && (meant.length === 1 || open.length === 1)) return stop(ctx, only.id)
  if (has(ctx.text, 'everything')) return stop(ctx, 'all')
  const options = [
    ...open.slice(0, 11).map(({ id, title }) => option({ verb: 'unwatch', id }, title)),
    option({ verb: 'unwatch', id: 'all' }, t(ctx, 'action.watch_all')),
  ]
  return [{ do: 'ask', pending: { ask: 'which' }, key: 'watch.stop_which', options }]
}

async function stop(ctx: Context, id: string): Promise<Move[]> {
  const open = await ctx.tools.watches.list(ctx.shop.id)
  const meant = id === 'all' ? open : open.filter((one) => one.id === id)
  for (const one of meant) await ctx.tools.watches.remove(ctx.shop.id, one.id, once(ctx, `unwatch:${one.id}`))
  const titles = [...new Set(meant.map(({ title }) => title))]
  const clear: Move[] = ctx.state.pending?.ask === 'which' ? [{ do: 'set', state: { pending: null } }] : []
  if (titles.length === 0) return [...clear, { do: 'say', key: 'watch.none' }]
  return [...clear, { do: 'say', key: 'watch.stopped', args: { titles: list(ctx, titles) } }]
}

function titleOf(ctx: Context, product: Product, variant: Variant | undefined): string {
  const chosen = variant ? chosenText(ctx, product, variant) : ''
  return chosen ? `${product.title} (${chosen})` : product.title
}

function chosenText(ctx: Context, product: Product, variant: Variant): string {
  return product.options.map((name) => propertyValue(ctx, name, variant.options[name] ?? '')).join(', ')
}
