import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/** How a thing turns out to fit, by those who sent it back; `people` is how many said so. */
export type Runs = { runs: 'small' | 'large'; people: number }

/** Fewer may have been mistaken. */
const ENOUGH = 3
/** So many times as many say the one as say the other. */
const CLEARLY = 3

/** What returns say of a thing's sizes; null while too few say it, or they disagree. */
export function runsBy({ small, large }: { small: number; large: number }): Runs | null {
  if (small >= ENOUGH && small >= large * CLEARLY) return { runs: 'small', people: small }
  if (large >= ENOUGH && large >= small * CLEARLY) return { runs: 'large', people: large }
  return null
}

/** How many orders of an offer came back as too small, and as too large. What was refused or taken back says nothing. */
export async function fitOfOffer(read: Reader, home: string, offer: string): Promise<Runs | null> {
  const { rows } = await sql<{ small: number; large: number }>`
    select count(distinct r.order_id) filter (where r.reason = 'too_small')::int as small,
      count(distinct r.order_id) filter (where r.reason = 'too_large')::int as large
    from returns r join orders o on o.home = r.home and o.id = r.order_id
    where r.home = ${home} and r.reason in ('too_small', 'too_large') and r.state not in ('refused', 'cancelled')
      and exists (
        select from jsonb_array_elements(r.lines) back
        join jsonb_array_elements(o.lines) bought on bought ->> 'id' = back ->> 'line'
        where bought ->> 'offer' = ${offer}
      )`.execute(read)
  const [found] = rows
  return found ? runsBy(found) : null
}
