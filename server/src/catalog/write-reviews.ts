import type { Rating, Review } from '@souk/contract/review.ts'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'

/** What a file says of an offer's reviews: absent is not known, a list is all of them. */
export type Reviewed = {
  id: string
  reviews?: readonly Review[] | undefined
  rating?: Rating | undefined
  source?: string | undefined
}

/**
 * Writes reviews under their keys, takes away what is no longer named, and keeps the average with the offer: the one that
 * the file says, else that of the reviews.
 */
export async function writeReviews(tx: Tx, home: string, all: readonly Reviewed[], newId: NewId): Promise<void> {
  const told = all.filter(({ reviews, rating }) => reviews !== undefined || rating !== undefined)
  if (told.length === 0) return
  const rows = told.flatMap(({ id: offer, reviews = [] }) =>
    reviews.map(({ id, text, ...review }, place) => ({
      ...review,
      id: newId(),
      offer,
      external_id: id,
      body: text,
      place,
    })),
  )
  const listed = told.filter(({ reviews }) => reviews !== undefined).map(({ id }) => id)
  await sql`
    delete from reviews r where r.home = ${home}::uuid and r.offer = any(${listed}::uuid[]) and not exists (
      select from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(offer uuid, external_id text)
      where n.offer = r.offer and n.external_id = r.external_id)`.execute(tx.db)
  await sql`
    insert into reviews (home, id, offer, external_id, rating, title, body, author, at, language, place)
    select ${home}::uuid, n.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, offer uuid, external_id text,
      rating smallint, title text, body text, author text, at timestamptz, language text, place int)
    on conflict (home, offer, external_id) do update set rating = excluded.rating, title = excluded.title, body = excluded.body,
      author = excluded.author, at = excluded.at, language = excluded.language, place = excluded.place`.execute(tx.db)
  const ratings = told.map(({ id, rating, source }) => ({
    id,
    rating: rating && Math.round(rating.average * 100),
    count: rating?.count,
    source,
  }))
  await sql`
    update offers o set rating = coalesce(n.rating, a.rating), rating_count = coalesce(n.count, a.count), review_source = n.source
    from jsonb_to_recordset(${JSON.stringify(ratings)}::jsonb) as n(id uuid, rating smallint, count int, source text)
    left join lateral (
      select round(avg(r.rating) * 100)::smallint as rating, nullif(count(*), 0)::int as count
      from reviews r where r.home = ${home}::uuid and r.offer = n.id
    ) a on true
    where o.home = ${home}::uuid and o.id = n.id`.execute(tx.db)
}
