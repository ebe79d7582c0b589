import { Fulfilment, Line } from '@souk/contract/order.ts'
import type { ToShip } from '@souk/contract/desk.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import { isLate } from '../orders/list.ts'

const Row = z.object({
  fulfilment: z.string(),
  order: z.string(),
  kind: Fulfilment.shape.kind,
  state: Fulfilment.shape.state,
  placed_at: z.date(),
  name: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  way: z.string().nullable(),
  lines: z.array(Line.pick({ title: true, detail: true, quantity: true, fulfilment: true })),
  expected: Fulfilment.shape.expected.nullable(),
  tracking: Fulfilment.shape.tracking.nullable(),
  late: z.boolean(),
  gift: z.boolean(),
})

export type DeskFilter = {
  state: 'placed' | 'packed' | 'shipped'
  kind?: string | undefined
  country?: string | undefined
  late?: 'true' | undefined
  after?: string | undefined
  limit: number
  /** The shop's own date. */
  today: string
}

/** Deliveries of goods in one state, oldest first. */
export async function toShip(read: Reader, home: string, filter: DeskFilter): Promise<ToShip[]> {
  const { state, kind, country, late, after, limit, today } = filter
  const rows = await read
    .selectFrom('fulfilments as f')
    .innerJoin('orders as o', (join) => join.onRef('o.home', '=', 'f.home').onRef('o.id', '=', 'f.order_id'))
    .select([
      'f.id as fulfilment',
      'o.number as order',
      'f.kind',
      'f.state',
      'f.expected',
      'f.tracking',
      'o.placed_at',
      'o.lines',
      'o.shipping_label as way',
      sql<
        string | null
      >`coalesce(o.gift ->> 'recipient', o.address ->> 'name', o.buyer ->> 'name', o.buyer ->> 'email')`.as('name'),
      sql<string | null>`o.address ->> 'city'`.as('city'),
      sql<string | null>`o.address ->> 'country'`.as('country'),
      isLate(today).as('late'),
      sql<boolean>`o.gift is not null`.as('gift'),
    ])
    .where('f.home', '=', home)
    .where('f.state', '=', state)
    .where('f.kind', 'in', kind === undefined ? ['ship', 'deliver', 'pickup'] : [kind])
    .where('o.state', '<>', 'canceled')
    .$if(country !== undefined, (query) => query.where(sql<boolean>`o.address ->> 'country' = ${country}`))
    .$if(late !== undefined, (query) => query.where(isLate(today)))
    .$if(after !== undefined, (query) => query.where('f.id', '>', after ?? ''))
    .orderBy('f.id')
    .limit(limit)
    .execute()
  return rows.map((row) => shown(Row.parse(row)))
}

const MOST_NAMED = 3

function shown({
  placed_at,
  lines,
  name,
  city,
  country,
  way,
  expected,
  tracking,
  ...row
}: z.infer<typeof Row>): ToShip {
  const goods = lines.filter(({ fulfilment }) => fulfilment !== 'digital' && fulfilment !== 'slot')
  const what = goods.slice(0, MOST_NAMED).map(({ title, detail, quantity }) => {
    const thing = detail ? `${title} (${detail})` : title
    return quantity > 1 ? `${quantity} × ${thing}` : thing
  })
  return {
    ...row,
    placedAt: placed_at.toISOString(),
    units: goods.reduce((sum, { quantity }) => sum + quantity, 0),
    what: goods.length > MOST_NAMED ? [...what, `+ ${goods.length - MOST_NAMED}`] : what,
    ...(name === null ? {} : { name }),
    ...(city === null ? {} : { city }),
    ...(country === null ? {} : { country }),
    ...(way === null ? {} : { way }),
    ...(expected ? { expected } : {}),
    ...(tracking ? { tracking } : {}),
  }
}

/** How many deliveries of goods stand at each step. */
export async function openCounts(
  read: Reader,
  home: string,
): Promise<{ placed: number; packed: number; shipped: number }> {
  const rows = await read
    .selectFrom('fulfilments as f')
    .innerJoin('orders as o', (join) => join.onRef('o.home', '=', 'f.home').onRef('o.id', '=', 'f.order_id'))
    .select(['f.state', sql<number>`count(*)::int`.as('count')])
    .where('f.home', '=', home)
    .where('f.state', 'in', ['placed', 'packed', 'shipped'])
    .where('f.kind', 'in', ['ship', 'deliver', 'pickup'])
    .where('o.state', '<>', 'canceled')
    .groupBy('f.state')
    .execute()
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { placed: of('placed'), packed: of('packed'), shipped: of('shipped') }
}
