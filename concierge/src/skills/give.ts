import { after, type Context, type Move } from '../dialogue/context.ts'
import { giftIn, isGiftAlone, whomIn } from '../dialogue/gift-words.ts'
import type { Decision } from '../dialogue/one-by-one.ts'
import { reread } from '../dialogue/reread.ts'
import { asksForWords } from '../dialogue/resolve.ts'
import type { GiftSaid } from '../dialogue/state.ts'
import { carriesContact } from './contact.ts'
import { takeGift } from './checkout.ts'
import { NOT_SAID } from './gift.ts'
import { wrapIt } from './wrap.ts'

const BUYING: ReadonlySet<string> = new Set(['contact', 'ship', 'checkout', 'pay', 'gift'])

/** "It's a gift, write: With love": noted at once, taken into the checkout where one is open. */
export async function giveIt(ctx: Context, goOn: (ctx: Context) => Promise<Decision>): Promise<Decision | null> {
  const wrapped = ctx.text ? await wrapIt(ctx, goOn) : null
  if (wrapped) return wrapped
  const { gift, pending, checkout } = ctx.state
  if (!ctx.text || asksForWords(ctx) || (pending?.ask === 'gift' && pending.name !== 'where')) return null
  const buying = checkout !== null || BUYING.has(pending?.ask ?? '')
  const found = giftIn(ctx.heard.text, { buying, given: gift !== null })
  if (!found) return null
  if (found.none) return gift ? done([{ do: 'say', key: 'gift.none' }, ...(await takeGift(ctx, null))]) : null
  const before = await ofThis(ctx)
  const deliverOn = ctx.u.want.deliverBy
  const { name, rest } = whomIn(ctx.heard.text)
  const said: GiftSaid = {
    ...before,
    ...(found.message ? { message: found.message } : {}),
    ...(name ? { recipient: name } : {}),
    ...(deliverOn ? { deliverOn } : {}),
  }
  if (gift && JSON.stringify(before) === JSON.stringify(said))
    return isGiftAlone(ctx.heard.text) ? done([{ do: 'say', key: 'gift.noted' }]) : null
  const keep: Move = { do: 'set', state: { gift: said } }
  const now = after(ctx, [keep])
  const alone = isGiftAlone(ctx.heard.text) || (deliverOn !== undefined && buying && !carriesContact(ctx))
  if (!alone) {
    const others = await goOn(reread(now, rest))
    return { ...others, moves: [keep, ...others.moves] }
  }
  return done([{ do: 'say', key: 'gift.noted' }, keep, ...(await takeGift(now, said))])
}

/** What was said so far; of a gift that has been ordered nothing counts for the next one. */
async function ofThis({ state, tools, shop }: Context): Promise<GiftSaid> {
  const { gift } = state
  if (gift?.checkout === undefined) return gift ?? NOT_SAID
  const now = await tools.checkout.get({ shop: shop.id, id: gift.checkout })
  return now && !now.order && now.id === state.checkout ? gift : NOT_SAID
}

function done(moves: Move[]): Decision {
  return { moves, understood: true }
}
