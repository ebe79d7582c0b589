import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@souk/sdk/client.ts'
import type { Fact } from '@souk/contract/conversation.ts'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { freshDatabase } from './harness/database.ts'
import { databasePid, isAlive, operatorKeyOf, type ServerProcess, startServer } from './server-process.ts'
import { eventually } from './trade.ts'

const running: ServerProcess[] = []
const folders: string[] = []

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-start-'))
  folders.push(folder)
  return folder
}

function start(data: string, env?: Record<string, string>): ServerProcess {
  const server = startServer(data, env)
  running.push(server)
  return server
}

afterEach(async () => {
  for (const server of running.splice(0)) {
    server.kill('SIGTERM')
    await Promise.race([server.exited, sleep(20_000).then(() => server.kill('SIGKILL'))])
  }
  for (const folder of folders.splice(0)) {
    // Where a test killed its server, the database that it left is ended here.
    const pid = await databasePid(folder)
    if (pid !== undefined) process.kill(pid, 'SIGQUIT')
    await eventually('the database is gone', async () => pid === undefined || !isAlive(pid))
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)

test('a second start on the same folder exits 1 and names the process; the first one goes on', async () => {
  const data = await folderOf()
  const first = start(data)
  const url = await first.ready
  expect(Number(await readFile(join(data, 'souk.pid'), 'utf8'))).toBe(first.child.pid)
  const second = start(data)
  expect(await second.exited).toBe(1)
  expect(second.log()).toContain(`(process ${first.child.pid})`)
  expect((await fetch(`${url}/ready`)).status).toBe(200)
  expect(Number(await readFile(join(data, 'souk.pid'), 'utf8'))).toBe(first.child.pid)
}, 60_000)

test('SIGTERM finishes what is in hand, exits 0 and leaves nothing running; what was acknowledged is there afterwards', async () => {
  const data = await folderOf()
  const first = start(data)
  const url = await first.ready
  const operatorKey = await operatorKeyOf(data)
  const operator = createClient({ baseUrl: url, token: operatorKey })
  await operator.call('createShop', { body: { slug: 'drain', name: 'Drain', currency: 'USD', test: true } })
  const threads = await Promise.all(Array.from({ length: 6 }, () => operator.startConversation('drain', 'en')))
  const stored: { conversation: string; token: string; seq: number; message: string }[] = []
  const answers = { refused: 0 }
  let stopping = false
  // What arrives while it stops is answered or refused, and never stored without an answer.
  const writing = Promise.allSettled(
    threads.map(async ({ conversation, token }) => {
      const client = createClient({ baseUrl: url, token })
      while (!stopping) {
        const { seq, message } = await client.say(conversation, 'Hello!')
        stored.push({ conversation, token, seq, message })
      }
    }),
  )
  await sleep(400)
  first.kill('SIGTERM')
  const pid = await databasePid(data)
  const results = await writing
  stopping = true
  for (const result of results) {
    if (result.status === 'fulfilled') continue
    answers.refused += 1
    expect((result.reason as { status: number }).status, String(result.reason)).toBeOneOf([0, 503])
  }
  expect(await first.exited).toBe(0)
  expect(answers.refused).toBeGreaterThan(0)
  expect(pid !== undefined && isAlive(pid)).toBe(false)
  await expect(readFile(join(data, 'souk.pid'))).rejects.toThrow(/ENOENT/)

  const again = createClient({ baseUrl: await start(data).ready })
  expect(stored.length).toBeGreaterThan(6)
  for (const { conversation, token } of threads) {
    const client = again.with(token)
    let facts: readonly Fact[] = []
    await eventually('every message has been considered', async () => {
      facts = (await client.facts(conversation, 0)).facts
      for (let more = facts; more.length > 0; facts = [...facts, ...more])
        more = (await client.facts(conversation, facts.length)).facts
      const last = facts.findLast(
        (fact) => fact.kind === 'message.created' && fact.data.message.author.kind === 'shopper',
      )
      return facts.some((fact) => fact.kind === 'turn.done' && fact.data.upTo >= (last?.seq ?? 0))
    })
    for (const own of stored.filter((one) => one.conversation === conversation)) {
      const fact = facts[own.seq - 1]
      expect(fact?.kind === 'message.created' && fact.data.message.id).toBe(own.message)
    }
  }
}, 120_000)

test('killed at any moment of its first start, the next one begins as if nothing had been', async () => {
  const data = await folderOf()
  // From the first file to half of the migration and of the demo market.
  for (const moment of [150, 500, 900, 1400, 2200]) {
    const server = start(data, { SOUK_DEMO: '1' })
    await Promise.race([sleep(moment), server.ready])
    server.kill('SIGKILL')
    await server.exited
  }
  const url = await start(data, { SOUK_DEMO: '1' }).ready
  expect((await fetch(`${url}/ready`)).status).toBe(200)
  const client = createClient({ baseUrl: url })
  const shops = await client.shops()
  expect(shops.length).toBeGreaterThanOrEqual(3)
  for (const { slug } of shops) {
    const { products, total } = await client.call('search', { params: { shop: slug }, query: { q: '', limit: 100 } })
    expect(total).toBeGreaterThan(0)
    expect(new Set(products.map(({ externalId }) => externalId)).size).toBe(products.length)
  }
}, 120_000)

test('a migration that was cut off leaves nothing half done', async () => {
  const data = await folderOf()
  const first = start(data)
  // The moment the table of migrations is there, the first of them is under way or just done.
  await Promise.race([
    first.ready,
    eventually('the database is up', async () => (await databasePid(data)) !== undefined, 30_000),
  ])
  for (let step = 0; step < 6; step += 1) {
    const server = step === 0 ? first : start(data)
    await sleep(step * 120)
    server.kill('SIGKILL')
    await server.exited
  }
  const url = await start(data).ready
  const operator = createClient({ baseUrl: url, token: await operatorKeyOf(data) })
  expect(await operator.call('createShop', { body: { slug: 'after', name: 'After', currency: 'USD' } })).toMatchObject({
    slug: 'after',
  })
}, 120_000)

test('two servers on one database: what is written through one reaches a live client of the other, both ways', async () => {
  const database = await freshDatabase()
  const { host, port, user, database: name } = database.connection
  const url = new URL('postgres://x')
  url.username = String(user)
  url.pathname = `/${name}`
  url.searchParams.set('host', String(host))
  if (port !== undefined) url.searchParams.set('port', String(port))
  const env = {
    DATABASE_URL: url.href,
    SOUK_SECRET: Buffer.alloc(32, 5).toString('base64'),
    SOUK_ADMIN_KEY: 'operator-of-both',
  }
  const [one, two] = [start(await folderOf(), env), start(await folderOf(), env)]
  const [first, second] = await Promise.all([one.ready, two.ready])
  const operator = createClient({ baseUrl: first, token: env.SOUK_ADMIN_KEY })
  await operator.call('createShop', { body: { slug: 'both', name: 'Both', currency: 'USD', test: true } })
  // A server learns of the other with its next sign of life.
  await sleep(6000)
  const { conversation, token } = await createClient({ baseUrl: second }).startConversation('both', 'en')
  const heard: Record<string, number[]> = { first: [], second: [] }
  const sockets = Object.entries({ first, second }).map(([name, base]) => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/api/conversations/${conversation}/live?after=0`, [
      'souk.v1',
      `bearer.${token}`,
    ])
    socket.on('message', (data: Buffer) => {
      const { seq } = JSON.parse(String(data)) as { seq?: number }
      if (seq !== undefined) heard[name]?.push(seq)
    })
    return socket
  })
  for (const [index, base] of [first, second, first, second].entries()) {
    await createClient({ baseUrl: base, token }).say(conversation, `Hello ${index}`)
    // Four messages and as many turns, each with an answer: heard on both within the time of a hint, not of the next look.
    await eventually(`message ${index} is heard on both`, async () => {
      const { facts } = await createClient({ baseUrl: base, token }).facts(conversation, 0)
      const turns = facts.filter(({ kind }) => kind === 'turn.done').length
      return turns > index && Object.values(heard).every((seqs) => seqs.length === facts.length)
    })
  }
  for (const seqs of Object.values(heard)) expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  for (const socket of sockets) socket.close()
  for (const server of [one, two]) {
    server.kill('SIGTERM')
    expect(await server.exited).toBe(0)
  }
  await database.drop()
}, 120_000)
