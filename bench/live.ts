import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import WebSocket from 'ws'
import { openLab, percentile } from './lab.ts'

/**
 * 5,000 live clients of one conversation on one process: memory of each, and how long a fact takes to all of them. The
 * clients live in a process of their own. JSON on stdout.
 */
const CLIENTS = Number(process.argv[2] ?? 5000)
const ROUNDS = 10

type Order = { port: number; conversation: string; token: string; clients: number }

function rss(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}

async function beClients(order: Order): Promise<void> {
  let waiting = 0
  let began = 0
  const times: number[] = []
  for (let n = 0; n < order.clients; n += 100) {
    await Promise.all(
      Array.from({ length: Math.min(100, order.clients - n) }, async () => {
        const socket = new WebSocket(
          `ws://127.0.0.1:${order.port}/api/conversations/${order.conversation}/live?after=0`,
          ['souk.v1', `bearer.${order.token}`],
          { perMessageDeflate: false },
        )
        socket.on('message', (data) => {
          // The shopper's own message is the fact that is timed; the reply after it comes as two more.
          if (!String(data).includes('"kind":"shopper"')) return
          times.push(performance.now() - began)
          waiting -= 1
          if (waiting === 0) process.send?.({ times: times.splice(0) })
        })
        await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      }),
    )
  }
  process.on('message', () => {
    waiting = order.clients
    began = performance.now()
    void fetch(`http://127.0.0.1:${order.port}/api/conversations/${order.conversation}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${order.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: crypto.randomUUID(), parts: [{ type: 'text', text: 'hello all' }] }),
    })
  })
  process.send?.({ ready: true })
}

async function measure(): Promise<void> {
  const lab = await openLab()
  try {
    const server = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'fixed', lab.folder])
    const base = `http://127.0.0.1:${server.port}`
    const json = { 'content-type': 'application/json' }
    await fetch(`${base}/api/shops`, {
      method: 'POST',
      headers: { ...json, authorization: 'Bearer bench-operator-key' },
      body: JSON.stringify({ slug: 'bench', name: 'Bench', currency: 'USD', test: true }),
    })
    const opened = await (
      await fetch(`${base}/api/shops/bench/conversations`, { method: 'POST', headers: json, body: '{}' })
    ).json()
    const pid = server.process.pid ?? 0
    const before = rss(pid)
    const child = fork(fileURLToPath(import.meta.url), [
      '--clients',
      JSON.stringify({ port: server.port, ...opened, clients: CLIENTS }),
    ])
    const answer = () =>
      new Promise<{ times?: number[] }>((resolve) =>
        child.once('message', (message) => resolve(message as { times?: number[] })),
      )
    await answer()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const kbEach = (rss(pid) - before) / CLIENTS
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const heard = answer()
      child.send('say')
      times.push(...((await heard).times ?? []))
    }
    child.kill()
    process.stdout.write(
      `${JSON.stringify({ clients: CLIENTS, kbEach, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }, null, 2)}\n`,
    )
  } finally {
    await lab.close()
  }
}

const at = process.argv.indexOf('--clients')
if (at > 0) await beClients(JSON.parse(process.argv[at + 1] ?? '{}'))
else await measure()
