import { Review, type ReviewsView } from '@souk/contract/review.ts'
import { z } from 'zod'
import type { Database, Statement } from '../kernel/database.ts'

/** So many are enough to read through. */
const NEWEST = 20

const REVIEWS: Statement = {
  name: 'reviews-newest',
  text: `
select o.review_source as source,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', r.external_id, 'rating', r.rating, 'title', r.title, 'text', r.body,
     'author', r.author, 'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'language', r.language))
     order by r.at desc nulls last, r.place)
   from (select * from reviews where home = o.home and offer = o.id order by at desc nulls last, place limit ${NEWEST}) r) as newest,
  (select array_agg(coalesce(c.count, 0) order by s.star) from generate_series(1, 5) s(star)
   left join (select rating, count(*)::int as count from reviews where home = o.home and offer = o.id group by rating) c
     on c.rating = s.star) as shares
from offers o where o.home = $1 and o.id = $2`,
}

const Row = z.object({
  source: z.string().nullable(),
  newest: z.array(Review).nullable(),
  shares: z.array(z.int()),
})

/** What was said of an offer, newest first; how the stars are shared out only where every one of them is known. */
export async function reviewsOf(
  database: Database,
  home: string,
  offer: { id: string; rating?: { average: number; count: number } | undefined },
): Promise<ReviewsView | undefined> {
  const { rating } = offer
  if (!rating) return undefined
  const [raw] = await database.run(REVIEWS, [home, offer.id])
  const { source, newest, shares } = Row.parse(raw)
  const known = shares.reduce((sum, count) => sum + count, 0)
  return {
    ...rating,
    ...(source === null ? {} : { source }),
    ...(known === rating.count ? { shares } : {}),
    newest: newest ?? [],
  }
}
