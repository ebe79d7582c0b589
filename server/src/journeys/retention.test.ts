import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buy, countRows } from '../../test/trade.ts'
import { openYears, type Years } from '../../test/years.ts'
import { daysOf } from '../kernel/tags.ts'
import { keepTidy, tidy } from './retention.ts'

let years: Years
let app: Years['app']
let tags: Years['tags']
beforeAll(async () => {
  years = await openYears()
  ;({ app, tags } = years)
  const { shop, run } = years
  await buy(app, shop)
  const home = shop.shop.id
  const { newId } = app.context
  // More than goes in one transaction.
  await run(
    `insert into idempotency (home, scope, key, request, response) select $1, 'test', n::text, '', '' from generate_series(1, 1234) n`,
    [home],
  )
  const item = `insert into inbound_items (home, id, connection, dedupe, raw, state, next_at)
    values ($1, $2, $2, $3, '{}', $3, now() + interval '1 day')`
  await run(item, [home, newId(), 'done'])
  await run(item, [home, newId(), 'received'])
  const mail = `insert into mails (home, id, cause, kind, about, recipient, sender, language, subject, body_text, body_html, state, at)
    values ($1, $2, $3, 'test', $2, '{}', '{}', 'en', '', '', '', $3, now())`
  await run(mail, [home, newId(), 'sent'])
  await run(mail, [home, newId(), 'queued'])
  await run(
    `insert into erasures (home, id, customer, asked_by, asked_at, closed_at) values ($1, $2, $2, '', now(), now())`,
    [home, newId()],
  )
  await run(`insert into channel_tokens (home, id, expires_at) values ($1, $2, now())`, [home, newId()])
  await run(`insert into purchases (home, id, parts, created_at) values ($1, $1, '[]', now())`, [newId()])
  await run(
    `insert into charges (home, id, gateway, currency, parts, created_at) values ($1, $1, 'sandbox', 'USD', '[]', now())`,
    [newId()],
  )
  await run(
    `insert into address_codes (home, id, conversation, handle, purpose, channel, scope, address, digest, sent, at, expires_at)
     select home, $2, $2, id, 'verify', 'email', '', '', '', false, now(), now() from handles where home = $1 limit 1`,
    [home, newId()],
  )
  await run(`insert into persons (home, id, seen_at) values ($1, $1, now())`, [newId()])
  await run(`insert into person_addresses (home, id, person, seen_at) values ($1, $1, $1, now())`, [newId()])
  await run(
    `insert into drafts (home, id, conversation, state, kind, epoch, from_seq, up_to, language, messages, talk, intents, reasons, at)
     select home, $2, id, 'sent', 'draft', 1, 1, 1, 'en', '[]', '{}', '{}', '{}', now() from conversations where home = $1 limit 1`,
    [home, newId()],
  )
  await run(
    `insert into missed (home, id, conversation, message, kind, language, words, at)
     select home, $2, id, $2, 'words', 'en', '{}', now() from conversations where home = $1 limit 1`,
    [home, newId()],
  )
  await run(
    `insert into invitations (home, id, digest, email, role, made_by, expires_at) values ($1, $2, '', '', 'owner', '', now())`,
    [home, newId()],
  )
  const user = newId()
  await run(`insert into staff_users (id, name, email) values ($1, '', '')`, [user])
  await run(`insert into staff_sessions (id, user_id, token, expires_at) values ($1, $1, '', now())`, [user])
  await run(
    `insert into staff_verifications (id, identifier, value, expires_at, created_at, updated_at) values ($1, '', '', now(), now(), now())`,
    [user],
  )
  // A cart with a line, and a checkout of it that came to nothing.
  const params = { shop: shop.shop.slug }
  const cart = await app.anyone.call('createCart', { params, body: { lines: [{ ...shop.goods, quantity: 1 }] } })
  const owner = app.anyone.with(cart.token ?? '')
  await owner.call('createCheckout', { params, body: { cart: cart.id } })
  await run('update carts set updated_at = created_at', [])
  // Nobody was charged, but a person has something to decide about it.
  const stuck = newId()
  const payment = newId()
  await run(
    `insert into checkouts (home, id, state, currency, lines, totals, expires_at) values ($1, $2, 'canceled', 'USD', '[]', '[]', now())`,
    [home, stuck],
  )
  await run(
    `insert into payments (home, id, checkout, gateway, amount, currency, state) values ($1, $2, $3, 'sandbox', 1, 'USD', 'voided')`,
    [home, payment, stuck],
  )
  await run(
    `insert into exceptions (home, id, kind, subject, payment, at) values ($1, $2, 'payment.stuck', $2, $2, now())`,
    [home, payment],
  )
})
afterAll(() => app.close())

