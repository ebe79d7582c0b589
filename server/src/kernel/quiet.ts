import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import type { Tx } from './database.ts'
import { conditionSql, waysUp } from './reach.ts'
import type { TableTag, Tags } from './tags.ts'

const name = pg.escapeIdentifier
const NOWHERE = '00000000-0000-0000-0000-000000000000'
const Row = z.object({ id: z.string() })

type Quiet = { home: string; root: string; before: Date; after: string | undefined; limit: number }

/**
 * How this is planned: for the one home that is asked about, whose rows of a table are read once and put side by side.
 * The server's own way of looking up each row along an index would read a large shop's messages for each of its customers.
 */
export const PLANNED =
  'set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on; set local enable_nestloop = off'

/**
 * Rows of a home that began before a moment and gave no sign since: no time that the tags mark as one, in a row that belongs
 * to them, is later. By id, after one.
 */
export async function quietRows({ db }: Tx, tags: Tags, input: Quiet): Promise<string[]> {
  const { home, root, before, after, limit } = input
  for (const setting of PLANNED.split('; ')) await db.executeQuery(CompiledQuery.raw(setting))
  const text = quietSql(tags, root, limit)
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [home, before, after ?? NOWHERE]))
  return rows.map((row) => Row.parse(row).id)
}

/** Parameters: the home, the moment, the id after which. */
export function quietSql(tags: Tags, root: string, limit: number): string {
  const since = tags.get(root)?.since
  if (since === undefined) throw new Error(`${root}: its tag names no time since when`)
  const signs = [...tags.values()].flatMap((table) => signsOf(tags, table, root))
  return `select r.id from ${name(root)} r
    where r.home = $1 and r.${name(since)} < $2 and r.id > $3
      and not exists (select from (${signs.join(' union all ')}) s where s.id = r.id)
    order by r.id limit ${limit}`
}

/** For each column that is a sign, by each way: the ids of the roots that gave it since. */
function signsOf(tags: Tags, table: TableTag, root: string): string[] {
  return table.columns.flatMap(({ name: column, sign }) => {
    if (sign === undefined) return []
    const when = sign === 'any' ? '' : `and ${conditionSql(sign)}`
    const newer = `(select * from ${name(table.name)} where home = $1 and ${name(column)} >= $2 ${when})`
    return waysUp(tags, table.name, root, 't').map(({ id, joins }) => `select ${id} as id from ${newer} t ${joins}`)
  })
}
