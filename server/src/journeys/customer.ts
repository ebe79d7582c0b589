import type { Customer, GivenConsent, KeptOrder } from '@souk/contract/customer.ts'
import { Failure } from '../kernel/failure.ts'
import { keptUntil } from '../law/retention.ts'
import { erasureOf } from '../people/erasures.ts'
import { toldIn } from '../people/profile.ts'
import type { Shop } from '../shops/shop.ts'
import {
  type ConsentRow,
  consentsOfCustomer,
  contactsOf,
  countWishes,
  customerRow,
  type CustomerRow,
  type OrderOfCustomer,
  ordersBy,
  reachesOfCustomer,
} from '../views/customer.ts'
import { actsForShop, type Caller } from './caller.ts'
import type { Context } from './context.ts'

/** Whose data is asked for: `me`, or whom the shop names. Throws `not_found` for anybody else's. */
export function admitCustomer(shop: Shop, caller: Caller, named: string): string {
  if (caller.kind === 'shopper' && caller.grant.home === shop.id) {
    const { customer } = caller.grant
    if (customer !== undefined && (named === 'me' || named === customer)) return customer
  }
  if (named !== 'me' && actsForShop(caller, shop.id)) return named
  throw new Failure('not_found')
}

/** What the shop knows about a customer, in short. Throws `not_found`, for who was forgotten as well. */
export async function customerView(context: Context, shop: Shop, id: string): Promise<Customer> {
  const { contacts, consents, reaches, wishes, orders, row } = await context.database.look(async (read) => {
    const [found, contacts, consents, reaches, wishes, orders] = await Promise.all([
      customerRow(read, shop.id, id),
      contactsOf(read, shop.id, id),
      consentsOfCustomer(read, shop.id, id),
      reachesOfCustomer(read, shop.id, id),
      countWishes(read, shop.id, id),
      ordersBy(read, shop.id, { customer: id }),
    ])
    return { row: found, contacts, consents, reaches, wishes, orders }
  })
  if (!row) throw new Failure('not_found')
  const { address, place, sizes: _, ...profile } = row.profile
  const line = oneLine(place ?? address)
  return {
    ...headingOf(row),
    ...(row.language === '' ? {} : { language: row.language }),
    ...(line === undefined ? {} : { address: line }),
    profile: { ...profile, ...sizesIn(row.profile) },
    // On the web the address is the browser, which has no name.
    contacts: contacts.map(({ address: at, ...contact }) =>
      contact.channel === 'web' ? contact : { ...contact, address: at },
    ),
    consents: consents.map(consentView),
    reaches,
    wishes,
    orders: keptOrders(context, shop, orders),
  }
}

export function consentView(row: ConsentRow): GivenConsent {
  const { id, purpose, subject, wording, language, handle, source } = row
  return {
    id,
    purpose,
    subject,
    ...(handle === null ? {} : { contact: handle }),
    wording,
    language,
    ...(source === '' ? {} : { source }),
    givenAt: row.given_at.toISOString(),
    ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at.toISOString() }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
  }
}

type Heading = Pick<Customer, 'id' | 'since' | 'name' | 'email' | 'phone'>

export function headingOf({ id, created_at, name, email, phone }: CustomerRow): Heading {
  return {
    id,
    since: created_at.toISOString(),
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
  }
}

/** Orders of somebody who asked to be forgotten: those still found from the customer, and those the law has kept. */
export async function ordersLeft(context: Context, shop: Shop, customer: string): Promise<KeptOrder[]> {
  const { read } = context.database
  const erasure = await erasureOf(read, shop.id, customer)
  const [own, kept] = await Promise.all([
    ordersBy(read, shop.id, { customer }),
    ordersBy(read, shop.id, { checkouts: erasure?.kept ?? [] }),
  ])
  return keptOrders(context, shop, [...own, ...kept])
}

function keptOrders(context: Context, shop: Shop, orders: readonly OrderOfCustomer[]): KeptOrder[] {
  const now = context.clock.now()
  return orders.map(
    ({ number, state, placed_at: madeAt, currency, totals, has_invoice: hasInvoice, is_oss: isOss }) => ({
      number,
      state,
      placedAt: madeAt.toISOString(),
      total: { amount: totals.find(({ type }) => type === 'total')?.amount ?? 0, currency },
      open: state === 'placed',
      keptUntil: keptUntil({ country: shop.country, madeAt, hasInvoice, isOss }, now),
      url: `${context.publicUrl}/orders/${shop.slug}/${number}`,
    }),
  )
}

/** Sizes as one reads them: `size dresses: 8`. */
function sizesIn(profile: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(toldIn(profile).sizes).map(([chart, size]) => [`size ${chart}`, size]))
}

/** The address that was given with an order, or the place that was asked about, as one line. */
function oneLine(address: unknown): string | undefined {
  if (typeof address !== 'object' || address === null) return undefined
  const field = (name: string): unknown => Object.entries(address).find(([key]) => key === name)?.[1]
  const parts = ['line1', 'line2', 'postcode', 'city', 'country'].map(field)
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ') || undefined
}
