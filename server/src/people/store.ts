import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { samePerson } from './same-person.ts'

export type NewHandle = {
  home: string
  customer: string
  handle: string
  link: string
  channel: string
  /** The issuer's scope in which the address is unique. */
  scope: string
  address: string
  connection?: string
  /** Why the handle belongs to the customer: first_contact, verified_code, continue_link, staff … */
  evidence: string
  /** What they call themselves there. */
  name?: string | undefined
}

/** A customer seen for the first time, with the handle that wrote and the reason why they belong together. */
export async function insertCustomer(tx: Tx, input: NewHandle): Promise<void> {
  await tx.db
    .insertInto('customers')
    .values({ home: input.home, id: input.customer, name: input.name ?? null })
    .execute()
  await insertHandle(tx, input)
}

/** One more handle of a customer, and the reason why they belong together. */
export async function insertHandle(tx: Tx, input: NewHandle): Promise<void> {
  const { home, customer, handle, link, channel, scope, address, connection, evidence } = input
  await tx.db
    .insertInto('handles')
    .values({ home, id: handle, channel, scope, address, connection: connection ?? null })
    .execute()
  await tx.db
    .insertInto('handle_links')
    .values({ home, id: link, handle, customer, evidence, made_by: 'system' })
    .execute()
}

/** The handle of an address and the customer it belongs to now. */
export async function findHandle(
  read: Reader,
  input: { home: string; channel: string; scope: string; address: string },
): Promise<{ handle: string; customer: string } | undefined> {
  const row = await read
    .selectFrom('handles as h')
    .innerJoin('handle_links as l', (join) => join.onRef('l.home', '=', 'h.home').onRef('l.handle', '=', 'h.id'))
    .select(['h.id as handle', 'l.customer'])
    .where('h.home', '=', input.home)
    .where('h.channel', '=', input.channel)
    .where('h.scope', '=', input.scope)
    .where('h.address', '=', input.address)
    .where('l.undone_at', 'is', null)
    .orderBy('l.id')
    .executeTakeFirst()
  return row
}

/** They write by another account of the shop from now on, and are answered by it. */
export async function setConnection(tx: Tx, home: string, handle: string, connection: string): Promise<void> {
  await tx.db
    .updateTable('handles')
    .set({ connection })
    .where('home', '=', home)
    .where('id', '=', handle)
    .where('connection', 'is distinct from', connection)
    .execute()
}

/** The same person has another address from now on; where that is known already, it stays with whom it is. */
export async function moveHandle(tx: Tx, input: { home: string; handle: string; address: string }): Promise<void> {
  const { home, handle, address } = input
  await tx.db
    .updateTable('handles as h')
    .set({ address })
    .where('h.home', '=', home)
    .where('h.id', '=', handle)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('handles as o')
            .select('o.id')
            .whereRef('o.home', '=', 'h.home')
            .whereRef('o.channel', '=', 'h.channel')
            .whereRef('o.scope', '=', 'h.scope')
            .where('o.address', '=', address),
        ),
      ),
    )
    .execute()
}

/** They have written from there, though nothing of it stands in a thread: they may be answered. */
export async function markHeard(tx: Tx, home: string, handle: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('handles')
    .set({ heard_at: sql<Date>`greatest(heard_at, ${at}::timestamptz)` })
    .where('home', '=', home)
    .where('id', '=', handle)
    .execute()
}

/** What was sent to the address came back: it is theirs. */
export async function markProven(tx: Tx, home: string, handle: string, at: Date): Promise<void> {
  await tx.db.updateTable('handles').set({ proven_at: at }).where('home', '=', home).where('id', '=', handle).execute()
}

/** The e-mail addresses that somebody has proven to be theirs. */
export async function provenEmails(read: Reader, home: string, customer: string): Promise<string[]> {
  const rows = await read
    .selectFrom('handle_links as l')
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'l.home').onRef('h.id', '=', 'l.handle'))
    .select('h.address')
    .distinct()
    .where('l.home', '=', home)
    .where('l.customer', '=', samePerson(home, customer))
    .where('l.undone_at', 'is', null)
    .where('h.channel', '=', 'email')
    .where('h.proven_at', 'is not', null)
    .execute()
  return rows.map(({ address }) => address)
}

/** The kind of messenger that a handle is at. */
export async function channelOf(read: Reader, home: string, handle: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('handles')
    .select('channel')
    .where('home', '=', home)
    .where('id', '=', handle)
    .executeTakeFirst()
  return row?.channel
}

/** Where a customer, and those who are the same person, write from in one kind of messenger. */
export async function addressesAt(
  read: Reader,
  { home, customer, channel }: { home: string; customer: string; channel: string },
): Promise<string[]> {
  const rows = await read
    .selectFrom('handle_links as l')
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'l.home').onRef('h.id', '=', 'l.handle'))
    .select('h.address')
    .where('l.home', '=', home)
    .where('l.customer', '=', samePerson(home, customer))
    .where('l.undone_at', 'is', null)
    .where('h.channel', '=', channel)
    .execute()
  return rows.map(({ address }) => address)
}

/** A handle that is the customer's now, and whose it is by itself of those who are the same person. */
export async function handleOfCustomer(
  read: Reader,
  { home, customer, handle }: { home: string; customer: string; handle: string },
): Promise<{ channel: string; connection: string | null; customer: string } | undefined> {
  return read
    .selectFrom('handle_links as l')
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'l.home').onRef('h.id', '=', 'l.handle'))
    .select(['h.channel', 'h.connection', 'l.customer'])
    .where('l.home', '=', home)
    .where('l.customer', '=', samePerson(home, customer))
    .where('l.handle', '=', handle)
    .where('l.undone_at', 'is', null)
    .orderBy('l.id')
    .executeTakeFirst()
}

/** What the customer told this shop: filled from checkouts, so that nothing is asked twice. Where it goes is newer than what was asked about. */
export async function rememberBuyer(
  tx: Tx,
  input: { home: string; customer: string; name?: string; email?: string; phone?: string; address?: unknown },
): Promise<void> {
  const { home, customer, name, email, phone, address } = input
  await tx.db
    .updateTable('customers')
    .set({
      ...(address === undefined
        ? {}
        : { profile: sql`(profile - 'place') || jsonb_build_object('address', ${JSON.stringify(address)}::jsonb)` }),
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    })
    .where('home', '=', home)
    .where('id', '=', customer)
    .execute()
}

/** The language that the customer has chosen to be spoken to. */
export async function setCustomerLanguage(tx: Tx, home: string, customer: string, language: string): Promise<void> {
  await tx.db.updateTable('customers').set({ language }).where('home', '=', home).where('id', '=', customer).execute()
}

/** STOP and START: since when the shop may not write to this handle on its own account. */
export async function setStopped(tx: Tx, home: string, handle: string, at: Date | null): Promise<void> {
  await tx.db.updateTable('handles').set({ stopped_at: at }).where('home', '=', home).where('id', '=', handle).execute()
}

export async function isStopped(read: Reader, home: string, handle: string): Promise<boolean> {
  const row = await read
    .selectFrom('handles')
    .select('stopped_at')
    .where('home', '=', home)
    .where('id', '=', handle)
    .executeTakeFirst()
  return row !== undefined && row.stopped_at !== null
}

export async function findCustomer(
  read: Reader,
  home: string,
  customer: string,
): Promise<{ name: string | null; email: string | null; phone: string | null; profile: unknown } | undefined> {
  return read
    .selectFrom('customers')
    .select(['name', 'email', 'phone', 'profile'])
    .where('home', '=', home)
    .where('id', '=', customer)
    .executeTakeFirst()
}
