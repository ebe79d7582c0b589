import { sql } from 'kysely'
import { z } from 'zod'
import type { Person } from '@souk/contract/person.ts'
import type { Reader } from '../kernel/database.ts'

const Row = z.object({
  id: z.string(),
  name: z.string().nullable(),
  contacts: z.array(z.object({ id: z.string(), channel: z.string(), address: z.string().nullable() })),
  conversations: z.array(z.string()),
  orders: z.int(),
  lines: z.int(),
})

/** What each of these customers has by themselves, whoever else they are. */
export async function customersApart(
  read: Reader,
  home: string,
  customers: readonly string[],
): Promise<Person['customers']> {
  const { rows } = await sql`
    select c.id, c.name,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'channel', h.channel, 'address', case when h.channel <> 'web' then h.address end)
          order by h.id)
        from handle_links l join handles h on h.home = l.home and h.id = l.handle
        where l.home = c.home and l.customer = c.id and l.undone_at is null and not exists (select from handle_links f
          where f.home = l.home and f.handle = l.handle and f.undone_at is null and f.id < l.id)), '[]') as contacts,
      array(select v.id from conversations v where v.home = c.home and v.customer = c.id order by v.id) as conversations,
      (select count(*)::int from orders o where o.home = c.home and o.customer = c.id) as orders,
      (select count(*)::int from carts k join cart_lines l on l.home = k.home and l.cart = k.id
        where k.home = c.home and k.customer = c.id and k.state = 'live') as lines
    from customers c where c.home = ${home}::uuid and c.id = any(${[...customers]}::uuid[]) order by c.id`.execute(read)
  return rows.map((raw) => {
    const { name, contacts, ...row } = Row.parse(raw)
    return {
      ...row,
      ...(name === null ? {} : { name }),
      contacts: contacts.map(({ address, ...contact }) => (address === null ? contact : { ...contact, address })),
    }
  })
}
