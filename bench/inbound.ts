import pg from 'pg'
import { type Lab, median, openLab, type Served } from './lab.ts'
import {
  type Graph,
  KEYS,
  type Number_,
  greet,
  openGraph,
  openPhones,
  type Phones,
  saturate,
  stream,
} from './phones.ts'

/**
 * A signed WhatsApp webhook in → the reply at a simulated Graph API out, against the floor in the same run: at saturation,
 * and how long it takes at 200 and 500 messages a second. Both take turns, and a ratio is the median of the pairs, so that
 * whatever else the machine does touches both. `reported`: the same with a report of each message that it was sent,
 * delivered and read, as they come in life: three webhooks more for each. `--fair`: how long people wait whose number has no trouble while another
 * one has, in pairs with and without. `node bench/inbound.ts [--fair] [seconds] [pairs]`, JSON on stdout.
 */
const FAIR = process.argv.includes('--fair')
const [SECONDS = 3, PAIRS = 5] = process.argv.slice(2).map(Number).filter(Number.isFinite)
const RATES = [200, 500]
/** Of chats beside which another number is in trouble. */
const FAIR_RATE = 100
const CAMPAIGN = 20_000
const SLOW_MS = 2000
/** Whoever writes again within a moment is waited for to finish: there are enough people that nobody does. */
const PEOPLE = 2048
const FEW = 256
/** WhatsApp takes 80 messages a second from a number. */
const NUMBERS = 32
const OPERATOR = { authorization: 'Bearer bench-operator-key', 'content-type': 'application/json' }

type Side = { phones: Phones; served: Served; numbers: readonly Number_[]; database: pg.PoolConfig }

async function openFloor(lab: Lab, graph: Graph): Promise<Side> {
  const database = await lab.database()
  const args = [JSON.stringify(database), KEYS.appSecret, graph.url]
  const served = await lab.serve('servers/inbound-floor.ts', args)
  const numbers = [{ id: '1', path: '/' }]
  const phones = openPhones(graph, served.port, numbers, { people: PEOPLE, prefix: '1555' })
  return { served, phones, numbers, database }
}

