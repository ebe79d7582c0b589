import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import type { Reader, Tx } from './database.ts'
import { childrenFirst, conditionSql, leansOn, reach } from './reach.ts'
import { type ColumnTag, daysOf, type TableTag, type Tags } from './tags.ts'

const name = pg.escapeIdentifier

/** Rows of one home that all that is asked about belongs to. */
export type Roots = { home: string; root: string; ids: readonly string[] }

async function run(read: Reader, text: string, values: readonly unknown[]): Promise<number> {
  const { numAffectedRows } = await read.executeQuery(CompiledQuery.raw(text, [...values]))
  return Number(numAffectedRows ?? 0)
}

async function rows(read: Reader, text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
  return (await read.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]))).rows
}

/** The rows of a table that belong to the roots, with the named columns, oldest first by their key. */
export async function rowsOf(
  read: Reader,
  tags: Tags,
  { home, root, ids }: Roots,
  table: TableTag,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  const where = reach(tags, table.name, root)
  if (where === undefined || columns.length === 0) return []
  const order = table.key.map(name).join(', ')
  const list = columns.map(name).join(', ')
  return rows(read, `select ${list} from ${name(table.name)} where ${where} order by ${order}`, [home, [...ids]])
}

/** Deletes at most `limit` rows that belong to the roots, and answers how many they were. */
export function deleteSome(
  tx: Tx,
  tags: Tags,
  { home, root, ids }: Roots,
  table: string,
  limit: number,
): Promise<number> {
  const where = reach(tags, table, root)
  if (where === undefined) return Promise.resolve(0)
  const from = name(table)
  return run(
    tx.db,
    `delete from ${from} where ctid = any(array(select ctid from ${from} where ${where} limit ${limit} for update))`,
    [home, [...ids]],
  )
}

/**
 * Deletes all that belongs to the roots, these included, or only tables of which nothing outlives a customer. Where each
 * row stands is found before the first one goes.
 */
export async function deleteTree(tx: Tx, tags: Tags, roots: Roots, what: 'all' | 'own'): Promise<void> {
  const tables = childrenFirst(tags, roots.root).filter((table) => isTheirs(table) && (what === 'all' || isOwn(table)))
  const found: [string, unknown][] = []
  for (const { name: table } of tables) found.push([table, await placesOf(tx, tags, roots, table)])
  for (const [table, places] of found)
    await run(tx.db, `delete from ${name(table)} where ctid = any($1::tid[])`, [places])
}

async function placesOf(tx: Tx, tags: Tags, { home, root, ids }: Roots, table: string): Promise<unknown> {
  const from = name(table)
  const text = `select array(select ctid::text from ${from} where ${reach(tags, table, root)} for update) as places`
  return (await rows(tx.db, text, [home, [...ids]]))[0]?.['places']
}

/** What staff did is theirs, whomever it concerned. */
function isTheirs(table: TableTag): boolean {
  return table.about === 'customer'
}

/** Its rows go with their customer; no record of the law is among them. */
function isOwn(table: TableTag): boolean {
  return table.keep === 'while-customer' || daysOf(table.keep) !== undefined
}

export type Emptying = 'while-customer' | 'while-open'

/** Empties, in rows that stay, the columns whose time ends with this; `while-open` takes what is within JSON too. */
export async function emptyColumns(tx: Tx, tags: Tags, roots: Roots, ends: Emptying): Promise<void> {
  for (const table of childrenFirst(tags, roots.root)) {
    const sets = table.keep === 'while-customer' ? [] : table.columns.flatMap((column) => emptied(column, ends))
    if (sets.length === 0) continue
    const where = reach(tags, table.name, roots.root)
    await run(tx.db, `update ${name(table.name)} set ${sets.join(', ')} where ${where}`, [roots.home, [...roots.ids]])
  }
}

function emptied(column: ColumnTag, ends: Emptying): string[] {
  const own = name(column.name)
  if (column.keep === ends) return [`${own} = ${column.empty}`]
  if (ends !== 'while-open') return []
  const shed = column.sheds.map((path) => ` #- '{${path.replaceAll('.', ',')}}'`)
  if (shed.length > 0) return [`${own} = ${own}${shed.join('')}`]
  if (column.blanks === undefined) return []
  return [
    `${own} = (select coalesce(jsonb_agg(e || '${column.blanks}'::jsonb order by n), '[]'::jsonb) from jsonb_array_elements(${own}) with ordinality as x(e, n))`,
  ]
}

