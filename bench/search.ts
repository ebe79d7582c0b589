import { readFileSync } from 'node:fs'
import { Client } from 'undici'
import { generateCatalogue } from '../demo/src/generate.ts'
import { openLab, percentile } from './lab.ts'

/**
 * Search over a large generated catalogue, at the API on a kept connection, one request after another: sentences with
 * constraints and plain words. Then what a search costs in CPU there and in a neighbour shop of a hundred products, in
 * interleaved rounds. `near` are the queries that nothing meets whole (nothing is said to be for a birthday) and that are
 * answered with what nearly fits; `empty` those that are answered with nothing: the catalogue has no jewellery. JSON on stdout.
 */
const PRODUCTS = Number(process.argv[2] ?? 55_000)
const ROUNDS = 3
const OPERATOR = 'bench-operator-key'

const TYPES = [
  'dress',
  'skirt',
  'sneakers',
  'backpack',
  'lamp',
  'jacket',
  'necklace',
  'sofa',
  'mug',
  'headphones',
  'shirt',
  'boots',
  'scarf',
  'vase',
  'tent',
  'jeans',
]
const COLOURS = ['blue', 'white', 'red', 'black', 'green', 'navy', 'pink', 'grey']
const LIMITS = [30, 60, 120, 250]

function queries(): { q: string; raw?: string }[] {
  const sentences = TYPES.flatMap((type, at) => {
    const colour = COLOURS[at % COLOURS.length] ?? 'blue'
    const other = COLOURS[(at + 3) % COLOURS.length] ?? 'white'
    const limit = LIMITS[at % LIMITS.length] ?? 100
    return [
      `${colour} ${type}`,
      `I need a ${type}, ${colour} or ${other}, at most $${limit}`,
      `${type} under $${limit}`,
      `do you have ${type} in ${other}, not ${colour}?`,
      `something like a ${colour} ${type} for a birthday`,
    ]
  })
  const foreign = [
    'нужно синее платье до 100 долларов',
    'rotes Kleid unter 80 Dollar',
    '我想要蓝色的裙子',
    'een zwarte jas onder 150 dollar',
    'მინდა თეთრი კაბა',
    'weiße Turnschuhe',
  ]
  const plain = TYPES.flatMap((type) => [
    { q: `${type} soft cotton`, raw: '1' },
    { q: `classic ${type} leathr`, raw: '1' },
  ])
  return [...[...sentences, ...foreign].map((q) => ({ q })), ...plain, { q: '' }]
}

async function ask(
  client: Client,
  shop: string,
  query: { q: string; raw?: string },
): Promise<{ ms: number; total: number; near: number }> {
  const from = performance.now()
  const search = new URLSearchParams({ limit: '20', ...query })
  const answer = await client.request({ method: 'GET', path: `/api/shops/${shop}/search?${search}` })
  const body = (await answer.body.json()) as { total: number; near: unknown[] }
  if (answer.statusCode !== 200) throw new Error(JSON.stringify(body))
  return { ms: performance.now() - from, total: body.total, near: body.near.length }
}

async function open(client: Client, slug: string, products: number): Promise<{ seconds: number; report: unknown }> {
  const headers = { authorization: `Bearer ${OPERATOR}`, 'content-type': 'application/json' }
  const made = await client.request({
    method: 'POST',
    path: '/api/shops',
    headers,
    body: JSON.stringify({ slug, name: slug, currency: 'USD', country: 'US' }),
  })
  await made.body.dump()
  const lines = [...generateCatalogue(products, 7)].map((line) => JSON.stringify(line)).join('\n')
  const from = performance.now()
  const answer = await client.request({
    method: 'POST',
    path: `/api/shops/${slug}/catalog/import`,
    headers: { ...headers, 'content-type': 'application/x-ndjson' },
    body: lines,
    headersTimeout: 600_000,
  })
  const { refused, ...report } = (await answer.body.json()) as { refused: unknown[] }
  return { seconds: round((performance.now() - from) / 1000), report: { ...report, refused: refused.length } }
}

/** Memory of a process, in MB. */
function memory(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

const round = (value: number) => Math.round(value * 100) / 100

const lab = await openLab()
try {
  const server = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'whole', lab.folder])
  const client = new Client(`http://127.0.0.1:${server.port}`)
  const tenThousand = await open(client, 'ten', Math.min(10_000, PRODUCTS))
  const large = await open(client, 'large', PRODUCTS)
  const small = await open(client, 'small', 100)
  const before = memory(server.process.pid ?? 0)
  const list = queries()
  const build = await ask(client, 'large', { q: 'dress' })
  const after = memory(server.process.pid ?? 0)
  for (const query of list) await ask(client, 'large', query)
  for (const query of list) await ask(client, 'small', query)
  const times: Record<'large' | 'small', number[]> = { large: [], small: [] }
  const cpu = { large: 0, small: 0 }
  const [near, empty]: [string[], string[]] = [[], []]
  for (let n = 0; n < ROUNDS; n++) {
    for (const shop of ['large', 'small'] as const) {
      const used = server.cpu() + lab.postgresCpu()
      for (const query of list) {
        const answer = await ask(client, shop, query)
        times[shop].push(answer.ms)
        if (answer.total > 0 || shop === 'small' || n > 0) continue
        if (answer.near > 0) near.push(query.q)
        else empty.push(query.q)
      }
      cpu[shop] += server.cpu() + lab.postgresCpu() - used
    }
  }
  const figures = (shop: 'large' | 'small') => ({
    p50: round(percentile(times[shop], 0.5)),
    p95: round(percentile(times[shop], 0.95)),
    max: round(Math.max(...times[shop])),
    cpuMs: round((cpu[shop] * 1000) / times[shop].length),
  })
  const report = {
    products: PRODUCTS,
    queries: list.length * ROUNDS,
    import: { tenThousand, large, small },
    firstSearchMs: round(build.ms),
    indexMb: after - before,
    large: figures('large'),
    small: figures('small'),
    near: near.length,
    empty,
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  await client.close()
} finally {
  await lab.close()
}