async function openSouk(lab: Lab, graph: Graph): Promise<Side> {
  const database = await lab.database()
  const served = await lab.serve('servers/souk.ts', [JSON.stringify(database), 'fixed', lab.folder])
  const base = `http://127.0.0.1:${served.port}`
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(base + path, { method: 'POST', headers: OPERATOR, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  await post('/api/shops', { slug: 'bench', name: 'Bench', currency: 'USD', test: true })
  const numbers: Number_[] = []
  for (let n = 0; n < NUMBERS; n += 1) {
    const settings = { ...KEYS, phoneNumberId: String(1000 + n), apiBase: graph.url }
    const made = await post('/api/shops/bench/connections', { kind: 'whatsapp', settings })
    numbers.push({ id: settings.phoneNumberId, path: new URL(made.webhookUrl).pathname })
  }
  const phones = openPhones(graph, served.port, numbers, { people: PEOPLE, prefix: '1666' })
  return { served, phones, numbers, database }
}

/** Everybody has a thread, and PostgreSQL has looked at its tables, as it does by itself in the first minute. */
async function warmUp({ phones, database }: Side): Promise<void> {
  await greet(phones)
  await saturate(phones, 2)
  await run(database, 'analyze')
}

async function run(database: pg.PoolConfig, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(database)
  await client.connect()
  await client.query(text, values)
  await client.end()
}

/** With what became of each message, as WhatsApp reports it. */
async function measureReported({ phones, numbers, served }: Side, graph: Graph, lab: Lab) {
  graph.reports = async (id, statuses) => {
    const number = numbers.find((one) => one.id === id)
    if (number) await phones.report(number, statuses)
  }
  const [node, postgres] = [served.cpu(), lab.postgresCpu()]
  const messages = (await saturate(phones, SECONDS)) * SECONDS
  // What is still under way belongs to them.
  await new Promise((resolve) => setTimeout(resolve, 1000))
  graph.reports = undefined
  const cpuOf = (seconds: number) => Number(((seconds * 1000) / messages).toPrecision(3))
  const cpuMs = { node: cpuOf(served.cpu() - node), postgres: cpuOf(lab.postgresCpu() - postgres) }
  return { perSecond: Number((messages / SECONDS).toPrecision(3)), cpuMs }
}

type Figures = {
  perSecond: number
  cpuMs: { node: number; postgres: number }
  /** Milliseconds, by messages a second. */
  at: Record<string, { p50: number; p99: number }>
}

/** A steady stream first: what a flood leaves behind for the database to tidy is no part of it. */
async function measure({ phones, served }: Side, lab: Lab): Promise<Figures> {
  const at: Figures['at'] = {}
  for (const rate of RATES) {
    // Who has just written is no longer in the middle of it.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    at[rate] = await stream(phones, rate, 2 * SECONDS)
  }
  const [node, postgres] = [served.cpu(), lab.postgresCpu()]
  const perSecond = await saturate(phones, SECONDS)
  const messages = perSecond * SECONDS
  const cpuMs = {
    node: ((served.cpu() - node) * 1000) / messages,
    postgres: ((lab.postgresCpu() - postgres) * 1000) / messages,
  }
  return { perSecond, cpuMs, at }
}

function medians(all: readonly Figures[]): Figures {
  const of = (figure: (one: Figures) => number) => Number(median(all.map(figure)).toPrecision(3))
  return {
    perSecond: of((one) => one.perSecond),
    cpuMs: { node: of((one) => one.cpuMs.node), postgres: of((one) => one.cpuMs.postgres) },
    at: Object.fromEntries(
      RATES.map((rate) => [
        rate,
        { p50: of((one) => one.at[rate]?.p50 ?? Number.NaN), p99: of((one) => one.at[rate]?.p99 ?? Number.NaN) },
      ]),
    ),
  }
}

async function compare(lab: Lab, graph: Graph) {
  const sides = { floor: await openFloor(lab, graph), souk: await openSouk(lab, graph) }
  const floor: Figures[] = []
  const souk: Figures[] = []
  for (const side of Object.values(sides)) await warmUp(side)
  for (let pair = 0; pair < PAIRS; pair += 1) {
    floor.push(await measure(sides.floor, lab))
    souk.push(await measure(sides.souk, lab))
  }
  const reported = await measureReported(sides.souk, graph, lab)
  for (const { phones } of Object.values(sides)) await phones.close()
  const over = (figure: (one: Figures) => number) =>
    Number(median(souk.map((one, n) => figure(one) / (floor[n] ? figure(floor[n]) : Number.NaN))).toPrecision(3))
  const ratio = {
    saturation: over((one) => one.perSecond),
    p99: Object.fromEntries(RATES.map((rate) => [rate, over((one) => one.at[rate]?.p99 ?? Number.NaN)])),
  }
  return { floor: medians(floor), souk: medians(souk), ratio, reported }
}

/** As a campaign leaves it: a message to each of thousands of people of one number, to be sent now. */
const QUEUE = `
with threads as (
  select c.home, c.id, row_number() over () - 1 as place, count(*) over () as count
  from conversations c join handles h on h.home = c.home and h.id = c.handle where h.connection = $1
), person as (
  select t.home, t.id as conversation, gen_random_uuid() as handle, gen_random_uuid() as message, n
  from generate_series(1, $2::int) n join threads t on t.place = n % t.count
), reached as (
  insert into handles (home, id, channel, scope, address, connection, heard_at)
  select home, handle, 'whatsapp', 'campaign', handle, $1, now() from person
), said as (
  insert into messages (home, id, conversation, seq, author_kind, parts, in_reply_to, at)
  select home, message, conversation, 1000000 + n, 'shop', '[{"type": "text", "text": "All at half the price today."}]', message, now()
  from person
)
insert into deliveries (home, id, conversation, message, seq, handle, connection)
select home, gen_random_uuid(), conversation, message, 1000000 + n, handle, $1 from person`
const UNQUEUE = `
with ended as (delete from deliveries where connection = $1 and seq > 1000000 and state = 'queued' returning home, message)
delete from messages m using ended e where m.home = e.home and m.id = e.message`

type Trouble = { begin(): Promise<void>; end(): Promise<void> }

/** The median of those who are in no trouble, in pairs with and without. */
async function compareTrouble(others: Phones, trouble: Trouble) {
  const pairs: { quiet: number; beside: number }[] = []
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const { p50: quiet } = await stream(others, FAIR_RATE, SECONDS)
    await trouble.begin()
    const { p50: beside } = await stream(others, FAIR_RATE, SECONDS)
    await trouble.end()
    pairs.push({ quiet, beside })
  }
  const of = (figure: (pair: { quiet: number; beside: number }) => number) =>
    Number(median(pairs.map(figure)).toPrecision(3))
  return {
    quiet: of(({ quiet }) => quiet),
    beside: of(({ beside }) => beside),
    ratio: of((one) => one.beside / one.quiet),
  }
}

async function measureFair(lab: Lab, graph: Graph) {
  const side = await openSouk(lab, graph)
  await warmUp(side)
  const [troubled, ...quiet] = side.numbers
  if (!troubled) throw new Error('there is no number')
  const connection = troubled.path.split('/').at(-1)
  const others = openPhones(graph, side.served.port, quiet, { people: FEW, prefix: '1777' })
  const victims = openPhones(graph, side.served.port, [troubled], { people: FEW, prefix: '1888' })
  for (const phones of [others, victims]) await greet(phones)
  const campaign = await compareTrouble(others, {
    begin: () => run(side.database, QUEUE, [connection, CAMPAIGN]),
    end: () => run(side.database, UNQUEUE, [connection]),
  })
  const slow = await compareTrouble(others, {
    async begin() {
      graph.slow.set(troubled.id, SLOW_MS)
      for (let person = 0; person < FEW; person += 1) void victims.say(person, 'Is anybody there?')
    },
    async end() {
      graph.slow.delete(troubled.id)
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    },
  })
  for (const phones of [side.phones, others, victims]) await phones.close()
  return { campaign, slow }
}

const lab = await openLab()
const graph = await openGraph()
try {
  const figures = await (FAIR ? measureFair(lab, graph) : compare(lab, graph))
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
} finally {
  await lab.close()
  graph.close()
}
