import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { template } from '../kernel/template.ts'
import type { OrderRow } from './store.ts'

/** A row with its values as they are stored. */
function columnsOf({ buyer, address, lines, totals, short, placed, gift, ...rest }: OrderRow) {
  return {
    ...rest,
    buyer: JSON.stringify(buyer),
    address: address === null ? null : JSON.stringify(address),
    lines: JSON.stringify(lines),
    totals: JSON.stringify(totals),
    placed: placed && JSON.stringify(placed),
    gift: gift && JSON.stringify(gift),
    short: JSON.stringify(short),
  }
}

/** With the channel it was written in and a row for each line, so that sums need not read whole orders. */
const INSERT = template((db, v: ReturnType<typeof columnsOf>) =>
  db
    .with('placed', (own) =>
      own
        .insertInto('orders')
        .values((of) => ({
          home: v.home,
          id: v.id,
          number: v.number,
          checkout: v.checkout,
          customer: v.customer,
          conversation: v.conversation,
          handle: v.handle,
          state: v.state,
          currency: v.currency,
          buyer: v.buyer,
          address: v.address,
          lines: v.lines,
          totals: v.totals,
          shipping_label: v.shippingLabel,
          language: v.language,
          placed_at: v.placedAt,
          placed: v.placed,
          gift: v.gift,
          short: v.short,
          channel: of.selectFrom('handles').select('channel').where('home', '=', v.home).where('id', '=', v.handle),
        }))
        .returning(['home', 'id', 'placed_at', 'lines', 'currency', 'channel']),
    )
    .insertInto('sold_lines')
    .columns(['home', 'id', 'order_id', 'placed_at', 'offer', 'quantity', 'total', 'currency', 'channel'])
    .expression(
      sql`select o.home, uuidv7(), o.id, o.placed_at, l.offer, l.quantity, l.total, o.currency, o.channel
        from placed o cross join jsonb_to_recordset(o.lines) as l(offer uuid, quantity int, total bigint)`,
    ),
)

export async function insertOrder(tx: Tx, row: OrderRow): Promise<void> {
  await INSERT(tx.db, columnsOf(row))
}
