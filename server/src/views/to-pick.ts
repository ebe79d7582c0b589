import { Fulfilment, Line } from '@souk/contract/order.ts'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

const Row = z.object({
  number: z.string(),
  lines: z.array(
    Line.pick({ id: true, variant: true, title: true, detail: true, quantity: true, fulfilment: true, day: true }),
  ),
  goods: Fulfilment.shape.goods.nullable(),
})

/** What is fetched from the shelves, alike things together, and for which orders. */
export type Picked = {
  orders: string[]
  things: { title: string; detail: string; quantity: number; orders: { number: string; quantity: number }[] }[]
}

/** The goods of these orders that are still here; without numbers of the fifty deliveries that wait longest. */
export async function toPick(read: Reader, home: string, numbers: readonly string[] | undefined): Promise<Picked> {
  const rows = await read
    .selectFrom('fulfilments as f')
    .innerJoin('orders as o', (join) => join.onRef('o.home', '=', 'f.home').onRef('o.id', '=', 'f.order_id'))
    .select(['o.number', 'o.lines', 'f.goods'])
    .where('f.home', '=', home)
    .where('f.kind', 'in', ['ship', 'deliver', 'pickup'])
    .where('o.state', '<>', 'canceled')
    .where('f.state', 'in', numbers === undefined ? ['placed'] : ['placed', 'packed'])
    .$if(numbers !== undefined, (query) => query.where('o.number', 'in', [...(numbers ?? [])]))
    .orderBy('f.id')
    .limit(numbers === undefined ? 50 : 500)
    .execute()
  return picked(rows.map((row) => Row.parse(row)))
}

/** Alike is what has the same name and the same options; ordered by name, as shelves are. */
export function picked(rows: readonly z.infer<typeof Row>[]): Picked {
  const things = new Map<string, Picked['things'][number]>()
  for (const { number, lines, goods } of rows) {
    const all = lines.filter(({ fulfilment }) => fulfilment !== 'digital' && fulfilment !== 'slot')
    for (const { title, detail, quantity } of goods ?? all) {
      const key = JSON.stringify([title, detail])
      const thing = things.get(key) ?? { title, detail, quantity: 0, orders: [] }
      const known = thing.orders.find((one) => one.number === number)
      if (known) known.quantity += quantity
      else thing.orders.push({ number, quantity })
      things.set(key, { ...thing, quantity: thing.quantity + quantity })
    }
  }
  const sorted = [...things.values()].toSorted(
    (a, b) => a.title.localeCompare(b.title) || a.detail.localeCompare(b.detail, undefined, { numeric: true }),
  )
  return { orders: [...new Set(rows.map(({ number }) => number))], things: sorted }
}
