import type pg from 'pg'
import { z } from 'zod'

export const SUBJECTS = ['customer', 'staff', 'shop', 'nobody'] as const
export const PURPOSES = [
  'contract',
  'conversation',
  'consent',
  'accounting',
  'security',
  'proof',
  'offer',
  'operation',
] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * `while-customer`: until the customer is forgotten. `while-open`: the same, but not before the order it belongs to is
 * done. `order`, `invoice`: until the legal date of such a record. `while-shop`: as long as the shop. `30d`: thirty days.
 */
const KEEP = /^(while-customer|while-open|while-shop|order|invoice|[1-9]\d{0,4}d)$/

/** A way from a row to the row that it belongs to: `own` may name a key of a JSON column, such as raw.address. */
export type Path = { own: string; table: string; column: string }
/** Rows of which `column` holds one of the values; an empty value stands for null. */
export type Condition = { column: string; values: readonly string[] }

const Known = z.strictObject({
  what: z.string().optional(),
  about: z.enum(SUBJECTS).optional(),
  purpose: z.enum(PURPOSES).optional(),
  keep: z.string().regex(KEEP).optional(),
  of: z.string().optional(),
  since: z.string().optional(),
  when: z.string().optional(),
  else: z.string().regex(KEEP).optional(),
  unless: z.string().optional(),
  locks: z.string().optional(),
  open: z.string().optional(),
  sheds: z.string().optional(),
  blanks: z.string().optional(),
  idle: z
    .string()
    .regex(/^[1-9]\d{0,4}d$/)
    .optional(),
  sign: z.string().optional(),
})

const TABLE_KEYS = [
  'what',
  'about',
  'purpose',
  'keep',
  'of',
  'since',
  'when',
  'else',
  'unless',
  'locks',
  'open',
  'idle',
]
const COLUMN_KEYS = ['about', 'purpose', 'keep', 'sheds', 'blanks', 'sign']

export type ColumnTag = {
  name: string
  type: string
  about: (typeof SUBJECTS)[number]
  purpose: Purpose
  keep: string
  /** Keys that go out of a JSON object with what only an open order needs. */
  sheds: readonly string[]
  /** The same for each object of a JSON list: keys and what stands there afterwards, as JSON. */
  blanks?: string
  /** A time at which somebody was heard of, in such rows or in any. */
  sign?: Condition | 'any'
  /** What stands there when nothing is known: null, or an SQL expression. */
  empty: string | null
}

export type TableTag = {
  name: string
  what: string
  about: (typeof SUBJECTS)[number]
  purpose: Purpose
  keep: string
  of: readonly Path[]
  /** The time that days of `keep` and `else` are counted from. */
  since?: string
  /** Only such rows go when their days are over. */
  when?: Condition
  /** How long a row is kept that no record of the law holds. */
  else?: string
  /** A row that nothing was heard of for so long goes as if it had been asked. */
  idle?: string
  /** No way leads through rows where this is set. */
  unless?: string
  /** Rows that hold everything they belong to until the legal date. */
  locks?: Condition
  /** Rows that are not done: what only they need stays with them. */
  open?: Condition
  columns: readonly ColumnTag[]
  key: readonly string[]
  /** Tables that its foreign keys point to. */
  parents: readonly string[]
}

export type Tags = ReadonlyMap<string, TableTag>

/** Reads `key: value; key: value`. Throws for what the grammar does not know. */
function parseTag(text: string, where: string, allowed: readonly string[]): z.infer<typeof Known> {
  const entries = text.split(/;\s+/).map((part) => {
    const colon = part.indexOf(':')
    return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()] as const
  })
  const wrong = entries.find(([key]) => !allowed.includes(key))
  if (wrong) throw new Error(`${where}: a tag has no "${wrong[0]}"`)
  const parsed = Known.safeParse(Object.fromEntries(entries))
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function parsePaths(text: string | undefined, where: string): Path[] {
  return (text?.split('|') ?? []).map((way) => {
    const [, own, table, column] = /^\s*([\w.]+) -> (\w+)\.(\w+)\s*$/.exec(way) ?? []
    if (own === undefined || table === undefined || column === undefined)
      throw new Error(`${where}: no way is "${way}"`)
    return { own, table, column }
  })
}

