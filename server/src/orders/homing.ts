import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Homing } from '../people/same-person.ts'

/** Orders of a customer that lead to a thread which is none of their own lead to this one. */
export async function moveOrders(tx: Tx, { home, customer, to, own }: Homing): Promise<void> {
  await tx.db
    .updateTable('orders')
    .set({ conversation: to })
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where(sql<boolean>`conversation <> all(${[...own]}::uuid[])`)
    .execute()
}

/** The same of checkouts: those that lead to a thread which is none of the customer's own lead to this one. */
export async function moveCheckouts(tx: Tx, { home, customer, to, own }: Homing): Promise<void> {
  await tx.db
    .updateTable('checkouts')
    .set({ conversation: to })
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where(sql<boolean>`conversation <> all(${[...own]}::uuid[])`)
    .execute()
}
