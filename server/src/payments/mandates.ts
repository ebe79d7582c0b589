import type { Mandate } from '@souk/contract/mandate.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'

export type NewMandate = {
  home: string
  id: string
  customer: string
  payment: string
  gateway: string
  ref: string
  label: string
  at: Date
}

/** Writes down that a method was kept, by the words its payment offered; nothing where none were. Told twice it is once. */
export async function insertMandate(tx: Tx, mandate: NewMandate): Promise<void> {
  const { home, id, customer, payment, gateway, ref, label, at } = mandate
  await sql`
    insert into mandates (home, id, customer, payment, gateway, ref, label, words, language, given_at)
    select home, ${id}, ${customer}, id, ${gateway}, ${ref}, ${label}, mandate ->> 'words', mandate ->> 'language', ${at}
    from payments where home = ${home} and id = ${payment} and mandate is not null
    on conflict (home, payment) do nothing`.execute(tx.db)
}

type Row = {
  id: string
  label: string
  gateway: string
  words: string
  language: string
  given_at: Date
  ended_at: Date | null
}

const COLUMNS = ['id', 'label', 'gateway', 'words', 'language', 'given_at', 'ended_at'] as const

function viewOf({ id, label, gateway, words, language, given_at, ended_at }: Row): Mandate {
  const ended = ended_at === null ? {} : { endedAt: ended_at.toISOString() }
  return { id, label, gateway, words, language, givenAt: given_at.toISOString(), ...ended }
}

/** Newest first, those that have ended as well. */
export async function mandatesOf(read: Reader, home: string, customer: string): Promise<Mandate[]> {
  const rows = await read
    .selectFrom('mandates')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('customer', '=', customer)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(viewOf)
}

/** The newest that has not ended. */
export async function liveMandate(
  read: Reader,
  home: string,
  customer: string,
): Promise<{ id: string; gateway: string; label: string } | undefined> {
  return read
    .selectFrom('mandates')
    .select(['id', 'gateway', 'label'])
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The gateway's name of its method, unless it has ended. */
export async function methodOf(read: Reader, home: string, id: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('mandates')
    .select('ref')
    .where('home', '=', home)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.ref
}

/** Has this customer a mandate that has not ended? It does not end before the transaction has. */
export async function holdMandate(
  tx: Tx,
  { home, customer, id, gateway }: { home: string; customer: string; id: string; gateway: string },
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('mandates')
    .select('id')
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where('id', '=', id)
    .where('gateway', '=', gateway)
    .where('ended_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** The gateways' names of all methods of a customer. */
export async function methodsOf(
  read: Reader,
  home: string,
  customer: string,
): Promise<{ gateway: string; ref: string }[]> {
  return read
    .selectFrom('mandates')
    .select(['gateway', 'ref'])
    .where('home', '=', home)
    .where('customer', '=', customer)
    .execute()
}

/** Ended, it is never charged again; twice is once. Throws `not_found`. */
export async function endMandate(
  tx: Tx,
  input: { home: string; customer: string; id: string; at: Date },
): Promise<{ mandate: Mandate; ref: string }> {
  const row = await tx.db
    .updateTable('mandates')
    .set((mandate) => ({ ended_at: mandate.fn.coalesce('ended_at', mandate.val(input.at)) }))
    .where('home', '=', input.home)
    .where('customer', '=', input.customer)
    .where('id', '=', input.id)
    .returning([...COLUMNS, 'ref'])
    .executeTakeFirst()
  if (!row) throw new Failure('not_found')
  return { mandate: viewOf(row), ref: row.ref }
}
