import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'

/** Why two customers are taken for the same person. */
export type Evidence = 'continue_link' | 'verified_code' | 'account_login' | 'staff'

/**
 * The customers who are one person with this one, itself among them: an SQL array, found before the rows that are asked
 * for. Whoever stands alone costs one look at their row.
 */
export function samePerson(home: string, customer: string): RawBuilder<string> {
  return sql<string>`any(array(
    select ${customer}::uuid union all
    select o.id from customers c join customers o on o.home = c.home and o.one_with = c.one_with and o.id <> c.id
    where c.home = ${home}::uuid and c.id = ${customer}::uuid))`
}

/** The same as a list, the oldest first. */
export async function customersOfPerson(read: Reader, home: string, customer: string): Promise<string[]> {
  const rows = await read
    .selectFrom('customers')
    .select('id')
    .where('home', '=', home)
    .where('id', '=', samePerson(home, customer))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Are these two one person, as far as anybody knows now? */
export async function isSamePerson(
  read: Reader,
  home: string,
  one: string | null | undefined,
  other: string | null | undefined,
): Promise<boolean> {
  if (!one || !other) return false
  return one === other || (await customersOfPerson(read, home, one)).includes(other)
}

export type NewLink = {
  home: string
  id: string
  handle: string
  /** Whose the handle is, too, from now on. */
  customer: string
  evidence: Evidence
  by: string
  at: Date
}

/** Writes down that whoever writes from this handle is this customer too. */
export async function insertLink(tx: Tx, { by, at, ...link }: NewLink): Promise<void> {
  await lockLinks(tx, link.home)
  await tx.db
    .insertInto('handle_links')
    .values({ ...link, made_by: by, made_at: at })
    .execute()
  await settleAround(tx, link.home, link.customer)
}

const LinkRow = z.object({
  id: z.string(),
  handle: z.string(),
  customer: z.string(),
  owner: z.string(),
  evidence: z.string(),
  made_by: z.string(),
  made_at: z.date(),
})
/** A link that joins two customers: the handle's own, `owner`, and `customer`. */
export type Link = z.infer<typeof LinkRow>

/** The live link of this id that joins two customers, with all others of its shop held as they are. */
export async function lockLink(tx: Tx, home: string, id: string): Promise<Link> {
  await lockLinks(tx, home)
  const found = (await linksOf(tx.db, home, sql`l.id = ${id}::uuid`))[0]
  if (!found) throw new Failure('not_found')
  return found
}

/** The live links that join somebody's customers. */
export function linksOfPerson(read: Reader, home: string, customer: string): Promise<Link[]> {
  return linksOf(read, home, sql`l.customer = ${samePerson(home, customer)}`)
}

async function linksOf(read: Reader, home: string, which: RawBuilder<unknown>): Promise<Link[]> {
  const { rows } = await sql`
    select l.id, l.handle, l.customer, l.evidence, l.made_by, l.made_at, o.customer as owner from handle_links l cross join lateral (${ownLink('l.home', 'l.handle')}) o
    where l.home = ${home}::uuid and l.undone_at is null and l.customer <> o.customer and ${which} order by l.made_at, l.id`.execute(
    read,
  )
  return rows.map((row) => LinkRow.parse(row))
}

/** The first link of a handle that holds, by its id as clocks may differ: whose it is. */
function ownLink(home: string, handle: string): RawBuilder<unknown> {
  return sql.raw(`select f.customer from handle_links f where f.home = ${home} and f.handle = ${handle}
    and f.undone_at is null order by f.id limit 1`)
}

/** The link counts no more. What it joined is taken for as many persons as the links that are left say. */
export async function undoLink(tx: Tx, home: string, { id, customer, owner }: Link, at: Date): Promise<void> {
  await tx.db.updateTable('handle_links').set({ undone_at: at }).where('home', '=', home).where('id', '=', id).execute()
  await settleAround(tx, home, customer)
  await settleAround(tx, home, owner)
}

/** None of somebody's customers is taken for another any more. */
export async function undoLinksOfPerson(tx: Tx, home: string, customer: string, at: Date): Promise<void> {
  await lockLinks(tx, home)
  for (const link of await linksOfPerson(tx.db, home, customer)) await undoLink(tx, home, link, at)
}

/** One after another in a shop: two that join or part at once would each overlook the other. */
async function lockLinks(tx: Tx, home: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`links/${home}`}::text, 0))`.execute(tx.db)
}

/** Keeps what follows from the live links for everybody whom they join with this customer. */
async function settleAround(tx: Tx, home: string, customer: string): Promise<void> {
  await sql`
    with recursive person(customer) as (
      select ${customer}::uuid
      union
      select b.customer from person p
      join handle_links a on a.home = ${home}::uuid and a.customer = p.customer and a.undone_at is null
      join handle_links b on b.home = a.home and b.handle = a.handle and b.undone_at is null
    ), oldest as (select (array_agg(customer order by customer))[1] as id, count(*) as size from person)
    update customers c set one_with = case when o.size > 1 then o.id end
    from person p, oldest o where c.home = ${home}::uuid and c.id = p.customer`.execute(tx.db)
}

/** Whose a handle is by itself: who wrote from it first. */
export async function ownerOf(read: Reader, home: string, handle: string): Promise<string | undefined> {
  const { rows } = await sql<{ customer: string }>`
    select o.customer from handles h cross join lateral (${ownLink('h.home', 'h.id')}) o
    where h.home = ${home}::uuid and h.id = ${handle}::uuid`.execute(read)
  return rows[0]?.customer
}

/** What a customer has goes to the thread `to`, as far as it led to one that is none of their `own`. */
export type Homing = { home: string; customer: string; to: string; own: readonly string[] }
