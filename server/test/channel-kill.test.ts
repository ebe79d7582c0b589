import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact } from '@souk/contract/conversation.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import { openTelegram } from '@souk/demo/simulators/telegram.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectionTo } from '../src/kernel/postgres-cluster.ts'
import { checkThread, isAnswered, ownOf, randomFrom, threadsOf } from './kept.ts'
import { freePort, operatorKeyOf, type ServerProcess, startServer } from './server-process.ts'

/** How often the server is killed; more by SOUK_KILLS, for a look at more moments than every run has time for. */
const KILLS = Number(process.env['SOUK_KILLS'] ?? 2)
const SEED = 20_261_122
const LEAST_MESSAGES = 3
/** So many messages are taken between two kills at least. */
const LOAD = 9
const SHOP = 'kill'
/** Long enough for a kill to come between a provider's taking a message and our hearing of it. */
const FAULTS = { latencyMs: 120, duplicate: 0.2, reorderMs: 60, seed: SEED }
const WORDS = ['Hello!', 'What does the song cost?', 'Do you deliver?', 'I need a blue dress']

let folder: string
let port: number
let server: ServerProcess
let operatorKey: string
let simulators: ChannelSimulator[]
let killing = true
const random = randomFrom(SEED)

async function ask<T>(path: string, { token, body }: { token: string; body?: unknown }): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-channel-kill-'))
  port = await freePort()
  simulators = await Promise.all([openWhatsapp(FAULTS), openTelegram(FAULTS), openSms(FAULTS)])
  server = startServer(folder, { PORT: String(port) })
  await server.ready
  const token = await operatorKeyOf(folder)
  operatorKey = token
  await ask('/api/shops', { token, body: { slug: SHOP, name: 'Kill', currency: 'USD', test: true } })
  for (const { kind, settings, connect } of simulators) {
    const body = { kind, settings: { ...settings } }
    connect((await ask<{ webhookUrl: string }>(`/api/shops/${SHOP}/connections`, { token, body })).webhookUrl)
  }
}, 120_000)

afterAll(async () => {
  server.kill('SIGTERM')
  await server.exited
  await Promise.all(simulators.map((simulator) => simulator.close()))
  await rm(folder, { recursive: true, force: true })
}, 60_000)

type Writer = { simulator: ChannelSimulator; person: string; mark: string; texts: string[] }

/** Writes on when the last message was taken: each webhook comes again until it is acknowledged, some come twice. */
async function write({ simulator, person, mark, texts }: Writer): Promise<void> {
  for (let count = 0; killing || count < LEAST_MESSAGES; count += 1) {
    const text = `${WORDS[count % WORDS.length]} (${mark}-${count})`
    await simulator.write(person, { type: 'text', text })
    texts.push(text)
    // Sometimes in one go, sometimes after they have been answered.
    await sleep(random() < 0.3 ? 50 : 600 + random() * 600)
  }
}

function countOf(writers: readonly Writer[]): number {
  return writers.reduce((sum, { texts }) => sum + texts.length, 0)
}

/** A server that has just started is under load again when the providers have come back to it. */
async function moreIsWritten(writers: readonly Writer[]): Promise<void> {
  const before = countOf(writers)
  while (countOf(writers) < before + LOAD) await sleep(20)
}

async function killServer(): Promise<void> {
  server.kill('SIGKILL')
  await server.exited
  server = startServer(folder, { PORT: String(port) })
  await server.ready
}

type Sent = {
  delivery: string
  state: string
  reason: string | null
  seq: number
  position: number | null
  ref: string
}

/** What the store knows of everything that was to go to somebody. */
async function sentTo(client: pg.Client, kind: string, person: string): Promise<Sent[]> {
  const { rows } = await client.query<Sent>(
    `select d.id as delivery, d.state, d.reason, d.seq::int as seq, s.position, s.ref from deliveries d
     join handles h on h.home = d.home and h.id = d.handle
     left join sent_messages s on s.home = d.home and s.delivery = d.id
     where h.channel = $1 and h.address = $2 order by d.seq, s.position`,
    [kind, person],
  )
  return rows
}