/** Why roots stay: rows that the law keeps, rows that are not done. */
type Hold = 'locks' | 'open'

/** Of the roots, those that such rows hold. */
export async function heldRoots(tx: Tx, tags: Tags, roots: Roots, ...by: Hold[]): Promise<string[]> {
  const held = new Set<string>()
  // One by one: there are as many as one customer has bought.
  for (const id of roots.ids) {
    if (await isHeld(tx, tags, { ...roots, ids: [id] }, by)) held.add(id)
  }
  return [...held]
}

async function isHeld(tx: Tx, tags: Tags, roots: Roots, by: readonly Hold[]): Promise<boolean> {
  const ways = childrenFirst(tags, roots.root).flatMap((table) => {
    const conditions = by.flatMap((hold) => table[hold] ?? []).map(conditionSql)
    if (conditions.length === 0) return []
    return [
      `exists (select from ${name(table.name)} where ${reach(tags, table.name, roots.root)} and (${conditions.join(' or ')}))`,
    ]
  })
  if (ways.length === 0) return false
  const [row] = await rows(tx.db, `select (${ways.join(' or ')}) as held`, [roots.home, [...roots.ids]])
  return row?.['held'] === true
}

/**
 * Tables whose rows nothing else needs while they go: no foreign key points to them, and whoever is found through them goes
 * before. In the order in which they can go, some rows at a time.
 */
export function bulkTables(tags: Tags, root: string): TableTag[] {
  const tables = childrenFirst(tags, root)
  const bulk = new Set<TableTag>()
  for (const table of tables) {
    const isWanted = (other: TableTag) => leansOn(other, table) || other.of.some((path) => path.table === table.name)
    const isFree = tables.every((other) => bulk.has(other) || !isWanted(other))
    if (table.name !== root && isTheirs(table) && isOwn(table) && isFree) bulk.add(table)
  }
  return [...bulk]
}

export type Place = { home: string; id: string }
const PlaceRow = z.object({ home: z.string(), id: z.string() })

type OldRows = { before: Date; after: Place | undefined; limit: number }

/** Rows of before a moment that do not themselves lock what they belong to; page by page, by home and id. */
export async function oldRows(read: Reader, table: TableTag, { before, after, limit }: OldRows): Promise<Place[]> {
  const locks = table.locks === undefined ? '' : `and not ${conditionSql(table.locks)}`
  const text = `select home, id from ${name(table.name)} where ${name(sinceOf(table))} < $1 ${locks}
    and (home, id) > ($2, $3) order by home, id limit ${limit}`
  const found = await rows(read, text, [before, after?.home ?? NOWHERE, after?.id ?? NOWHERE])
  return found.map((row) => PlaceRow.parse(row))
}

const NOWHERE = '00000000-0000-0000-0000-000000000000'

function sinceOf(table: TableTag): string {
  if (table.since === undefined)
    throw new Error(`${table.name}: days are counted from a time, which its tag does not name`)
  return table.since
}

/** Deletes at most `limit` rows of before a moment, with what belongs to them, and answers how many they were. */
export async function deleteOld(tx: Tx, tags: Tags, table: TableTag, before: Date, limit: number): Promise<number> {
  const from = name(table.name)
  const when = table.when === undefined ? '' : `and ${conditionSql(table.when)}`
  const old = `${name(sinceOf(table))} < $1 ${when} limit ${limit} for update skip locked`
  if (childrenFirst(tags, table.name).length === 1)
    return run(tx.db, `delete from ${from} where ctid = any(array(select ctid from ${from} where ${old}))`, [before])
  const found = (await rows(tx.db, `select home, id from ${from} where ${old}`, [before])).map((row) =>
    PlaceRow.parse(row),
  )
  for (const [home, own] of Map.groupBy(found, (row) => row.home))
    await deleteTree(tx, tags, { home, root: table.name, ids: own.map(({ id }) => id) }, 'all')
  return found.length
}
