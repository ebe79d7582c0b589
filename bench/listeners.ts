import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import WebSocket from 'ws'
import { percentile, type Served } from './lab.ts'

/** The fact that is timed is told by this; the reply comes after it. */
const SAID = '"kind":"shopper"'

/** Who listens where, and what is posted so that they hear something. */
export type Order = {
  live: string
  protocols: string[]
  post: string
  headers: Record<string, string>
  clients: number
  rounds: number
  /** What the floor passes on: as long as what Souk tells. Souk is posted a message. */
  told?: string
}

export type Heard = { kbEach: number; p50: number; p99: number; cpuMs: number }

function rss(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}

/** A fact as it is told in its conversation. */
export function factOf(): object {
  const id = crypto.randomUUID()
  const parts = [{ type: 'text', text: 'hello all' }]
  const message = { id, author: { kind: 'shopper', id }, parts, clientId: id }
  return { seq: 1, kind: 'message.created', at: new Date().toISOString(), data: { message } }
}

function bodyOf({ told }: Order): string {
  return told ?? JSON.stringify({ clientId: crypto.randomUUID(), parts: [{ type: 'text', text: 'hello all' }] })
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

/** Lets clients in a process of their own listen, says something again and again, and stops the server. */
export async function measure(server: Served, order: Order): Promise<Heard> {
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
  for (let round = 0; round < order.rounds; round += 1) {
    const heard = answer()
    child.send('say')
    times.push(...((await heard).times ?? []))
    // What follows the fact is read before the next one is said.
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const cpuMs = ((server.cpu() - cpu) * 1000) / order.rounds
  child.kill()
  await server.stop()
  return { kbEach, p50: percentile(times, 0.5), p99: percentile(times, 0.99), cpuMs }
}

/** A shop and a thread in it, on a new server. */
export async function openThread(base: string, operator: string): Promise<{ conversation: string; token: string }> {
  const json = { 'content-type': 'application/json' }
  await fetch(`${base}/api/shops`, {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${operator}` },
    body: JSON.stringify({ slug: 'bench', name: 'Bench', currency: 'USD', test: true }),
  })
  const opened = await fetch(`${base}/api/shops/bench/conversations`, { method: 'POST', headers: json, body: '{}' })
  return (await opened.json()) as { conversation: string; token: string }
}

const at = process.argv.indexOf('--clients')
if (at > 0) await beClients(JSON.parse(process.argv[at + 1] ?? '{}'))
