import type { Reader } from '../kernel/database.ts'
import { numbersBoughtWith } from '../orders/bought-with.ts'
import { listOrders } from '../orders/list.ts'
import { findOrder, type OrderRow } from '../orders/store.ts'
import { isSamePerson } from '../people/same-person.ts'
import { provenEmails } from '../people/store.ts'

/**
 * Whose order it is: whoever bought it, and whoever has proven the address that it was bought with, where its letters with
 * the link that opens it go anyway. That makes them nobody's other self: who typed the address in may have been anybody.
 */
export async function isBuyer(
  read: Reader,
  home: string,
  customer: string | null | undefined,
  order: Pick<OrderRow, 'customer' | 'buyer'>,
): Promise<boolean> {
  if (!customer) return false
  if (await isSamePerson(read, home, customer, order.customer)) return true
  const email = order.buyer.email?.toLowerCase()
  return email !== undefined && (await provenEmails(read, home, customer)).includes(email)
}

/** All of them, newest first. */
export async function ordersOfBuyer(read: Reader, home: string, customer: string, limit: number): Promise<OrderRow[]> {
  const own = await listOrders(read, home, { customer, limit })
  const emails = await provenEmails(read, home, customer)
  if (emails.length === 0) return own
  const known = new Set(own.map(({ number }) => number))
  for (const number of await numbersBoughtWith(read, home, { emails, limit })) {
    const order = known.has(number) ? undefined : await findOrder(read, home, number)
    if (order) own.push(order)
  }
  return own.toSorted((a, b) => b.placedAt.getTime() - a.placedAt.getTime()).slice(0, limit)
}
