import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'

/** What a canned reply may name of whoever it is for: what they are called, and the number of their last order. */
export async function knownForReply(
  read: Reader,
  home: string,
  customer: string | null,
): Promise<{ name: string | null; order: string | null }> {
  if (customer === null) return { name: null, order: null }
  const { rows } = await sql<{ name: string | null; order: string | null }>`
    select (select name from customers where home = ${home}::uuid and id = ${samePerson(home, customer)} and name is not null
        order by id = ${customer}::uuid desc limit 1) as name,
      (select number from orders where home = ${home}::uuid and customer = ${samePerson(home, customer)}
        order by placed_at desc, id desc limit 1) as "order"`.execute(read)
  return rows[0] ?? { name: null, order: null }
}
