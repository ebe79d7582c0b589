import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { bundle, type Bundle, completeAll, seeAll } from '../../test/purchase.ts'
import { eventually, openTestShop, payPage, type TestShop } from '../../test/trade.ts'

let app: TestApp
let shops: TestShop[]
beforeAll(async () => {
  app = await startTestApp()
  shops = [await openTestShop(app, { amount: 2500 }), await openTestShop(app, { amount: 1 })]
})
afterAll(() => app.close())

type Sums = { taken: number; back: number; captured: number; refunded: number; ordered: number; orders: number }

/** What the provider took and gave back, what the shops hold for it, and what was ordered. */
async function sumsOf(one: Bundle): Promise<Sums> {
  const { parts } = await seeAll(one)
  const { rows } = await app.context.database.pool.query<Sums>(
    `with paid as (select * from payments where checkout = any($1)),
       taken as (select * from sandbox_charges where state = 'paid' and (home = $2 or reference::uuid in (select id from paid)))
     select (select coalesce(sum(amount), 0)::int from taken) as taken, (select coalesce(sum(refunded), 0)::int from taken) as back,
       (select coalesce(sum(amount), 0)::int from paid where state in ('captured', 'refunded')) as captured,
       (select coalesce(sum(r.amount), 0)::int from refunds r join paid on paid.id = r.payment where r.state = 'done') as refunded,
       (select coalesce(sum(a.amount), 0)::int from allocations a join paid on paid.id = a.payment) as ordered,
       (select count(*)::int from orders where checkout = any($1)) as orders`,
    [parts.map(({ checkout }) => checkout.id), one.id],
  )
  const [sums] = rows
  if (!sums) throw new Error('there are no sums')
  return sums
}

const ACTS = {
  complete: (one: Bundle) => completeAll(one),
  pay: async (one: Bundle) => {
    const url = (await seeAll(one)).payment?.url
    if (url !== undefined) await payPage(url)
  },
  transfer: (one: Bundle) => post(one, 'pay', { method: 'transfer' }),
  arrive: (one: Bundle) => post(one, 'settle', {}),
  change: (one: Bundle) => withPart(one, 0, 'updateCheckout', { buyer: { name: 'Ann' } }),
  alone: (one: Bundle) => withPart(one, 1, 'completeCheckout', {}),
  cancel: (one: Bundle) => withPart(one, 0, 'cancelCheckout', undefined),
}
type Act = keyof typeof ACTS

async function post(one: Bundle, step: string, body: object): Promise<void> {
  const { rows } = await app.context.database.pool.query<{ url: string | null }>(
    'select url from charges where home = $1 order by id desc limit 1',
    [one.id],
  )
  const url = rows[0]?.url
  if (url === null || url === undefined) return
  const headers = { 'content-type': 'application/json' }
  await (await fetch(`${url}/${step}`, { method: 'POST', headers, body: JSON.stringify(body) })).arrayBuffer()
}

async function withPart(
  one: Bundle,
  index: number,
  name: 'updateCheckout' | 'completeCheckout' | 'cancelCheckout',
  body: object | undefined,
): Promise<void> {
  const part = (await seeAll(one)).parts[index]
  const client = one.threads[index]?.client
  if (!part || !client) throw new Error('there is no such part')
  const params = { shop: part.shop, checkout: part.checkout.id }
  if (name === 'updateCheckout') await client.call(name, { params, body: body ?? {} })
  else if (name === 'completeCheckout') await client.call(name, { params, body: body ?? {} })
  else await client.call(name, { params })
}

test('whatever is done in whatever order, two things at a time: what was taken is ordered or given back, and once', async () => {
  const names = Object.keys(ACTS) as Act[]
  const story = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(story, async (pairs) => {
      const one = await bundle(app, shops)
      await completeAll(one)
      for (const pair of pairs) await Promise.allSettled(pair.map(async (name) => ACTS[name](one)))
      let sums: Sums | undefined
      await eventually(
        `the money is where it belongs after ${pairs.map((pair) => pair.join('+')).join(', ')}`,
        async () => {
          sums = await sumsOf(one)
          const { taken, back, captured, refunded, ordered } = sums
          return taken === captured && back === refunded && captured - refunded === ordered
        },
      )
      const orders = (await seeAll(one)).parts.filter(({ checkout }) => checkout.order !== undefined)
      expect(sums?.orders).toBe(orders.length)
      expect(sums?.ordered).toBe(
        orders.reduce(
          (sum, { checkout }) => sum + (checkout.totals.findLast(({ type }) => type === 'total')?.amount ?? 0),
          0,
        ),
      )
    }),
    { numRuns: 25, seed: 20_261_122, endOnFailure: true },
  )
}, 120_000)
