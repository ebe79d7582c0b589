import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fact } from '@souk/contract/conversation.ts'
import { type EmailSimulator, openEmail } from '@souk/demo/simulators/email.ts'
import { type ImapSimulator, openImap } from '@souk/demo/simulators/imap.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAnswered, ownOf, threadsOf } from './kept.ts'
import { freePort, operatorKeyOf, type ServerProcess, startServer } from './server-process.ts'

/** How often the server is killed; more by SOUK_KILLS, for a look at more moments than every run has time for. */
const KILLS = Number(process.env['SOUK_KILLS'] ?? 1)
const SHOP = 'kill'
const PEOPLE = 3

let folder: string
let port: number
let env: Record<string, string>
let server: ServerProcess
let token: string
let mail: EmailSimulator
let imap: ImapSimulator

async function ask<T>(path: string, { body }: { token: string; body?: unknown }): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-mailbox-kill-'))
  port = await freePort()
  ;[mail, imap] = await Promise.all([openEmail(), openImap()])
  mail.putInto(imap)
  env = { PORT: String(port), SOUK_SMTP_URL: mail.smtpUrl, SOUK_MAIL_FROM: 'mail@souk.example' }
  server = startServer(folder, env)
  await server.ready
  token = await operatorKeyOf(folder)
  await ask('/api/shops', { token, body: { slug: SHOP, name: 'Kill', currency: 'USD', test: true } })
  const { address, name } = mail.settings
  const body = { kind: 'email', settings: { address, name, ...imap.settings } }
  await ask(`/api/shops/${SHOP}/connections`, { token, body })
}, 120_000)

afterAll(async () => {
  server.kill('SIGTERM')
  await server.exited
  await Promise.all([imap.close(), mail.close()])
  await rm(folder, { recursive: true, force: true })
}, 60_000)

async function killServer(): Promise<void> {
  server.kill('SIGKILL')
  await server.exited
  server = startServer(folder, env)
  await server.ready
}

/** Each letter that was read so far, by the command that asked for it. */
function read(): number {
  return new Set(imap.commands.filter((command) => command.includes('BODY.PEEK'))).size
}

async function settled(written: number): Promise<Fact[][]> {
  for (const end = Date.now() + 60_000; ; await sleep(250)) {
    const threads = await threadsOf(ask, SHOP, token)
    if (threads.flatMap(ownOf).length >= written && threads.every(isAnswered)) return threads
    if (Date.now() > end) return threads
  }
}

test('whenever the server is killed, each letter in the mailbox is heard once, in its order, and answered', async () => {
  const texts: string[] = []
  const people = mail.people.slice(0, PEOPLE)
  async function write(): Promise<void> {
    for (const [index, person] of people.entries()) {
      const text = `Hello! (${index}-${texts.length})`
      await mail.write(person, { type: 'text', text })
      texts.push(text)
    }
  }
  await write()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = read()
    for (let more = 0; more < 4; more += 1) await write()
    // In the middle of what is being read.
    while (read() < before + PEOPLE + kill) await sleep(5)
    await killServer()
  }
  await write()
  const threads = await settled(texts.length)
  expect(threads).toHaveLength(PEOPLE)
  const heard = threads.flatMap(ownOf).map(({ data }) => JSON.stringify(data.message.parts))
  expect(heard).toHaveLength(texts.length)
  for (const thread of threads) {
    const marks = ownOf(thread).map(({ data }) => /\((\d+)-(\d+)\)/.exec(JSON.stringify(data.message.parts)))
    expect(new Set(marks.map((mark) => mark?.[1])).size).toBe(1)
    const order = marks.map((mark) => Number(mark?.[2]))
    expect(order).toEqual(order.toSorted((one, two) => one - two))
    expect(new Set(order).size).toBe(order.length)
  }
}, 120_000)
