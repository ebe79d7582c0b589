import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../test/store.ts'
import { bulkTables } from './erase.ts'
import { childrenFirst, conditionSql, reach } from './reach.ts'
import { daysOf, readTags, type TableTag, type Tags } from './tags.ts'

const NOBODY = '01900000-0000-7000-8000-000000000000'

let store: Store
let tags: Tags
beforeAll(async () => {
  store = await openStore()
  tags = await readTags(store.database.pool)
})
afterAll(() => store.close())

function tables(holds: (table: TableTag) => boolean): string[] {
  return [...tags.values()].filter(holds).map(({ name }) => name)
}

const ends = ({ keep }: { keep: string }) => keep !== 'while-shop'

describe('the tags of the schema', () => {
  test('a table without a tag is told, with the statement that is missing', async () => {
    const client = await store.database.pool.connect()
    await client.query('begin')
    await client.query('create table diaries (home uuid, id uuid, text text)')
    const inside = readTags(client)
    await expect(inside).rejects.toThrow("comment on table diaries is '…'")
    await client.query('rollback')
    client.release()
  })

  test.each([
    ['about: customer; purpose: contract; keep: 30d', 'says what'],
    ['what: x; about: somebody; purpose: contract; keep: 30d', 'about'],
    ['what: x; about: customer; purpose: fun; keep: 30d', 'purpose'],
    ['what: x; about: customer; purpose: contract; keep: forever', 'keep'],
    ['what: x; about: customer; purpose: contract; keep: 30d; colour: red', 'has no "colour"'],
    ['what: x; about: customer; purpose: contract; keep: 30d; of: somewhere', 'no way is'],
    ['what: x; about: customer; purpose: contract; keep: 30d; when: soon', 'no condition is'],
  ])('%s is refused', async (tag, why) => {
    const client = await store.database.pool.connect()
    await client.query('begin')
    await client.query(`comment on table wishes is '${tag}'`)
    await expect(readTags(client)).rejects.toThrow(why)
    await client.query('rollback')
    client.release()
  })

  test('what is about a customer and has no days of its own is found from the customer', () => {
    const lost = tables(
      (table) =>
        table.about === 'customer' && daysOf(table.keep) === undefined && !reach(tags, table.name, 'customers'),
    )
    expect(lost).toEqual([])
  })

  test('what is about a customer ends one day', () => {
    expect(tables((table) => table.about === 'customer' && !ends(table))).toEqual([])
    const columns = [...tags.values()].flatMap((table) =>
      table.columns
        .filter((column) => column.about === 'customer' && !ends(column))
        .map(({ name }) => `${table.name}.${name}`),
    )
    expect(columns).toEqual([])
  })

  test('days are counted from a time that the table has, and a condition names its columns', () => {
    const wrong = [...tags.values()].flatMap((table) => {
      const counted = daysOf(table.keep) !== undefined || daysOf(table.else) !== undefined
      const names = [table.since, table.when?.column, table.unless, table.locks?.column, table.open?.column]
      const unknown = names.filter(
        (name) => name !== undefined && !table.columns.some((column) => column.name === name),
      )
      const timeless =
        counted && !table.columns.some(({ name, type }) => name === table.since && type.startsWith('timestamp'))
      return unknown.length > 0 || timeless ? [table.name] : []
    })
    expect(wrong).toEqual([])
  })

  test('what the law keeps hangs on a checkout, and can be emptied of what it need not name', () => {
    const records = tables(({ keep }) => keep === 'order' || keep === 'invoice')
    expect(records.filter((table) => !reach(tags, table, 'checkouts'))).toEqual([])
    const stuck = [...tags.values()].flatMap((table) =>
      table.columns
        .filter(({ keep, empty }) => /^while-(customer|open)$/.test(keep) && keep !== table.keep && empty === null)
        .map(({ name }) => `${table.name}.${name}`),
    )
    expect(stuck).toEqual([])
  })

  test('a sign of somebody is a time, in rows that are found from the customer', () => {
    const wrong = [...tags.values()].flatMap((table) =>
      table.columns.filter(
        ({ type, sign }) =>
          sign !== undefined && (!type.startsWith('timestamp') || !reach(tags, table.name, 'customers')),
      ),
    )
    expect(wrong).toEqual([])
    expect(tables(({ idle }) => idle !== undefined)).toEqual(['customers'])
  })

  test('columns of JSON alone shed keys', () => {
    const wrong = [...tags.values()].flatMap((table) =>
      table.columns.filter(({ type, sheds, blanks }) => (sheds.length > 0 || blanks) && type !== 'jsonb'),
    )
    expect(wrong).toEqual([])
  })

  test('the database takes every condition and every way that is made of them', async () => {
    for (const root of ['customers', 'checkouts', 'carts']) {
      for (const table of childrenFirst(tags, root)) {
        const where = reach(tags, table.name, root)
        const more = [table.when, table.locks, table.open].flatMap((one) => (one ? [conditionSql(one)] : []))
        await store.database.pool.query(`select 1 from ${table.name} where ${[where, ...more].join(' and ')}`, [
          NOBODY,
          [NOBODY],
        ])
      }
    }
  })

  test('what others are found through goes after them', () => {
    const order = childrenFirst(tags, 'customers').map(({ name }) => name)
    const before = (first: string, second: string) => order.indexOf(first) < order.indexOf(second)
    expect(before('deliveries', 'messages')).toBe(true)
    expect(before('messages', 'facts')).toBe(true)
    expect(before('facts', 'conversations')).toBe(true)
    expect(before('handle_links', 'handles')).toBe(true)
    expect(before('fulfilments', 'orders')).toBe(true)
    expect(before('orders', 'checkouts')).toBe(true)
    const bulk = bulkTables(tags, 'customers').map(({ name }) => name)
    expect(bulk).toContain('messages')
    expect(bulk).toContain('mails')
    // Whose rows lead to others that stay, or are pointed to by others that stay.
    for (const name of [
      'customers',
      'conversations',
      'handle_links',
      'handles',
      'orders',
      'checkouts',
      'payments',
      'audit',
    ])
      expect(bulk).not.toContain(name)
  })
})
