import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'

const Bought = z.object({
  options: z.record(z.string(), z.string()),
  concepts: z.array(z.string()),
  categories: z.array(z.string()),
  brand: z
    .string()
    .nullable()
    .transform((brand) => brand ?? undefined),
})
export type Bought = z.infer<typeof Bought>

/** What a customer bought and kept, newest first: no cancelled order, nothing that came back or was asked to. */
export async function boughtBy(read: Reader, home: string, customer: string): Promise<Bought[]> {
  const { rows } = await sql`
    select l.line->'options' as options, f.concepts, f.categories, f.brand
    from (select * from orders where home = ${home}::uuid and customer = ${samePerson(home, customer)} and state <> 'canceled'
      order by placed_at desc, id desc limit 30) o
    cross join lateral jsonb_array_elements(o.lines) as l(line)
    join offers f on f.home = o.home and f.id = (l.line->>'offer')::uuid
    where not exists (
      select from returns r cross join lateral jsonb_array_elements(r.lines) as back(line)
      where r.home = o.home and r.order_id = o.id and r.state not in ('refused', 'cancelled')
        and back.line->>'line' = l.line->>'id')
    order by o.placed_at desc, o.id desc`.execute(read)
  return rows.map((row) => Bought.parse(row))
}
