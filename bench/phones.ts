import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Pool } from 'undici'
import { percentile } from './lab.ts'

/** What every WhatsApp number here is made of, but its `phoneNumberId`. */
export const KEYS = { accessToken: 'bench-token', appSecret: 'bench-secret', verifyToken: 'bench-verifies' }

/** A simulated Graph API: takes every message at once, or after a while where a number's provider is slow. */
export type Graph = {
  url: string
  /** Milliseconds that it takes to answer, by the number that sends. */
  slow: Map<string, number>
  /** Whoever waits for something that reaches this phone. */
  arrived: Map<string, () => void>
  taken: number
  /** Reports of these states come for every message, as from the real one. */
  reports: ((number: string, statuses: unknown[]) => Promise<void>) | undefined
  close(): void
}

export async function openGraph(): Promise<Graph> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { to, biz_opaque_callback_data: key } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      const number = request.url?.split('/').at(-2) ?? ''
      const id = `wamid.${randomUUID()}`
      const answer = JSON.stringify({ messaging_product: 'whatsapp', contacts: [], messages: [{ id }] })
      const end = () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
      const pause = graph.slow.get(number)
      if (pause === undefined) end()
      else setTimeout(end, pause)
      graph.taken += 1
      graph.arrived.get(to)?.()
      if (!graph.reports) return
      for (const status of ['sent', 'delivered', 'read'])
        void graph.reports(number, [
          { id, status, timestamp: seconds(), recipient_id: to, biz_opaque_callback_data: key },
        ])
    })
  })
  const graph: Graph = {
    url: '',
    slow: new Map(),
    arrived: new Map(),
    taken: 0,
    reports: undefined,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  graph.url = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
  return graph
}

/** A number of a shop, and where its reports go. */
export type Number_ = { id: string; path: string }
export type Phones = {
  people: number
  /** Somebody writes: resolves when a message has reached their phone, with the milliseconds since. */
  say(person: number, text: string): Promise<number>
  /** A report about what became of messages, signed like any other. */
  report(number: Number_, statuses: readonly unknown[]): Promise<void>
  close(): Promise<void>
}

/** People with phones: person n writes to the number n modulo the count of numbers. Addresses begin with `prefix`. */
export function openPhones(
  graph: Graph,
  port: number,
  numbers: readonly Number_[],
  { people, prefix }: { people: number; prefix: string },
): Phones {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 32 })

  async function post({ id, path }: Number_, value: Record<string, unknown>): Promise<void> {
    const metadata = { display_phone_number: '15550783881', phone_number_id: id }
    const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }]
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] })
    const signature = createHmac('sha256', KEYS.appSecret).update(body).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
    const answer = await pool.request({ method: 'POST', path, headers, body })
    await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`the webhook answered ${answer.statusCode}`)
  }

  return {
    people,
    async say(person, text) {
      const from = `${prefix}${person}`
      const number = numbers[person % numbers.length]
      if (!number) throw new Error('there is no number')
      const contacts = [{ profile: { name: 'Sheena Nelson' }, wa_id: from }]
      const message = { from, id: `wamid.${randomUUID()}`, timestamp: seconds(), type: 'text', text: { body: text } }
      const began = performance.now()
      const arrival = new Promise<number>((resolve) =>
        graph.arrived.set(from, () => {
          graph.arrived.delete(from)
          resolve(performance.now() - began)
        }),
      )
      await post(number, { contacts, messages: [message] })
      return arrival
    },
    report: (number, statuses) => post(number, { statuses }),
    close: () => pool.close(),
  }
}

function seconds(): string {
  return String(Math.floor(Date.now() / 1000))
}

/** So many are waiting for an answer at any time. */
const WAITING = 64

/** One after another writes, as soon as somebody else has their answer: answers a second. */
export async function saturate(phones: Phones, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000
  let [next, done] = [0, 0]
  await Promise.all(
    Array.from({ length: WAITING }, async () => {
      while (performance.now() < end) {
        const person = next++ % phones.people
        await phones.say(person, `I need a dress, ${'x'.repeat(person % 8)}`)
        done += 1
      }
    }),
  )
  return done / seconds
}

/** Everybody writes for the first time. */
export async function greet(phones: Phones): Promise<void> {
  const all = Array.from({ length: phones.people }, (_, person) => person).values()
  await Promise.all(
    Array.from({ length: WAITING }, async () => {
      for (const person of all) await phones.say(person, 'Hello')
    }),
  )
}

export type Times = { p50: number; p99: number }

/** An even stream of messages, each by somebody who has had their answer: milliseconds to the outbound call. */
export async function stream({ people, say }: Phones, perSecond: number, seconds: number): Promise<Times> {
  const free = Array.from({ length: people }, (_, person) => person)
  const times: number[] = []
  const running: Promise<void>[] = []
  const begin = performance.now()
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const pause = begin + (n * 1000) / perSecond - performance.now()
    if (pause > 1) await new Promise((resolve) => setTimeout(resolve, pause))
    const person = free.shift()
    if (person === undefined) {
      times.push(Number.POSITIVE_INFINITY)
      continue
    }
    running.push(
      say(person, `and another one, ${'x'.repeat(n % 8)}`).then((time) => {
        times.push(time)
        free.push(person)
      }),
    )
  }
  await Promise.all(running)
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}
