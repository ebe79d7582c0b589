import { createHmac, randomUUID } from 'node:crypto'
import { Client } from 'undici'
import WebSocket from 'ws'
import { type Lab, median, openLab, percentile, type Served } from './lab.ts'

/**
 * Message in → reply stored and visible to a live client, against the floor in the same run: at saturation, and the 99th
 * percentile at 200 messages a second. Both take turns, and the ratio is the median of the pairs, so that whatever else the
 * machine does touches both. `node bench/messages.ts [seconds] [fixed | flagship]`, JSON on stdout.
 */
const SECONDS = Number(process.argv[2] ?? 6)
const PAIRS = 5
const CLIENTS = 64
const RATE = 200
const KEY = 'bench'

/** What shoppers write in the flagship mix: every one is understood, searched for and answered with cards. */
const MIX = [
  'I need a prom dress, blue or white, at most $200',
  'show me red evening gowns',
  'Ich suche ein blaues Kleid unter 150 Dollar',
  'нужно белое платье на выпускной до 200 долларов',
  'something in silk, not black',
  '我想要一条蓝色的裙子',
  'een zwarte jurk voor een bruiloft',
  'cheaper please',
]

type Target = { say(client: number, text: string): Promise<void>; close(): Promise<void> }

async function floorTarget(port: number): Promise<Target> {
  const clients = Array.from({ length: CLIENTS }, () => new Client(`http://127.0.0.1:${port}`))
  const conversations = clients.map(() => randomUUID())
  return {
    async say(n, text) {
      const body = JSON.stringify({
        conversation: conversations[n],
        clientId: randomUUID(),
        parts: [{ type: 'text', text }],
      })
      const signature = createHmac('sha256', KEY).update(body).digest('hex')
      const answer = await clients[n]!.request({
        method: 'POST',
        path: '/',
        headers: { 'x-signature': signature, 'content-type': 'application/json' },
        body,
      })
      await answer.body.text()
      if (answer.statusCode !== 201) throw new Error(`the floor answered ${answer.statusCode}`)
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}

async function soukTarget(port: number, slug: string): Promise<Target> {
  const base = `http://127.0.0.1:${port}`
  const members = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new Client(base)
      const answer = await client.request({
        method: 'POST',
        path: `/api/shops/${slug}/conversations`,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      const { conversation, token } = (await answer.body.json()) as { conversation: string; token: string }
      const socket = new WebSocket(`ws://127.0.0.1:${port}/api/conversations/${conversation}/live?after=0`, [
        'souk.v1',
        `bearer.${token}`,
      ])
      const waiting = new Map<string, () => void>()
      socket.on('message', (data) => {
        const fact = JSON.parse(String(data))
        if (fact.kind !== 'message.created' || fact.data.message.author.kind !== 'concierge') return
        const id = fact.data.message.inReplyTo
        answered.add(id)
        waiting.get(id)?.()
      })
      const answered = new Set<string>()
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      return { client, conversation, token, socket, waiting, answered }
    }),
  )
  return {
    async say(n, text) {
      const { client, conversation, token, waiting, answered } = members[n]!
      const answer = await client.request({
        method: 'POST',
        path: `/api/conversations/${conversation}/messages`,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ clientId: randomUUID(), parts: [{ type: 'text', text }] }),
      })
      const { message } = (await answer.body.json()) as { message: string }
      if (answer.statusCode !== 201) throw new Error(`souk answered ${answer.statusCode}`)
      if (answered.delete(message)) return
      await new Promise<void>((resolve) => waiting.set(message, resolve))
      waiting.delete(message)
      answered.delete(message)
    },
    async close() {
      for (const { socket } of members) socket.terminate()
      await Promise.all(members.map(({ client }) => client.close()))
    },
  }
}

/** Every client says the next thing as soon as it has its answer. */
async function saturate(target: Target, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, n) => {
      while (performance.now() < end) {
        await target.say(n, `I need a dress, ${'x'.repeat(done % 8)}`)
        done += 1
      }
    }),
  )
  return done / seconds
}

