import type { Client } from 'pg'
import { z } from 'zod'

/** Columns in their order, with type, whether it may be null, and what stands when nothing is given. */
const COLUMNS = `
select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
  a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as default, a.attgenerated <> '' as made, array_to_string(a.attoptions, ', ') as options
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
order by c.relname, a.attnum`

/** Constraints with their definition; NOT NULL stands with its column. */
const CONSTRAINTS = `
select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
from pg_constraint
where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n'
order by 1, position(contype in 'pufcx'), conname`

/** Indexes that do not belong to a constraint. */
const INDEXES = `
select i.indrelid::regclass::text as table, pg_get_indexdef(i.indexrelid) as definition
from pg_index i
join pg_class c on c.oid = i.indexrelid
where c.relnamespace = 'public'::regnamespace
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by 1, c.relname`

const OPTIONS = `
select relname as table, array_to_string(reloptions, ', ') as options from pg_class
where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and reloptions is not null`

const EXTENSIONS = `select extname as name from pg_extension where extname <> 'plpgsql' order by extname`

const FUNCTIONS = `
select pg_get_functiondef(p.oid) as definition from pg_proc p
where p.pronamespace = 'public'::regnamespace
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by p.oid::regprocedure::text`

const TRIGGERS = `select pg_get_triggerdef(oid) as definition from pg_trigger where not tgisinternal order by tgrelid::regclass::text, tgname`

/** The tags: what a table or column is about, why it is kept and until when. */
const COMMENTS = `
select c.relname as table, a.attname as column, d.description as text
from pg_description d
join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
order by c.relname, d.objsubid`

const Column = z.object({
  table: z.string(),
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  default: z.string().nullable(),
  /** The database makes it out of the others, by what stands as its default. */
  made: z.boolean(),
  /** What the planner is told of it. */
  options: z.string().nullable(),
})
const Constraint = z.object({ table: z.string(), name: z.string(), definition: z.string() })
const Index = z.object({ table: z.string(), definition: z.string() })
const Comment = z.object({ table: z.string(), column: z.string().nullable(), text: z.string() })
const Options = z.object({ table: z.string(), options: z.string() })
const Definition = z.object({ definition: z.string() })

/** The schema of a database as SQL, always in the same order and spelling, so that two can be compared as text. */
export async function describeSchema(client: Pick<Client, 'query'>): Promise<string> {
  async function read<T>(sql: string, shape: z.ZodType<T>): Promise<T[]> {
    const { rows } = await client.query(sql)
    return z.array(shape).parse(rows)
  }
  const columns = await read(COLUMNS, Column)
  const constraints = await read(CONSTRAINTS, Constraint)
  const indexes = await read(INDEXES, Index)
  const comments = await read(COMMENTS, Comment)
  const options = new Map((await read(OPTIONS, Options)).map((row) => [row.table, row.options]))
  const extensions = await read(EXTENSIONS, z.object({ name: z.string() }))
  const functions = await read(FUNCTIONS, Definition)
  const triggers = await read(TRIGGERS, Definition)
  const tables = Array.from(
    Map.groupBy(columns, (column) => column.table),
    ([table, own]) => {
      const lines = [
        ...own.map(columnLine),
        ...constraints.filter((one) => one.table === table).map((one) => `constraint ${one.name} ${one.definition}`),
      ]
      const storage = options.has(table) ? ` with (${options.get(table)})` : ''
      const own_indexes = indexes.filter((one) => one.table === table).map((one) => `${one.definition};\n`)
      const tags = comments.filter((one) => one.table === table).map(commentLine)
      const told = own.flatMap(toldLine)
      return `create table ${table} (\n  ${lines.join(',\n  ')}\n)${storage};\n${own_indexes.join('')}${told.join('')}${tags.join('')}`
    },
  )
  return [
    '-- The schema after all migrations; made by `npm run schema`, compared by the tests. Change a migration instead.\n',
    ...extensions.map(({ name }) => `create extension ${name};\n`),
    ...functions.map(({ definition }) => `${definition.trim()};\n`),
    ...tables,
    ...triggers.map(({ definition }) => `${definition};\n`),
  ].join('\n')
}

function commentLine({ table, column, text }: z.infer<typeof Comment>): string {
  const target = column === null ? `table ${table}` : `column ${table}.${column}`
  return `comment on ${target} is '${text.replaceAll("'", "''")}';\n`
}

function toldLine({ table, name, options }: z.infer<typeof Column>): string[] {
  return options === null ? [] : [`alter table ${table} alter column ${name} set (${options});\n`]
}

function columnLine(column: z.infer<typeof Column>): string {
  const made = column.made ? ` generated always as (${column.default}) stored` : ` default ${column.default}`
  const given = column.default === null ? '' : made
  return `${column.name} ${column.type}${given}${column.required ? ' not null' : ''}`
}
