import pg from 'pg'
import { Client } from 'undici'
import { seededIds, seedInbox } from './inbox-seed.ts'
import { openLab, percentile } from './lab.ts'

/**
 * The staff's inbox at the API, with 2,000 shops, a million messages (the first argument) and fifty of a large shop's staff
 * who each ask for something once a second: pages of the list by every filter and deep in it, counts, threads, searches.
 * Milliseconds at the 95th percentile, and as many times that of `select 1` by a client beside them in the same seconds,
 * which tells how busy the machine was. JSON on stdout.
 */
const MESSAGES = Number(process.argv[2] ?? 1_000_000)
const SECONDS = Number(process.argv[3] ?? 20)
const STAFF = 50
const OPERATOR = 'bench-operator-key'

type Ids = Awaited<ReturnType<typeof seededIds>>

/** What is asked, by name; `n` counts what was asked before. */
function asks({ rare, common, member, threads }: Ids, deep: string): Record<string, (n: number) => string> {
  const list = (query: string) => () => `inbox?limit=50&${query}`
  const words = ['light blue', 'parcel', 'платье', 'Shopper42', 'boris', 'nothing at all']
  return {
    'list: needs a person': list(''),
    'list: waiting': list('state=waiting'),
    'list: snoozed': list('state=snoozed'),
    'list: closed': list('state=closed'),
    'list: mine': list(`assignee=${member}`),
    'list: a channel': list('channel=sms'),
    'list: a rare tag': list(`state=all&tag=${rare}`),
    'list: a common tag': list(`state=all&tag=${common}`),
    'list: by cart': list('state=all&order=cart'),
    'list: deep in it': list(`cursor=${deep}`),
    counts: () => 'inbox/counts',
    thread: (n) => `threads/${threads[n % threads.length]}`,
    search: (n) => `inbox/search?q=${encodeURIComponent(words[n % words.length] ?? '')}`,
  }
}

const lab = await openLab()
try {
  const config = await lab.database()
  const served = await lab.serve('servers/souk.ts', [JSON.stringify(config), 'fixed', lab.folder])
  const base = `http://127.0.0.1:${served.port}`
  const operator = { authorization: `Bearer ${OPERATOR}`, 'content-type': 'application/json' }
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${base}${path}`, { method: 'POST', headers: operator, body: JSON.stringify(body) })
    return (await answer.json()) as { id: string; key: string }
  }
  const shop = await post('/api/shops', { slug: 'large', name: 'Large', currency: 'USD', test: true })
  const { key } = await post('/api/shops/large/keys', { scopes: ['conversations:read'] })
  const database = new pg.Client(config)
  await database.connect()
  const began = performance.now()
  await seedInbox(database, shop.id, MESSAGES)
  const seeded = (performance.now() - began) / 1000

  const clients = Array.from({ length: STAFF }, () => new Client(base))
  async function ask(client: Client, path: string): Promise<{ cursor?: string }> {
    const headers = { authorization: `Bearer ${key}` }
    const answer = await client.request({ method: 'GET', path: `/api/shops/large/${path}`, headers })
    const body = (await answer.body.json()) as { cursor?: string }
    if (answer.statusCode !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    return body
  }
  async function cursorAfter(pages: number): Promise<string> {
    let cursor = ''
    for (let page = 0; page < pages; page += 1) {
      const next = await ask(clients[0]!, `inbox?limit=100${cursor && `&cursor=${cursor}`}`)
      cursor = next.cursor ?? cursor
    }
    return cursor
  }
  const all = asks(await seededIds(database, shop.id), await cursorAfter(60))
  const names = Object.keys(all)
  for (const name of names) for (let n = 0; n < 20; n += 1) await ask(clients[n]!, all[name]!(n))

  const times = new Map<string, number[]>(['floor', ...names].map((name) => [name, []]))
  const measure = async (name: string, work: () => Promise<unknown>) => {
    const from = performance.now()
    await work()
    times.get(name)!.push(performance.now() - from)
  }
  const before = { node: served.cpu(), postgres: lab.postgresCpu() }
  await Promise.all([
    ...clients.map(async (client, staff) => {
      for (let n = 0; n < SECONDS; n += 1) {
        // Somewhere within its second, each at another moment.
        await new Promise((resolve) => setTimeout(resolve, (1000 * ((staff * 7 + n * 13) % STAFF)) / STAFF))
        const name = names[(staff + n) % names.length]!
        const from = performance.now()
        await measure(name, () => ask(client, all[name]!(staff * SECONDS + n)))
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, 500 - (performance.now() - from))))
      }
    }),
    (async () => {
      for (let n = 0; n < SECONDS * 20; n += 1) {
        await measure('floor', () => database.query('select 1'))
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })(),
  ])
  const asked = [...times].reduce((sum, [name, { length }]) => sum + (name === 'floor' ? 0 : length), 0)
  const cpuMs = {
    node: ((served.cpu() - before.node) * 1000) / asked,
    postgres: ((lab.postgresCpu() - before.postgres) * 1000) / asked,
  }
  const floor = percentile(times.get('floor')!, 0.95)
  const figures = Object.fromEntries(
    [...times].map(([name, own]) => {
      const p95 = percentile(own, 0.95)
      return [name, { asked: own.length, p50: percentile(own, 0.5), p95, floors: p95 / floor }]
    }),
  )
  process.stdout.write(`${JSON.stringify({ messages: MESSAGES, seeded, cpuMs, figures }, null, 2)}\n`)
  await Promise.all(clients.map((client) => client.close()))
  await database.end()
} finally {
  await lab.close()
}
