import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import WebSocket from 'ws'
import { type Lab, openLab, percentile, type Served } from './lab.ts'

/**
 * 5,000 live clients of one conversation on one process: memory of each, and how long a fact takes to all of them, from
 * the request that says it. The floor in the same run is a bare `ws` server with the same clients, which live in a process
 * of their own: what they take to read is in both figures. JSON on stdout.
 */
const CLIENTS = Number(process.argv[2] ?? 5000)
const ROUNDS = 20
const OPERATOR = 'bench-operator-key'
/** The fact that is timed is told by this; the reply comes after it. */
const SAID = '"kind":"shopper"'

type Order = { live: string; protocols: string[]; post: string; headers: Record<string, string>; clients: number }

function rss(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}

/** What is posted to Souk is a message; the floor passes on a text as long as the fact that Souk makes of it. */
function bodyOf({ live }: Order): string {
  const clientId = crypto.randomUUID()
  const parts = [{ type: 'text', text: 'hello all' }]
  if (live.includes('/api/')) return JSON.stringify({ clientId, parts })
  const message = { id: clientId, author: { kind: 'shopper', id: clientId }, parts, clientId }
  return JSON.stringify({ seq: 1, kind: 'message.created', at: new Date().toISOString(), data: { message } })
}

async function beClients(order: Order): Promise<void> {
  let waiting = 0
  let began = 0
  const times: number[] = []
  for (let n = 0; n < order.clients; n += 100) {
    await Promise.all(
      Array.from({ length: Math.min(100, order.clients - n) }, async () => {
        const socket = new WebSocket(order.live, order.protocols, { perMessageDeflate: false })
        socket.on('message', (data) => {
          if (!Buffer.isBuffer(data) || !data.includes(SAID)) return
          times.push(performance.now() - began)
          waiting -= 1
          if (waiting === 0) process.send?.({ times: times.splice(0) })
        })
        await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      }),
    )
  }
  process.on('message', () => {
    const body = bodyOf(order)
    waiting = order.clients
    began = performance.now()
    void fetch(order.post, { method: 'POST', headers: order.headers, body })
  })
  process.send?.({ ready: true })
}

async function measure(server: Served, order: Order) {
  const pid = server.process.pid ?? 0
  const before = rss(pid)
  const child = fork(fileURLToPath(import.meta.url), ['--clients', JSON.stringify(order)])
  const answer = () =>
    new Promise<{ times?: number[] }>((resolve) =>
      child.once('message', (message) => resolve(message as { times?: number[] })),
    )
  await answer()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const kbEach = (rss(pid) - before) / order.clients
  const times: number[] = []
  const cpu = server.cpu()
  for (let round = 0; round < ROUNDS; round += 1) {
    const heard = answer()
    child.send('say')
    times.push(...((await heard).times ?? []))
    // What follows the fact is read before the next one is said.
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const cpuMs = ((server.cpu() - cpu) * 1000) / ROUNDS
  child.kill()
  await server.stop()
  return { kbEach, p50: percentile(times, 0.5), p99: percentile(times, 0.99), cpuMs }
}

async function measureFloor(lab: Lab) {
  const server = await lab.serve('servers/live-floor.ts', [])
  const at = `127.0.0.1:${server.port}`
  return measure(server, { live: `ws://${at}`, protocols: [], post: `http://${at}`, headers: {}, clients: CLIENTS })
}

async function measureSouk(lab: Lab) {
  const server = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'fixed', lab.folder])
  const base = `http://127.0.0.1:${server.port}`
  const json = { 'content-type': 'application/json' }
  await fetch(`${base}/api/shops`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${OPERATOR}` },
    body: JSON.stringify({ slug: 'bench', name: 'Bench', currency: 'USD', test: true }),
  })
  const opened = await fetch(`${base}/api/shops/bench/conversations`, { method: 'POST', headers: json, body: '{}' })
  const { conversation, token } = (await opened.json()) as { conversation: string; token: string }
  return measure(server, {
    live: `${base.replace('http', 'ws')}/api/conversations/${conversation}/live?after=0`,
    // A shopper's own token holds a few connections only.
    protocols: ['souk.v1', `bearer.${OPERATOR}`],
    post: `${base}/api/conversations/${conversation}/messages`,
    headers: { ...json, authorization: `Bearer ${token}` },
    clients: CLIENTS,
  })
}

async function main(): Promise<void> {
  const lab = await openLab()
  try {
    const [floor, souk] = [await measureFloor(lab), await measureSouk(lab)]
    const ratio = { p50: souk.p50 / floor.p50, p99: souk.p99 / floor.p99 }
    process.stdout.write(`${JSON.stringify({ clients: CLIENTS, floor, souk, ratio }, null, 2)}\n`)
  } finally {
    await lab.close()
  }
}

const at = process.argv.indexOf('--clients')
if (at > 0) await beClients(JSON.parse(process.argv[at + 1] ?? '{}'))
else await main()
