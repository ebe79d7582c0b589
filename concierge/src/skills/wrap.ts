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
export async function wrapIt(ctx: Context): Promise<Decision | null> {
  const said = asksForWords(ctx) || carriesContact(ctx) ? null : wrapIn(ctx.heard.text)
  if (!said) return null
  const gift = ctx.state.gift ?? NOT_SAID
  if (said === 'plain')
    return gift.wrap ? done(ctx, { ...gift, wrap: false }, [{ do: 'say', key: 'gift.wrap_off' }]) : null
  const args = await offered(ctx)
  const choosing = ctx.state.item !== null || ctx.state.checkout !== null || ctx.state.pending?.ask === 'checkout'
  if (args && said === 'asks' && !choosing)
    return { moves: [{ do: 'say', key: 'gift.wrap_offered', args }], understood: true }
  if (args) return done(ctx, { ...gift, wrap: true }, [{ do: 'say', key: 'gift.wrapped', args }])
  // The shop may have written that it always wraps.
  const written = ctx.settings.answers.find(({ question }) => textsOf(question).some((text) => wrapIn(text) !== null))
  const told: Move = written
    ? { do: 'quote', text: textIn(written.answer, ctx.language, ctx.shop.locale) }
    : { do: 'say', key: 'gift.wrap_none' }
  return said === 'asks' && !choosing ? { moves: [told], understood: true } : done(ctx, gift, [told])
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
