import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import type { Reader } from './database.ts'
import { conditionSql, waysUp } from './reach.ts'
import type { TableTag, Tags } from './tags.ts'

const name = pg.escapeIdentifier
const NOWHERE = '00000000-0000-0000-0000-000000000000'
const Row = z.object({ id: z.string() })

type Quiet = { home: string; root: string; before: Date; after: string | undefined; limit: number }

/**
 * Rows of a home that began before a moment and gave no sign since: no time that the tags mark as one, in a row that belongs
 * to them, is later. By id, after one. Each sign is read once for all of them, not once for each.
 */
export async function quietRows(read: Reader, tags: Tags, input: Quiet): Promise<string[]> {
  const { home, root, before, after, limit } = input
  const since = tags.get(root)?.since
  if (since === undefined) throw new Error(`${root}: its tag names no time since when`)
  const signs = [...tags.values()].flatMap((table) => signsOf(tags, table, root))
  const text = `select r.id from ${name(root)} r
    where r.home = $1 and r.${name(since)} < $2 and r.id > $3
      and not exists (select from (${signs.join(' union all ')}) s where s.id = r.id)
    order by r.id limit ${limit}`
  const { rows } = await read.executeQuery(CompiledQuery.raw(text, [home, before, after ?? NOWHERE]))
  return rows.map((row) => Row.parse(row).id)
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
