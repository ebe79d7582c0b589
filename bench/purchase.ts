import { Client } from 'undici'
import { openLab, percentile } from './lab.ts'

/**
 * A whole purchase through the API: search, cart, line, checkout, buyer and address, delivery, complete, pay on the
 * sandbox's page, placed: nine requests. How many a second at eight at once, and how long one takes. JSON on stdout.
 */
const SECONDS = Number(process.argv[2] ?? 8)
const AT_ONCE = 8
const CARD = { card: '4242424242424242', exp: '12/34', cvc: '123' }

// oxlint-disable-next-line typescript/no-explicit-any -- answers of the API, read like a script would
type Answer = Record<string, any>

async function call(
  client: Client,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  token: string | null,
  body?: unknown,
): Promise<Answer> {
  const answer = await client.request({
    method,
    path,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const json = (await answer.body.json()) as Answer
  if (answer.statusCode >= 300)
    throw new Error(`${method} ${path} answered ${answer.statusCode}: ${JSON.stringify(json)}`)
  return json
}

async function buy(client: Client, shop: string, query: string): Promise<void> {
  const found = await call(client, 'GET', `/api/shops/${shop}/search?limit=5&q=${encodeURIComponent(query)}`, null)
  const product = found['products'].find((hit: Answer) =>
    hit['variants'].some((variant: Answer) => variant['available']),
  )
  const variant = product.variants.find((one: Answer) => one['available'])
  const cart = await call(client, 'POST', `/api/shops/${shop}/carts`, null, {})
  const token: string = cart['token']
  await call(client, 'POST', `/api/shops/${shop}/carts/${cart['id']}/lines`, token, {
    offer: product.id,
    variant: variant.id,
  })
  const checkout = await call(client, 'POST', `/api/shops/${shop}/checkouts`, token, { cart: cart['id'] })
  const path = `/api/shops/${shop}/checkouts/${checkout['id']}`
  const addressed = await call(client, 'PATCH', path, token, {
    buyer: { name: 'Ada', email: 'ada@example.com' },
    address: { name: 'Ada', line1: 'Main Street 1', city: 'Springfield', postcode: '12345', country: 'US' },
  })
  await call(client, 'PATCH', path, token, { shippingOption: addressed['shippingOptions'][0].id })
  const started = await call(client, 'POST', `${path}/complete`, token, {})
  await call(client, 'POST', `${new URL(started['payment'].url).pathname}/pay`, null, CARD)
  const placed = await call(client, 'POST', `${path}/complete`, token, {})
  if (placed['state'] !== 'completed' || placed['order'] === undefined)
    throw new Error(`not placed: ${JSON.stringify(placed['state'])}`)
}

const lab = await openLab()
try {
  const server = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'whole', lab.folder, 'demo'])
  const operator = 'bench-operator-key'
  const client = new Client(`http://127.0.0.1:${server.port}`)
  // Nothing may sell out while it is measured.
  for (const query of ['dress', 'skirt', 'bag']) {
    const found = await call(client, 'GET', `/api/shops/atelier/search?limit=20&q=${query}`, null)
    for (const product of found['products']) {
      for (const variant of product.variants) {
        const answer = await client.request({
          method: 'PUT',
          path: `/api/shops/atelier/variants/${variant.id}/stock`,
          headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
          body: JSON.stringify({ stock: null }),
        })
        await answer.body.text()
      }
    }
  }
  const clients = Array.from({ length: AT_ONCE }, () => new Client(`http://127.0.0.1:${server.port}`))
  const queries = ['blue dress', 'a skirt', 'handbag', 'white dress under $300']
  async function run(seconds: number): Promise<number[]> {
    const end = performance.now() + seconds * 1000
    const times: number[] = []
    await Promise.all(
      clients.map(async (own, n) => {
        while (performance.now() < end) {
          const from = performance.now()
          await buy(own, 'atelier', queries[(n + times.length) % queries.length] ?? 'dress')
          times.push(performance.now() - from)
        }
      }),
    )
    return times
  }
  await run(2)
  const [nodeBefore, postgresBefore] = [server.cpu(), lab.postgresCpu()]
  const times = await run(SECONDS)
  const cpuMs = {
    node: ((server.cpu() - nodeBefore) * 1000) / times.length,
    postgres: ((lab.postgresCpu() - postgresBefore) * 1000) / times.length,
  }
  const figures = {
    perSecond: times.length / SECONDS,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpuMs,
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  await Promise.all([client, ...clients].map((one) => one.close()))
} finally {
  await lab.close()
}
