import { type RawBuilder, sql } from 'kysely'

/** The other live carts of whoever a live cart is of: each of a person's customers has one, and all of them are shown as one. */
const OTHERS = `select o.id from carts m
    join customers c on c.home = m.home and c.id = m.customer
    join customers p on p.home = c.home and p.one_with = c.one_with and p.id <> c.id
    join carts o on o.home = p.home and o.customer = p.id and o.state = 'live'
    where m.state = 'live'`

/** The cart and the person's others, of two parameters. */
export function cartsOfPersonText(home: string, cart: string): string {
  return `any(array(select ${cart}::uuid union all ${OTHERS} and m.home = ${home}::uuid and m.id = ${cart}::uuid))`
}

/** The same of two values. */
export function cartsOfPerson(home: string, cart: string): RawBuilder<string> {
  return sql<string>`any(array(select ${cart}::uuid union all ${sql.raw(OTHERS)} and m.home = ${home}::uuid and m.id = ${cart}::uuid))`
}
