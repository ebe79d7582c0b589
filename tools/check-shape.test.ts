import { expect, test } from 'vitest'
import { checkShape } from './check-shape.ts'
import { OWNERS, tablesIn } from './shape/tables.ts'
import { sourcesOf } from './shape/source.ts'

const TABLES = Object.keys(OWNERS)

/** What is found in a small tree, as `path:line: message`. */
function findings(files: Record<string, string>, tables: readonly string[] = TABLES): string[] {
  return checkShape(sourcesOf(files), tables).map(({ path, line, message }) => `${path}:${line}: ${message}`)
}

test('a tree that keeps the rules has no findings', () => {
  const files = {
    'contract/src/money.ts': `import { z } from 'zod'\nexport const Money = z.int()\n`,
    'server/src/kernel/clock.ts': `export function now() {\n  return new Date()\n}\n`,
    'server/src/orders/store.ts': `import { now } from '../kernel/clock.ts'
import type { Money } from '@souk/contract/money.ts'
export function place(db: Db) {
  return db.insertInto('orders').values({ at: now() })
}
`,
    'server/src/main.ts': `import { seed } from '@souk/demo/market.ts'\nimport { build } from '../../messenger/build.ts'\nimport './app.ts'\n`,
    'messenger/build.ts': `export function build() {}\n`,
    'server/src/app.ts': `import './http/server.ts'\n`,
    'server/src/http/server.ts': `export const limit = 1\n`,
    'demo/src/market.ts': `export function seed() {}\n`,
  }
  expect(findings(files)).toEqual([])
})

test('a folder may not import what ranks above it, types included', () => {
  const found = findings({
    'server/src/kernel/facts.ts': `\nimport type { Order } from '../orders/order.ts'\n`,
    'server/src/orders/order.ts': `export type Order = { id: string }\n`,
  })
  expect(found).toEqual([
    'server/src/kernel/facts.ts:2: orders ranks above kernel: move what both need lower, or the story to journeys/',
  ])
})

test('a folder may not import one beside it, an export counts as an import, a test is exempt', () => {
  const found = findings({
    'server/src/carts/cart.ts': `export { say } from '../conversations/say.ts'\n`,
    'server/src/carts/cart.test.ts': `import { say } from '../conversations/say.ts'\n`,
    'server/src/conversations/say.ts': `export const say = 1\n`,
  })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(/^server\/src\/carts\/cart\.ts:1: conversations stands beside carts/)
})

test('a folder without a rank is named', () => {
  expect(findings({ 'server/src/helpers/misc.ts': `export const x = 1\n` })[0]).toMatch(
    /the folder helpers has no rank/,
  )
})

test('packages import only what they may', () => {
  const found = findings({
    'contract/src/a.ts': `import { b } from '@souk/concierge/b.ts'\n`,
    'concierge/src/b.ts': `export const b = 1\n`,
    'concierge/src/c.ts': `import { pool } from '@souk/server/kernel/database.ts'\n`,
    'server/src/journeys/d.ts': `const market = await import('@souk/demo/market.ts')\n`,
    'sdk/src/e.ts': `import { METHODS } from '@souk/contract/methods.ts'\nimport type { Methods } from '@souk/contract/methods.ts'\n`,
    'messenger/src/f.tsx': `import type { Market } from '@souk/demo/market.ts'\n`,
    'server/src/api/g.ts': `import { x } from '../../../contract/src/a.ts'\n`,
  })
  expect(found.map((text) => text.slice(0, text.indexOf(': ') + 20))).toEqual([
    'concierge/src/c.ts:1: concierge may impo',
    'contract/src/a.ts:1: contract may impor',
    'messenger/src/f.tsx:1: messenger may impo',
    'sdk/src/e.ts:1: sdk takes only typ',
    'server/src/api/g.ts:1: write @souk/contra',
    'server/src/journeys/d.ts:1: server may import ',
  ])
})

