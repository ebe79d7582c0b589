import type { CustomerRow, CustomersFilter, CustomersPage } from '@souk/contract/customer.ts'
import type { Shop } from '../shops/shop.ts'
import { customersPage, type ListedCustomer } from '../views/customers-list.ts'
import { Position } from '../views/inbox.ts'
import type { Context } from './context.ts'
import { hintFor, readCursor, writeCursor } from './inbox.ts'

type Asked = CustomersFilter & { cursor?: string | undefined; limit: number }

/** Everybody who wrote or bought, one row for each person, newest activity first. */
export async function listCustomers(
  context: Context,
  shop: Shop,
  { cursor: text, limit, ...filter }: Asked,
): Promise<CustomersPage> {
  const cursor = text === undefined ? null : readCursor(Position, text)
  const asked = { ...filter, home: shop.id, currency: shop.currency }
  const page = await customersPage(context.database.read, asked, { cursor, limit })
  return { rows: page.rows.map(rowOf), ...(page.cursor ? { cursor: writeCursor(page.cursor) } : {}) }
}

function rowOf({ name, email, channel, address, first_at, last_at, ...row }: ListedCustomer): CustomerRow {
  return {
    id: row.id,
    conversation: row.conversation,
    channels: row.channels,
    language: row.language,
    orders: row.orders,
    spent: row.spent,
    advertising: row.advertising,
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    hint: channel === null || address === null ? '' : hintFor(channel, address),
    firstSeen: first_at.toISOString(),
    lastSeen: last_at.toISOString(),
  }
}
