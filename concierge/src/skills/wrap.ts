import { textIn } from '@souk/contract/ids.ts'
import { after, type Context, type Move } from '../dialogue/context.ts'
import { money, t } from '../dialogue/labels.ts'
import type { Decision } from '../dialogue/one-by-one.ts'
import { asksForWords } from '../dialogue/resolve.ts'
import type { GiftSaid } from '../dialogue/state.ts'
import { wrapIn } from '../dialogue/wrap-words.ts'
import { textsOf } from './asked.ts'
import { carriesContact } from './contact.ts'
import { takeGift } from './checkout.ts'
import { NOT_SAID } from './gift.ts'

/** "Wrap it, please", where the shop wraps gifts: noted with what it costs; elsewhere that it is not done here. */
export async function wrapIt(ctx: Context, goOn: (ctx: Context) => Promise<Decision>): Promise<Decision | null> {
  const said = asksForWords(ctx) || carriesContact(ctx) ? null : wrapIn(ctx.heard.text)
  if (!said) return null
  const gift = ctx.state.gift ?? NOT_SAID
  if (said === 'plain')
    return gift.wrap ? done(ctx, { ...gift, wrap: false }, [{ do: 'say', key: 'gift.wrap_off' }]) : null
  const args = await offered(ctx)
  const choosing = ctx.state.item !== null || ctx.state.checkout !== null || ctx.state.pending?.ask === 'checkout'
  const told = written(ctx)
  const goods = ctx.u.want.types.some((type) => type !== 'gift')
  // "A blue dress, gift-wrapped": the dress is looked for, and wrapped once it is bought.
  if (goods && !choosing) {
    if (said === 'asks' || !args || gift.wrap) return null
    const keep: Move = { do: 'set', state: { gift: { ...gift, wrap: true } } }
    const rest = await goOn(after(ctx, [keep]))
    return { moves: [{ do: 'say', key: 'gift.wrapped', args }, keep, ...rest.moves], understood: true }
  }
  // Before anything is chosen it is a question, marked or not: what the shop has written of it, and what it costs.
  if (!choosing) {
    const costs: Move[] = args ? [{ do: 'say', key: 'gift.wrap_offered', args }] : []
    return { moves: [...told, ...(told.length + costs.length > 0 ? costs : NOT_DONE)], understood: true }
  }
  if (args) return done(ctx, { ...gift, wrap: true }, [{ do: 'say', key: 'gift.wrapped', args }])
  return done(ctx, gift, told.length > 0 ? told : NOT_DONE)
}

const NOT_DONE: Move[] = [{ do: 'say', key: 'gift.wrap_none' }]

/** What the shop itself says of wrapping: perhaps it always does. */
function written({ settings, language, shop }: Context): Move[] {
  const found = settings.answers.find(({ question }) => textsOf(question).some((text) => wrapIn(text) !== null))
  return found ? [{ do: 'quote', text: textIn(found.answer, language, shop.locale) }] : []
}

/** What wrapping costs here; null where it is not done, or there is nothing to wrap. */
async function offered(ctx: Context): Promise<{ label: string; amount: string } | null> {
  const { giftWrap } = ctx.settings
  if (!giftWrap) return null
  const { checkout: id } = ctx.state
  const now = id ? await ctx.tools.checkout.get({ shop: ctx.shop.id, id }) : null
  if (now && !now.order && !now.giftWrap) return null
  const amount = giftWrap.amount === 0 ? t(ctx, 'ship.free') : money(ctx, giftWrap.amount)
  return { label: textIn(giftWrap.label, ctx.language, ctx.shop.locale), amount }
}

async function done(ctx: Context, gift: GiftSaid, told: Move[]): Promise<Decision> {
  const keep: Move = { do: 'set', state: { gift } }
  return { moves: [...told, keep, ...(await takeGift(after(ctx, [keep]), gift))], understood: true }
}