function parseCondition(text: string, where: string): Condition {
  const [, column, values] = /^(\w+)=([\w|]*)$/.exec(text) ?? []
  if (column === undefined || values === undefined) throw new Error(`${where}: no condition is "${text}"`)
  return { column, values: values.split('|') }
}

const CATALOGUE = `
select t.relname::text as name, obj_description(t.oid, 'pg_class') as tag,
  array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
    where i.indrelid = t.oid and i.indisprimary order by a.attnum) as key,
  array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
    where f.conrelid = t.oid and f.contype = 'f' and p.oid <> t.oid) as parents,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'required', a.attnotnull, 'given', pg_get_expr(d.adbin, d.adrelid), 'tag', col_description(t.oid, a.attnum))
      order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns
from pg_class t
where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
order by t.relname`

const RawTable = z.object({
  name: z.string(),
  tag: z.string().nullable(),
  key: z.array(z.string()),
  parents: z.array(z.string()),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      required: z.boolean(),
      given: z.string().nullable(),
      tag: z.string().nullable(),
    }),
  ),
})

const RawTables = z.array(RawTable)

/** The tags of every table, from the comments in the database. Throws for a table without one, or one that is wrong. */
export async function readTags(client: Pick<pg.ClientBase, 'query'>): Promise<Tags> {
  const { rows } = await client.query(CATALOGUE)
  const tables = RawTables.parse(rows)
  return new Map(tables.map((table) => [table.name, tableOf(table)]))
}

function tableOf({ name, tag: text, key, parents, columns }: z.infer<typeof RawTable>): TableTag {
  if (text === null) throw new Error(`the table ${name} has no tag: comment on table ${name} is '…'`)
  const tag = parseTag(text, name, TABLE_KEYS)
  const { what, about, purpose, keep } = tag
  if (what === undefined || about === undefined || purpose === undefined || keep === undefined)
    throw new Error(`${name}: a table's tag says what, about, purpose and keep`)
  return {
    name,
    what,
    about,
    purpose,
    keep,
    of: parsePaths(tag.of, name),
    ...(tag.since === undefined ? {} : { since: tag.since }),
    ...(tag.when === undefined ? {} : { when: parseCondition(tag.when, name) }),
    ...(tag.else === undefined ? {} : { else: tag.else }),
    ...(tag.idle === undefined ? {} : { idle: tag.idle }),
    ...(tag.unless === undefined ? {} : { unless: tag.unless }),
    ...(tag.locks === undefined ? {} : { locks: parseCondition(tag.locks, name) }),
    ...(tag.open === undefined ? {} : { open: parseCondition(tag.open, name) }),
    columns: columns.map((column) => columnOf(column, { name, about, purpose, keep })),
    key,
    parents,
  }
}

function columnOf(
  { name, type, required, given, tag: text }: z.infer<typeof RawTable>['columns'][number],
  table: Pick<TableTag, 'name' | 'about' | 'purpose' | 'keep'>,
): ColumnTag {
  const tag = text === null ? {} : parseTag(text, `${table.name}.${name}`, COLUMN_KEYS)
  const { about = table.about, purpose = table.purpose, keep = table.keep, sheds, blanks, sign } = tag
  return {
    name,
    type,
    about,
    purpose,
    keep,
    sheds: sheds?.split(' ') ?? [],
    ...(blanks === undefined ? {} : { blanks: JSON.stringify(JSON.parse(blanks)) }),
    ...(sign === undefined ? {} : { sign: sign === 'any' ? sign : parseCondition(sign, `${table.name}.${name}`) }),
    empty: required ? (given ?? EMPTY[type] ?? null) : 'null',
  }
}

const EMPTY: Readonly<Record<string, string>> = { text: "''", jsonb: "'{}'::jsonb" }

/** The days of `30d`; undefined for what is not counted in days. */
export function daysOf(keep: string | undefined): number | undefined {
  return keep?.endsWith('d') ? Number(keep.slice(0, -1)) : undefined
}