test('an import cycle is shown with its way round, types included, and once', () => {
  const found = findings({
    'concierge/src/a.ts': `import { b } from './b.ts'\n`,
    'concierge/src/b.ts': `import { c } from './c.ts'\n`,
    'concierge/src/c.ts': `import type { a } from './a.ts'\n`,
    'concierge/src/lazy.ts': `const x = await import('./late.ts')\n`,
    'concierge/src/late.ts': `import { lazy } from './lazy.ts'\n`,
  })
  expect(found).toEqual([
    'concierge/src/c.ts:1: import cycle concierge/src/a.ts → concierge/src/b.ts → concierge/src/c.ts → concierge/src/a.ts: move what both need to a file of its own',
  ])
})

test('a table is written by its owner alone, through kysely and in SQL; reading is free', () => {
  const found = findings({
    'server/src/journeys/paid.ts': `
export function paid(db: Db) {
  db.insertInto('orders').values({})
  db.updateTable('payments as p').set({})
  db.deleteFrom('cart_lines').execute()
  db.selectFrom('orders').selectAll()
  sql\`select * from orders for update of orders\`
  sql\`with x as (update only holds h set quantity = \${1}) insert into   "messages" (id) values (1)\`
  return 'delete from carts'
}
`,
    'server/src/payments/store.ts': `export const text = \`insert into payments (id) values ($1) on conflict do update set id = 1\`\n`,
    'server/src/conversations/append.ts': `export const text = \`update streams s set head = 1\`\n`,
    'server/src/orders/paid.test.ts': `const x = 'delete from payments'\n`,
    'demo/src/seed.ts': `export const text = 'truncate shops'\n`,
  })
  expect(found.map((text) => text.replace(/^(.*?:\d+): (\w+) .*/, '$1 $2'))).toEqual([
    'demo/src/seed.ts:1 shops',
    'server/src/journeys/paid.ts:3 orders',
    'server/src/journeys/paid.ts:4 payments',
    'server/src/journeys/paid.ts:5 cart_lines',
    'server/src/journeys/paid.ts:8 holds',
    'server/src/journeys/paid.ts:8 messages',
    'server/src/journeys/paid.ts:9 carts',
  ])
})

test('every table of the migrations has an owner', () => {
  expect(
    tablesIn('create table a (\n  id int\n);\n-- create table no\ncreate table if not exists b (id int);'),
  ).toEqual(['a', 'b'])
  expect(findings({}, [...TABLES, 'stickers'])[0]).toMatch(/the table stickers has no owner/)
  expect(
    findings(
      {},
      TABLES.filter((table) => table !== 'orders'),
    )[0],
  ).toMatch(/there is no table orders any more/)
})

test('a file holds at most 300 lines; tests and data may hold more', () => {
  const long = 'export {}\n'.repeat(301)
  const found = findings({
    'concierge/src/long.ts': long,
    'concierge/src/fits.ts': 'export {}\n'.repeat(300),
    'concierge/src/long.test.ts': long,
    'concierge/src/lexicon/data/words.ts': long,
    'server/src/kernel/tables.ts': long,
    'server/test/golden/sms.ts': long,
  })
  expect(found).toEqual([
    'concierge/src/long.ts:301: 301 lines, 300 are the limit: it holds two ideas, find their names',
  ])
})

test('a schema that is built for each call is found, one that is built once is not', () => {
  const text = `import { z } from 'zod'
const Id = z.uuid()
const Known = z.array(Id).parse([])
export const known = (id: string) => Id.safeParse(id).success || Known.includes(id)
export function idsOf(raw: unknown) {
  return z
    .array(Id)
    .parse(raw)
}
`
  const found = findings({ 'server/src/kernel/ids.ts': text, 'server/src/kernel/ids.test.ts': text })
  expect(found).toEqual([
    'server/src/kernel/ids.ts:6: a schema is built for each call: build it once, outside the function',
  ])
})
