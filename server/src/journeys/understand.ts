import { withTaught } from '@souk/concierge/lexicon/match.ts'
import { understand } from '@souk/concierge/understand/understand.ts'
import type { Understanding, UnderstandRequest } from '@souk/contract/understanding.ts'
import { isTimezone, type Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

type Needed = Pick<Context, 'index' | 'clock'>

/** What a text means to this shop: by its currency, country and time, and by the words of its own catalogue. */
export async function understandIn(
  { index, clock }: Needed,
  shop: Shop,
  body: UnderstandRequest,
): Promise<Understanding> {
  const known = await index.get(shop)
  const country = body.country ?? shop.country ?? undefined
  const timezone = body.timezone !== undefined && isTimezone(body.timezone) ? body.timezone : shop.timezone
  return understand({
    text: body.text,
    locale: body.locale ?? shop.locale,
    ...(country === undefined ? {} : { country }),
    timezone,
    now: body.now ?? clock.now().toISOString(),
    currency: shop.currency,
    ...(body.history === undefined ? {} : { history: body.history }),
    words: withTaught(known.words(), shop.settings.words),
  })
}