/** PostgreSQL goes on while the server is killed: it says itself where its socket is. */
async function openDatabase(): Promise<pg.Client> {
  const lines = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const client = new pg.Client(connectionTo(lines[4] ?? ''))
  // A test that fails leaves it open when PostgreSQL is stopped.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Every thread, once all that was written has been answered, and nothing waits to be sent. */
async function settled(client: pg.Client, writers: readonly Writer[]): Promise<Fact[][]> {
  const written = countOf(writers)
  for (const end = Date.now() + 60_000; ; await sleep(250)) {
    const threads = await threadsOf(ask, SHOP, operatorKey)
    const { rowCount } = await client.query(`select 1 from deliveries where state in ('queued', 'sending') limit 1`)
    const isAll = threads.flatMap(ownOf).length >= written && threads.every(isAnswered)
    if ((isAll && rowCount === 0) || Date.now() > end) return threads
  }
}

/**
 * What reached somebody is what was to reach them, in its order. Answers how much of it nobody can know; only a provider that
 * takes no key of ours and echoes none may leave anything in doubt, and what came of that at most once.
 */
function checkPhone({ simulator, person }: Writer, sent: readonly Sent[], facts: readonly Fact[]): number {
  const doubtful = sent.filter(({ state }) => state === 'uncertain')
  const known = sent.filter(({ state }) => state === 'sent')
  expect(doubtful.length + known.length, 'everything has come to an end').toBe(sent.length)
  expect(new Set(sent.map(({ seq }) => seq))).toEqual(
    new Set(facts.flatMap(({ kind, seq, ...fact }) => (isSaid({ kind, ...fact }) ? [seq] : []))),
  )
  const seen = simulator.seen(person).map(({ ref }) => ref)
  expect(new Set(seen).size).toBe(seen.length)
  const places = new Map(known.map((one) => [one.ref, one]))
  for (const { ref } of known) expect(seen, 'nothing is lost').toContain(ref)
  const order = seen.flatMap((ref) => places.get(ref) ?? [])
  expect(order, 'it came in its order').toEqual(known)
  const more = seen.length - known.length
  if (simulator.kind !== 'telegram') {
    expect(doubtful).toEqual([])
    expect(more, 'nothing came twice').toBe(0)
    return 0
  }
  // At most one was on its way to them at each kill.
  expect(doubtful.length).toBeLessThanOrEqual(KILLS)
  expect(more, 'what came without our knowing is said to be in doubt').toBeLessThanOrEqual(doubtful.length)
  const told = facts.flatMap((fact) => (fact.kind === 'message.status' ? [fact.data.status] : []))
  expect(told.filter((status) => status === 'uncertain')).toHaveLength(doubtful.length)
  return doubtful.length
}

function isSaid(fact: Pick<Fact, 'kind' | 'data'>): boolean {
  return fact.kind === 'message.created' && JSON.stringify(fact.data).includes('"kind":"concierge"')
}

test(
  'kill -9 under load by WhatsApp, Telegram and SMS: nothing lost, each thread in its order, nothing double',
  async () => {
    const writers = simulators.flatMap((simulator) =>
      simulator.people.map((person, index): Writer => ({
        simulator,
        person,
        mark: `${simulator.kind}-${index}`,
        texts: [],
      })),
    )
    const writing = Promise.all(writers.map(write))
    // The killing goes on however the writers fare; their failures are told afterwards.
    writing.catch(() => undefined)
    for (let kill = 0; kill < KILLS; kill += 1) {
      await moreIsWritten(writers)
      await sleep(random() * 1300)
      await killServer()
    }
    killing = false
    await writing
    const client = await openDatabase()
    const threads = await settled(client, writers)
    const counts = { messages: 0, turns: 0, sent: 0, doubtful: 0 }
    for (const writer of writers) {
      const { simulator, person, mark, texts } = writer
      const own = threads.filter((facts) => JSON.stringify(ownOf(facts)).includes(`(${mark}-`))
      expect(own, 'who writes has one thread').toHaveLength(1)
      const [facts = []] = own
      const { messages, turns } = checkThread(facts, texts)
      const sent = await sentTo(client, simulator.kind, person)
      counts.doubtful += checkPhone(writer, sent, facts)
      counts.messages += messages
      counts.turns += turns
      counts.sent += sent.length
    }
    await client.end()
    console.log(
      `killed the server ${KILLS} times (seed ${SEED}): ${counts.messages} messages by ${writers.length} people of three ` +
        `messengers, ${counts.turns} turns, ${counts.sent} messages sent; lost 0, double 0, in doubt by Telegram ${counts.doubtful}`,
    )
  },
  120_000 + KILLS * 30_000,
)