/** Rows that go when their days are over, with those of which nothing came. */
const CASES = [
  ['channel_tokens', 1, 'channel_tokens'],
  ['address_codes', 1, 'address_codes'],
  ['staff_sessions', 1, 'staff_sessions'],
  ['staff_verifications', 1, 'staff_verifications'],
  ['idempotency', 2, 'idempotency'],
  ['inbound_items', 7, `inbound_items where state = 'done'`],
  ['payment_notices', 14, `payment_notices where state = 'done'`],
  ['drafts', 30, 'drafts'],
  ['invitations', 30, 'invitations'],
  ['missed', 30, 'missed'],
  ['checkouts', 90, `checkouts where state = 'incomplete'`],
  ['mails', 180, `mails where state <> 'queued'`],
  ['purchases', 180, 'purchases'],
  ['audit', 400, 'audit'],
  ['carts', 400, 'carts'],
  ['erasures', 1100, `erasures where asked_by = ''`],
  ['persons', 1100, 'persons'],
  ['person_addresses', 1100, 'person_addresses'],
] as const
/** Longer than the law has anything else kept here: looked at last. */
const LONGEST = ['charges', 3650, 'charges'] as const

test('every table that is kept by days is looked at here', () => {
  const counted = [...tags.values()].flatMap(({ name, keep, else: loose }) => {
    const days = daysOf(keep) ?? daysOf(loose)
    return days === undefined ? [] : [[name, days]]
  })
  expect(new Map([...CASES, LONGEST].map(([name, days]) => [name, days]))).toEqual(
    new Map(counted as [string, number][]),
  )
})

describe('a row stays for its days and not longer', () => {
  async function stay(days: number, cases: readonly (readonly [string, number, string])[]): Promise<void> {
    for (const [, , rows] of cases) expect(await countRows(app, rows)).toBeGreaterThan(0)
    years.atDay(days, -1)
    await keepTidy(app.context)
    for (const [, , rows] of cases) expect(await countRows(app, rows), rows).toBeGreaterThan(0)
    // Some were written while this was made ready.
    years.atDay(days, 1)
    await keepTidy(app.context)
    for (const [, , rows] of cases) expect(await countRows(app, rows), rows).toBe(0)
  }

  test.each([...Map.groupBy(CASES, ([, days]) => days)])('%i days', stay)

  test('what is not done yet stays however old it is, and so does what the law has kept', async () => {
    expect(await countRows(app, `inbound_items where state = 'received'`)).toBe(1)
    expect(await countRows(app, `mails where state = 'queued'`)).toBe(1)
    expect(await countRows(app, 'orders')).toBe(1)
    expect(await countRows(app, `checkouts where state = 'completed'`)).toBe(1)
    expect(await countRows(app, `payments where state = 'captured'`)).toBe(1)
    expect(await countRows(app, 'exceptions')).toBe(1)
    // What was decided holds nothing any more.
    await years.run('update exceptions set resolved_at = now()')
    await keepTidy(app.context)
    expect(await countRows(app, 'exceptions')).toBe(0)
    expect(await countRows(app, 'payments')).toBe(1)
    expect(await countRows(app, 'cart_lines')).toBe(0)
  })

  test('ten years', () => stay(LONGEST[1], [LONGEST]))
})

test('what is old is found without looking at all the rest', async () => {
  for (const [name, since] of [
    ['audit', 'at'],
    ['mails', 'at'],
    ['inbound_items', 'received_at'],
    ['payment_notices', 'received_at'],
    ['carts', 'updated_at'],
    ['checkouts', 'created_at'],
    ['idempotency', 'at'],
  ]) {
    const { rows } = await app.context.database.pool.query<{ 'QUERY PLAN': string }>(
      `explain select ctid from ${name} where ${since} < now() limit 500`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n'), name).toMatch(/Index Scan/)
  }
})

test('each round plans the next; however many servers plan, there is one', async () => {
  await Promise.all([tidy(app.context), tidy(app.context)])
  const { rows } = await app.context.database.pool.query(
    `select run_at > now() + interval '5 hours' as later from graphile_worker.jobs where key = 'tidy'`,
  )
  expect(rows).toEqual([{ later: true }])
})