/** An even stream of messages, each by a client that is free; milliseconds from sending to the visible answer. */
async function stream(target: Target, seconds: number): Promise<number[]> {
  const free = Array.from({ length: CLIENTS }, (_, n) => n)
  const times: number[] = []
  const begin = performance.now()
  const running: Promise<void>[] = []
  for (let n = 0; n < RATE * seconds; n += 1) {
    const due = begin + (n * 1000) / RATE
    const pause = due - performance.now()
    if (pause > 1) await new Promise((resolve) => setTimeout(resolve, pause))
    const client = free.shift()
    if (client === undefined) {
      times.push(Number.POSITIVE_INFINITY)
      continue
    }
    const from = performance.now()
    running.push(
      target.say(client, `and another one, ${'x'.repeat(n % 8)}`).then(() => {
        times.push(performance.now() - from)
        free.push(client)
      }),
    )
  }
  await Promise.all(running)
  return times
}

type Side = { target: Target; served: Served }
type Figures = { perSecond: number; p50: number; p99: number; cpuMs: { node: number; postgres: number } }

async function measure({ target, served }: Side, lab: Lab, seconds = SECONDS): Promise<Figures> {
  const [nodeBefore, postgresBefore] = [served.cpu(), lab.postgresCpu()]
  const perSecond = await saturate(target, seconds)
  const messages = perSecond * seconds
  const cpuMs = {
    node: ((served.cpu() - nodeBefore) * 1000) / messages,
    postgres: ((lab.postgresCpu() - postgresBefore) * 1000) / messages,
  }
  const times = await stream(target, seconds)
  return { perSecond: Math.round(perSecond), p50: percentile(times, 0.5), p99: percentile(times, 0.99), cpuMs }
}

async function close({ target, served }: Side): Promise<void> {
  await target.close()
  await served.stop()
}

async function openFloor(lab: Lab): Promise<Side> {
  const served = await lab.serve('servers/floor.ts', [JSON.stringify(await lab.database()), KEY])
  return { served, target: await floorTarget(served.port) }
}

async function openFixed(lab: Lab): Promise<Side> {
  const served = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'fixed', lab.folder])
  await fetch(`http://127.0.0.1:${served.port}/api/shops`, {
    method: 'POST',
    headers: { authorization: 'Bearer bench-operator-key', 'content-type': 'application/json' },
    body: JSON.stringify({ slug: 'bench', name: 'Bench', currency: 'USD', test: true }),
  })
  return { served, target: await soukTarget(served.port, 'bench') }
}

function medians(all: readonly Figures[]): Figures {
  const of = (figure: (one: Figures) => number) => median(all.map(figure))
  return {
    perSecond: of((one) => one.perSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    cpuMs: { node: of((one) => one.cpuMs.node), postgres: of((one) => one.cpuMs.postgres) },
  }
}

async function comparePairs(lab: Lab) {
  const sides = { floor: await openFloor(lab), souk: await openFixed(lab) }
  for (const { target } of Object.values(sides)) await saturate(target, 2)
  const floor: Figures[] = []
  const souk: Figures[] = []
  for (let pair = 0; pair < PAIRS; pair += 1) {
    floor.push(await measure(sides.floor, lab, SECONDS / 2))
    souk.push(await measure(sides.souk, lab, SECONDS / 2))
  }
  for (const side of Object.values(sides)) await close(side)
  const over = (figure: (one: Figures) => number) =>
    median(souk.map((one, n) => figure(one) / (floor[n] ? figure(floor[n]) : Number.NaN)))
  const ratio = { saturation: over((one) => one.perSecond), p50: over((one) => one.p50), p99: over((one) => one.p99) }
  return { floor: medians(floor), souk: medians(souk), ratio }
}

async function measureFixed(lab: Lab) {
  const side = await openFixed(lab)
  await saturate(side.target, 2)
  const figures = await measure(side, lab)
  await close(side)
  return figures
}

async function measureFlagship(lab: Lab) {
  const served = await lab.serve('servers/souk.ts', [JSON.stringify(await lab.database()), 'whole', lab.folder, 'demo'])
  const plain = await soukTarget(served.port, 'atelier')
  const target: Target = { ...plain, say: (n, text) => plain.say(n, MIX[text.length % MIX.length] ?? text) }
  await saturate(target, 2)
  const figures = await measure({ target, served }, lab)
  await close({ target, served })
  return figures
}

const only = process.argv[3]
const lab = await openLab()
try {
  const figures =
    only === 'fixed'
      ? { souk: await measureFixed(lab) }
      : only === 'flagship'
        ? { flagship: await measureFlagship(lab) }
        : { ...(await comparePairs(lab)), flagship: await measureFlagship(lab) }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
} finally {
  await lab.close()
}
