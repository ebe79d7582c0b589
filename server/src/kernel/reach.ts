import pg from 'pg'
import type { Condition, Path, TableTag, Tags } from './tags.ts'

const name = pg.escapeIdentifier

/**
 * The SQL condition for the rows of a table that belong to rows of `root`, by the ways that the tags name; undefined where
 * none leads there. Parameters: $1 the home, $2 the ids of the root's rows. It holds as well when these are gone already.
 */
export function reach(tags: Tags, table: string, root: string): string | undefined {
  const ways = waysTo(tags, table, root, [])
  return ways && `home = $1 and ${ways}`
}

function waysTo(tags: Tags, table: string, root: string, seen: readonly string[]): string | undefined {
  if (table === root) return 'id = any($2::uuid[])'
  const tag = tagOf(tags, table)
  const ways = tag.of.flatMap((path) => {
    if (seen.includes(path.table)) return []
    if (path.table === root && path.column === 'id') return [among(tag, path)]
    const further = waysTo(tags, path.table, root, [...seen, table])
    if (further === undefined) return []
    const parent = tagOf(tags, path.table)
    const unless = parent.unless === undefined ? '' : ` and ${name(parent.unless)} is null`
    const [own, other] = comparable(tag, path, parent)
    return [`${own} in (select ${other} from ${name(path.table)} where home = $1${unless} and ${further})`]
  })
  return ways.length === 0 ? undefined : `(${ways.join(' or ')})`
}

/** A way from rows, called `from`, to the id of what they belong to: what to join, and where the id stands then. */
type WayUp = { id: string; joins: string }

/** Every way from a table to a root, by joins: for asking whose rows these are, of all of them at once. */
export function waysUp(tags: Tags, table: string, root: string, from: string, seen: readonly string[] = []): WayUp[] {
  const tag = tagOf(tags, table)
  return tag.of.flatMap((path) => {
    if (path.table === root && path.column === 'id') return [{ id: ownOf(path, `${from}.`), joins: '' }]
    if (seen.includes(path.table)) return []
    const parent = tagOf(tags, path.table)
    const to = `${from}_${path.table}`
    const unless = parent.unless === undefined ? '' : ` and ${to}.${name(parent.unless)} is null`
    const [own, other] = comparable(tag, path, parent, `${from}.`, `${to}.`)
    const join = `join ${name(path.table)} ${to} on ${to}.home = ${from}.home and ${own} = ${other}${unless}`
    const further = waysUp(tags, path.table, root, to, [...seen, table])
    return further.map(({ id, joins }) => ({ id, joins: `${join} ${joins}` }))
  })
}

/** A uuid is compared as one, so that an index helps. */
function among(tag: TableTag, path: Path): string {
  const own = ownOf(path)
  return typeOf(tag, path.own) === 'uuid' ? `${own} = any($2::uuid[])` : `${own}::text = any($2::text[])`
}

function comparable(tag: TableTag, path: Path, parent: TableTag, from = '', to = ''): [string, string] {
  const own = ownOf(path, from)
  const other = `${to}${name(path.column)}`
  const isSame = typeOf(tag, path.own) === typeOf(parent, path.column)
  return isSame ? [own, other] : [`${own}::text`, `${other}::text`]
}

/** `raw.address` is a key of a JSON column. */
function ownOf({ own }: Path, from = ''): string {
  const [column = '', key] = own.split('.')
  return key === undefined ? `${from}${name(column)}` : `(${from}${name(column)} ->> '${key}')`
}

function typeOf(tag: TableTag, own: string): string {
  if (own.includes('.')) return 'text'
  const column = tag.columns.find((one) => one.name === own)
  if (!column) throw new Error(`${tag.name} has no column ${own}`)
  return column.type
}

function tagOf(tags: Tags, table: string): TableTag {
  const tag = tags.get(table)
  if (!tag) throw new Error(`a way leads to ${table}, which is no table`)
  return tag
}

/** A condition of a tag as SQL. The values are words of ours, from the schema. */
export function conditionSql({ column, values }: Condition): string {
  const given = values.filter((value) => value !== '').map((value) => `'${value}'`)
  const ways = [
    ...(given.length === 0 ? [] : [`${name(column)} in (${given.join(', ')})`]),
    ...(values.includes('') ? [`${name(column)} is null`] : []),
  ]
  return `(${ways.join(' or ')})`
}

/** Tables that lead to a root, each before those that it is found through or has foreign keys to. */
export function childrenFirst(tags: Tags, root: string): TableTag[] {
  const waiting = new Map([...tags].filter(([table]) => reach(tags, table, root) !== undefined))
  const ordered: TableTag[] = []
  while (waiting.size > 0) {
    const left = [...waiting.values()]
    const free = left.filter((table) => !left.some((other) => leansOn(other, table)))
    if (free.length === 0) throw new Error(`foreign keys in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const table of free) waiting.delete(table.name)
    ordered.push(...free)
  }
  return ordered
}

/** Where a foreign key and a way lead in opposite directions, the key decides. */
export function leansOn(table: TableTag, other: TableTag): boolean {
  if (table === other) return false
  if (table.parents.includes(other.name)) return true
  return table.of.some((path) => path.table === other.name) && !other.parents.includes(table.name)
}
