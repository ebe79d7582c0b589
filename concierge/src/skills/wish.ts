import type { Wish } from '@souk/contract/keeping.ts'
import type { Card } from '@souk/contract/parts.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { list, option, t } from '../dialogue/labels.ts'
import { namedIn } from '../dialogue/match.ts'
import { encode } from '../dialogue/values.ts'
import { inQuestion } from './about.ts'
import { productOf } from './begin.ts'
import { refusal } from './refusals.ts'
import { chooseAction, unsent } from './results.ts'
import { calledIn } from './titled.ts'

/** As many cards as one message holds. */
const MOST = 20

/** The wish list: onto it, off it, and a look at it. */
export const wish: Skill = {
  intents: ['wish.add', 'wish.show', 'wish.remove'],
  verbs: ['save', 'unsave', 'wishes'],
  asks: [],
  run,
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice') {
    const { choice } = act
    if (choice.verb === 'save') return save(ctx, choice.offer)
    return choice.verb === 'unsave' ? remove(ctx, choice.offer) : show(ctx)
  }
  if (act.kind !== 'intent' || act.intent === 'wish.show') return show(ctx)
  return act.intent === 'wish.add' ? saveByWords(ctx) : removeByWords(ctx)
}

async function saveByWords(ctx: Context): Promise<Move[]> {
  const offer = (await calledIn(ctx)) ?? inQuestion(ctx)
  if (offer) return save(ctx, offer)
  const { shown } = ctx.state
  if (shown.length === 0) return [{ do: 'say', key: 'wish.none_to_save' }]
  const options = shown.map(({ id, title }) => option({ verb: 'save', offer: id }, title))
  return [{ do: 'ask', pending: { ask: 'which' }, key: 'wish.which', options }]
}

async function save(ctx: Context, offer: string): Promise<Move[]> {
  const product = await productOf(ctx, offer)
  if (!product) return [{ do: 'say', key: 'product.gone' }]
  const offers = await ctx.tools.wishes.keep(ctx.shop.id, offer, true, once(ctx, `save:${offer}`))
  if (isRefused(offers)) return refusal(ctx, offers)
  return [
    ...answered(ctx),
    { do: 'set', state: { focus: offer } },
    { do: 'say', key: 'wish.added', args: { title: product.title, count: offers.length } },
    { do: 'offer', options: [option({ verb: 'wishes' }, t(ctx, 'action.wishes'))] },
  ]
}

/** "Which one shall I save?" is answered. */
function answered({ state }: Context): Move[] {
  const asked = state.pending?.ask === 'which' && state.offered.some(({ value }) => value.startsWith('save:'))
  return asked ? [{ do: 'set', state: { pending: null } }] : []
}

async function show(ctx: Context): Promise<Move[]> {
  const saved = await ctx.tools.wishes.list(ctx.shop.id)
  const there = saved.filter(({ gone }) => !gone)
  const gone = saved.filter((one) => one.gone).map(({ title }) => title)
  const left: Move[] = gone.length > 0 ? [{ do: 'say', key: 'wish.gone', args: { titles: list(ctx, gone) } }] : []
  if (there.length === 0) return [{ do: 'say', key: 'wish.empty' }, ...left]
  const shown = there.slice(0, MOST)
  return [
    { do: 'say', key: 'wish.shown', args: { count: there.length } },
    { do: 'show', part: { type: 'carousel', cards: shown.map((one) => cardOf(ctx, one)), total: there.length } },
    {
      do: 'set',
      state: {
        shown: shown.map(({ offer, title, price }) => ({
          id: offer,
          title,
          price: price?.min.amount ?? 0,
          concepts: [],
        })),
        focus: shown.length === 1 ? (shown[0]?.offer ?? null) : null,
        item: null,
      },
    },
    { do: 'offer', options: shown.map(({ offer, title }) => option({ verb: 'show', offer }, title, { card: true })) },
    ...left,
  ]
}

function cardOf(ctx: Context, wish: Wish): Card {
  const { offer, title, price, compareAt, unitPrice, image, alt, available, url } = wish
  const none = { amount: 0, currency: ctx.shop.currency }
  return {
    ref: { kind: 'offer', shop: ctx.shop.id, id: offer },
    shown: {
      title,
      price: price ?? { min: none, max: none },
      ...(compareAt ? { compareAt } : {}),
      ...(unitPrice ? { unitPrice } : {}),
      ...unsent(ctx, wish),
      ...(image ? { image } : {}),
      ...(alt ? { alt } : {}),
      available,
      ...(url ? { url } : {}),
    },
    actions: [
      available ? chooseAction(ctx, offer) : { value: encode({ verb: 'watch', offer }), label: t(ctx, 'action.watch') },
      { value: encode({ verb: 'unsave', offer }), label: t(ctx, 'action.unsave') },
    ],
  }
}

/** "Take the second one off", "clear my wish list". */
async function removeByWords(ctx: Context): Promise<Move[]> {
  const saved = await ctx.tools.wishes.list(ctx.shop.id)
  if (saved.length === 0) return [{ do: 'say', key: 'wish.empty' }]
  if (has(ctx.text, 'everything')) {
    for (const { offer } of saved) await ctx.tools.wishes.keep(ctx.shop.id, offer, false, once(ctx, `unsave:${offer}`))
    return [{ do: 'say', key: 'wish.cleared' }]
  }
  const [named] = namedIn(
    ctx.text,
    saved.map(({ offer, title }) => ({ key: offer, labels: [title] })),
    ctx.language,
  )
  const meant = named?.key ?? inQuestion(ctx)
  const hit = saved.find(({ offer }) => offer === meant)
  if (hit) return remove(ctx, hit.offer)
  return show(ctx)
}

async function remove(ctx: Context, offer: string): Promise<Move[]> {
  const title = (await ctx.tools.wishes.list(ctx.shop.id)).find((one) => one.offer === offer)?.title
  const done = await ctx.tools.wishes.keep(ctx.shop.id, offer, false, once(ctx, `unsave:${offer}`))
  if (isRefused(done)) return refusal(ctx, done)
  return done.length === 0 || title === undefined
    ? [{ do: 'say', key: 'wish.cleared' }]
    : [{ do: 'say', key: 'wish.removed', args: { title } }]
}
