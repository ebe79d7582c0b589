import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/harness/database.ts'
import { CONFIRM } from './confirm.ts'

let fresh: FreshDatabase
let pool: pg.Pool
/** A large shop, and very many that have three things each. */
beforeAll(async () => {
  fresh = await freshDatabase()
  pool = new pg.Pool({ ...fresh.connection, max: 1 })
  await pool.query(`
    create temp table things as
    select h.home, h.shop, uuidv7() as offer, uuidv7() as variant, i::text as name
    from (select gen_random_uuid() as home, n as shop, case n when 0 then 6000 else 3 end as size from generate_series(0, 1500) n) h
    cross join lateral generate_series(1, h.size) i;
    insert into offers (home, id, source, external_id, title, digest, version) select home, offer, '', name, '', '', 1 from things;
    insert into variants (home, id, offer, external_id) select home, variant, offer, name from things;
    insert into prices (home, id, variant, currency, amount) select home, uuidv7(), variant, 'USD', 100 from things;
    insert into resources (home, id, kind, subject, capacity) select home, uuidv7(), 'stock', variant, 5 from things;
    insert into holds (home, id, resource, checkout, quantity, expires_at)
      select home, uuidv7(), id, uuidv7(), 1, now() + interval '1 day' from resources;
    analyze offers, variants, prices, resources, holds`)
  // As the server's own connections are.
  await pool.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off')
})
afterAll(async () => {
  await pool.end()
  await fresh.drop()
})

type Plan = {
  'Relation Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
  'Actual Rows'?: number
  'Rows Removed by Filter'?: number
}

function scansIn(plan: Plan): Plan[] {
  return [...(plan['Relation Name'] === undefined ? [] : [plan]), ...(plan.Plans ?? []).flatMap(scansIn)]
}

test.each([
  ['the large shop', 0],
  ['a tiny shop', 700],
])('in %s a search confirms what it was asked about and reads nothing else', async (_, shop) => {
  const { rows: asked } = await pool.query<{ home: string; offer: string; variant: string }>(
    'select home, offer, variant from things where shop = $1 limit 3',
    [shop],
  )
  const variants = asked.map(({ variant }) => variant)
  const values = [
    asked[0]?.home,
    asked.map(({ offer }) => offer),
    'USD',
    variants,
    [100, 100, 100],
    [],
    [4, 4, 4],
    new Date(),
  ]
  await pool.query(`prepare confirm as ${CONFIRM.text}`)
  const literals = values.map((value) => pg.escapeLiteral(textOf(value))).join(', ')
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) execute confirm(${literals})`,
  )
  await pool.query('deallocate confirm')
  const scans = rows[0] ? scansIn(rows[0]['QUERY PLAN'][0].Plan) : []
  const keys = { prices: 'variant', resources: 'subject', holds: 'resource', offers: 'id' }
  for (const [table, key] of Object.entries(keys)) {
    const scan = scans.find((one) => one['Relation Name'] === table)
    expect(scan?.['Index Cond'], table).toContain(`(${key} = ANY`)
    expect([scan?.['Actual Rows'], scan?.['Rows Removed by Filter'] ?? 0], table).toEqual([3, 0])
  }
})

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `{${value.join(',')}}`
  return value instanceof Date ? value.toISOString() : String(value)
}
