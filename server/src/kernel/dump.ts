import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'

/** The rows of a table, or of a query, as COPY text; `rowCount` is known at the end. */
export type CopyOut = Readable & { rowCount: number }
export type CopyIn = Writable & { rowCount: number }

const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** Columns that a row cannot do without. */
  required: z.array(z.string()),
  /** Tables that its foreign keys point to. */
  parents: z.array(z.string()),
})
const Tables = z.array(Table)
export type Table = z.infer<typeof Table>

/** They tell of this server and its schema, not of the shops. */
const NOT_DATA = ['migrations', 'processes']

const TABLES = `
select t.relname::text as name,
  array(select a.attname::text ${columns('')}) as columns,
  array(select a.attname::text ${columns("and a.attnotnull and not a.atthasdef and a.attidentity = ''")}) as required,
  array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
    where f.conrelid = t.oid and f.contype = 'f' and p.oid <> t.oid) as parents
from pg_class t
where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> all($1)
order by t.relname`

function columns(more: string): string {
  return `from pg_attribute a
    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' ${more} order by a.attnum`
}

/**
 * Begins the transaction that carries everything out or in, however long it takes. Times are written so that no other
 * setting of a database can read them differently.
 */
export async function beginTransfer(client: pg.ClientBase, mode: 'read' | 'write'): Promise<void> {
  await client.query(mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin')
  await client.query('set local statement_timeout = 0')
  await client.query('set local idle_in_transaction_session_timeout = 0')
  await client.query("set local datestyle = 'ISO, YMD'")
  await client.query("set local timezone = 'UTC'")
  await client.query("set local bytea_output = 'hex'")
}

/** All tables that hold data, each after those that its foreign keys point to. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query(TABLES, [NOT_DATA])
  const waiting = new Map(Tables.parse(rows).map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ parents }) => !parents.some((parent) => waiting.has(parent)))
    if (free.length === 0) throw new Error(`foreign keys in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const table of free) waiting.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}

/** `public."orders" ("home", "id")`: names come from files, so they are always quoted. */
function target(table: string, names: readonly string[]): string {
  return `public.${pg.escapeIdentifier(table)} (${names.map((name) => pg.escapeIdentifier(name)).join(', ')})`
}

export function copyTableOut(client: pg.ClientBase, table: string, names: readonly string[]): CopyOut {
  return client.query(copyTo(`copy ${target(table, names)} to stdout`))
}

export function copyTableIn(client: pg.ClientBase, table: string, names: readonly string[]): CopyIn {
  return client.query(copyFrom(`copy ${target(table, names)} from stdin`))
}

/** From then on the caller's transaction has the tables for itself; whoever else wants them waits for its end. */
export async function lockTables(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`lock table ${list(tables)} in access exclusive mode`)
}

export async function emptyTables(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`truncate ${list(tables)}`)
}

function list(tables: readonly string[]): string {
  return tables.map((table) => `public.${pg.escapeIdentifier(table)}`).join(', ')
}

/** The number of the newest migration that this database has. */
export async function newestMigration(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select coalesce(max(number), 0) as number from migrations')
  return rows[0]?.number ?? 0
}

/**
 * Facts that were brought from another database carry its transaction ids. Where these lie ahead of this one's, a shop's
 * stream would hide them, so they are spread below the present id, in their old order.
 */
export async function fitTransactionIds(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ now: string; ahead: boolean }>(
    'select pg_current_xact_id()::text as now, exists (select from facts where xid >= pg_current_xact_id()) as ahead',
  )
  if (!rows[0]?.ahead) return
  await client.query(
    `update facts f set xid = (3 + (k.place - 1) * ($1::bigint - 3) / k.most)::text::xid8
    from (select xid, row_number() over (order by xid) as place, count(*) over () as most
      from (select distinct xid from facts) d) k
    where f.xid = k.xid`,
    [rows[0].now],
  )
}

/** What is kept of a job that waits; `attempts` is how many times it may still be tried. */
export const JOB_COLUMNS = ['task', 'payload', 'run_at', 'key', 'attempts', 'priority'] as const

export function copyJobsOut(client: pg.ClientBase): CopyOut {
  return client.query(
    copyTo(`copy (
      select t.identifier, j.payload, j.run_at, j.key, j.max_attempts - j.attempts, j.priority
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.attempts < j.max_attempts order by j.id
    ) to stdout`),
  )
}

/** Where jobs are read to before `addBroughtJobs` makes them anew. */
export async function copyJobsIn(client: pg.ClientBase, names: readonly string[]): Promise<CopyIn> {
  await client.query(
    'create temp table brought_jobs (task text, payload json, run_at timestamptz, key text, attempts int, priority int) on commit drop',
  )
  return client.query(
    copyFrom(`copy brought_jobs (${names.map((name) => pg.escapeIdentifier(name)).join(', ')}) from stdin`),
  )
}

export async function dropJobs(client: pg.ClientBase): Promise<void> {
  await client.query('delete from graphile_worker._private_jobs')
}

export async function addBroughtJobs(client: pg.ClientBase): Promise<void> {
  await client.query(
    `select graphile_worker.add_job(task, payload, run_at := run_at, job_key := key, max_attempts := attempts, priority := priority)
    from brought_jobs`,
  )
}
