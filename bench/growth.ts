import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { Client } from 'undici'
import { generateCatalogue } from '../demo/src/generate.ts'
import { type Lab, median, openLab, type Served } from './lab.ts'

/**
 * What a message and a search cost with 2,000 shops and 1,000,000 messages stored, against an almost empty database: CPU of
 * Node and PostgreSQL together, median of five interleaved pairs. JSON on stdout.
 */
const SHOPS = Number(process.argv[2] ?? 2000)
const MESSAGES = Number(process.argv[3] ?? 1_000_000)
const PAIRS = 5
const PRODUCTS = 500
const AT_ONCE = 16
const KEY = { authorization: 'Bearer bench-operator-key' }

/** Shops, threads and messages as the server would have written them, ten messages a thread. */
const FILL = `
insert into shops (id, slug, name, currency, locale, timezone)
  select gen_random_uuid(), 'shop-' || n, 'Shop ' || n, 'USD', 'en', 'UTC' from generate_series(1, $SHOPS) n;
create temporary table threads as
  select s.id as home, gen_random_uuid() as conversation, gen_random_uuid() as customer, gen_random_uuid() as handle
  from shops s cross join generate_series(1, $PER_SHOP) where s.slug like 'shop-%';
insert into customers (home, id) select home, customer from threads;
insert into handles (home, id, channel, scope, address) select home, handle, 'web', home::text, handle::text from threads;
insert into handle_links (home, id, handle, customer, evidence, made_by)
  select home, gen_random_uuid(), handle, customer, 'first_contact', 'system' from threads;
insert into streams (home, id, head) select home, conversation, 15 from threads;
insert into conversations (home, id, handle, customer) select home, conversation, handle, customer from threads;
insert into messages (home, id, conversation, seq, author_kind, client_id, parts, at)
  select home, gen_random_uuid(), conversation, n, case when n % 2 = 1 then 'shopper' else 'concierge' end,
    case when n % 2 = 1 then 'm' || n end, '[{"type":"text","text":"I need a prom dress, blue or white, at most $200"}]', now() - interval '1 day'
  from threads cross join generate_series(1, 10) n;
insert into facts (home, stream, seq, kind, at, subject)
  select home, conversation, seq, 'message.created', at, id from messages where client_id is not null or author_kind = 'concierge';
analyze;`

type Side = { served: Served; client: Client[]; members: { conversation: string; token: string }[] }

async function openSide(lab: Lab, fill: boolean): Promise<Side> {
  const connection = await lab.database()
  const served = await lab.serve('servers/souk.ts', [JSON.stringify(connection), 'fixed', lab.folder])
  const base = `http://127.0.0.1:${served.port}`
  if (fill) {
    const client = new pg.Client(connection)
    await client.connect()
    await client.query(
      FILL.replace('$SHOPS', String(SHOPS)).replace('$PER_SHOP', String(Math.ceil(MESSAGES / 10 / SHOPS))),
    )
    await client.end()
  }
  await fetch(`${base}/api/shops`, {
    method: 'POST',
    headers: { ...KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ slug: 'bench', name: 'Bench', currency: 'USD', test: true }),
  })
  const lines = [...generateCatalogue(PRODUCTS, 7)].map((line) => JSON.stringify(line)).join('\n')
  await fetch(`${base}/api/shops/bench/catalog/import`, {
    method: 'POST',
    headers: { ...KEY, 'content-type': 'application/x-ndjson' },
    body: lines,
  })
  const members = await Promise.all(
    Array.from({ length: AT_ONCE }, async () =>
      (
        await fetch(`${base}/api/shops/bench/conversations`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).json(),
    ),
  )
  return { served, client: members.map(() => new Client(base)), members }
}

async function messages(side: Side, count: number): Promise<void> {
  await Promise.all(
    side.members.map(async ({ conversation, token }, n) => {
      for (let at = 0; at < count / AT_ONCE; at += 1) {
        const answer = await side.client[n]!.request({
          method: 'POST',
          path: `/api/conversations/${conversation}/messages`,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ clientId: randomUUID(), parts: [{ type: 'text', text: 'hello again' }] }),
        })
        await answer.body.text()
      }
    }),
  )
}

const QUERIES = [
  'blue dress under $100',
  'wireless headphones',
  'a red sofa',
  'running shoes size 42',
  'gift for my mother',
  'cotton shirt',
  'coffee',
  'lamp',
]

async function searches(side: Side, count: number): Promise<void> {
  await Promise.all(
    side.client.map(async (client) => {
      for (let at = 0; at < count / AT_ONCE; at += 1) {
        const answer = await client.request({
          method: 'GET',
          path: `/api/shops/bench/search?q=${encodeURIComponent(QUERIES[at % QUERIES.length] ?? '')}`,
        })
        await answer.body.text()
      }
    }),
  )
}

async function cost(
  lab: Lab,
  side: Side,
  work: (side: Side, count: number) => Promise<void>,
  count: number,
): Promise<number> {
  const before = side.served.cpu() + lab.postgresCpu()
  await work(side, count)
  // What the background still owes belongs to it.
  await new Promise((resolve) => setTimeout(resolve, 300))
  return ((side.served.cpu() + lab.postgresCpu() - before) * 1000) / count
}

const lab = await openLab()
try {
  const empty = await openSide(lab, false)
  const full = await openSide(lab, true)
  const figures: Record<string, { empty: number; full: number; ratio: number }> = {}
  for (const [name, work, count] of [
    ['message', messages, 3200],
    ['search', searches, 800],
  ] as const) {
    for (const side of [empty, full]) await work(side, count)
    const ratios: number[] = []
    const costs = { empty: [] as number[], full: [] as number[] }
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const one = await cost(lab, empty, work, count)
      const other = await cost(lab, full, work, count)
      costs.empty.push(one)
      costs.full.push(other)
      ratios.push(other / one)
    }
    figures[name] = { empty: median(costs.empty), full: median(costs.full), ratio: median(ratios) }
  }
  process.stdout.write(`${JSON.stringify({ shops: SHOPS, messages: MESSAGES, cpuMs: figures }, null, 2)}\n`)
} finally {
  await lab.close()
}
