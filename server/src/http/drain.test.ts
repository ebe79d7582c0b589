import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTestApp } from '../../test/harness/app.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import { openTestShop } from '../../test/trade.ts'

/** Not how fast, but that it does not wait for a timer of Node's own, the least of which is a minute. */
const PATIENCE_MS = 20_000

test('closing answers who waits, finishes what is in hand and waits for nobody who asks nothing', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const app = await startTestApp()
  const { shop } = await openTestShop(app)
  const thread = await app.talk(shop.slug)
  const { port } = new URL(app.url)
  const silent = connect(Number(port), '127.0.0.1')
  const half = connect(Number(port), '127.0.0.1')
  await Promise.all([once(silent, 'connect'), once(half, 'connect')])
  // It began to ask and never ends.
  half.write('GET /health HTTP/1.1\r\nHost: x\r\n')
  const live = new WebSocket(`ws://127.0.0.1:${port}/api/conversations/${thread.conversation}/live`, [
    'souk.v1',
    `bearer.${thread.token}`,
  ])
  await once(live, 'open')
  const closed = once(live, 'close')
  const waiting = thread.client.facts(thread.conversation, 0, 30_000)
  // A request that is still being worked on: it waits for a lock.
  const locked = app.context.database.transact(async (tx) => {
    await tx.db.selectFrom('streams').select('id').where('id', '=', thread.conversation).forUpdate().execute()
    await held
  })
  await sleep(50)
  const storing = thread.client.say(thread.conversation, 'Do not lose me')
  await sleep(100)

  let isClosed = false
  const closing = app.close().then(() => (isClosed = true))
  expect((await waiting).facts).toEqual([])
  expect((await closed)[0]).toBe(1012)
  await sleep(100)
  expect(isClosed).toBe(false)
  release()
  await locked
  expect((await storing).seq).toBe(1)
  expect(await Promise.race([closing, sleep(PATIENCE_MS)])).toBe(true)
  silent.destroy()
  half.destroy()
})

test.each([
  'GET // HTTP/1.1',
  'GET http://[ HTTP/1.1',
  'GET /api/conversations/%ff/live HTTP/1.1',
  'GET /live HTTP/1.1',
])('an upgrade of "%s" is refused, and the server lives on', async (line) => {
  const app = await startTestApp()
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
  socket.write(
    `${line}\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(String(answer)).toMatch(/^HTTP\/1\.1 40[04]/)
  socket.destroy()
  expect((await fetch(`${app.url}/health`)).status).toBe(200)
  await app.close()
})

/** A client that does not let go: it asks `text`, reads nothing more, and never closes its own side. */
function hold(port: number, text: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  socket.on('data', () => undefined)
  if (text) socket.write(text)
  return socket
}

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

test.each([
  ['asks for a live thread that does not exist', `GET /live HTTP/1.1\r\nHost: x\r\n${UPGRADE}\r\n`],
  ['has asked and been answered', 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['is refused and keeps its side open', 'GET /api/shops HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  [
    'breaks off in the middle of its body',
    'POST /api/shops HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  ],
  ['asks twice before it reads', 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2)],
])('closing does not wait for a client that %s', async (_what, text) => {
  const app = await startTestApp()
  const socket = hold(Number(new URL(app.url).port), text)
  await sleep(100)
  expect(await Promise.race([app.close().then(() => true), sleep(PATIENCE_MS)])).toBe(true)
  socket.destroy()
})

test('closing does not wait for who comes at the last moment', async () => {
  const database = await freshDatabase()
  for (let time = 0; time < 10; time += 1) {
    const app = await startTestApp({ database })
    const port = Number(new URL(app.url).port)
    const slug = (await app.createShop()).slug
    const thread = await app.talk(slug)
    const live = new WebSocket(`ws://127.0.0.1:${port}/api/conversations/${thread.conversation}/live`, [
      'souk.v1',
      `bearer.${thread.token}`,
    ])
    await once(live, 'open')
    const asked = Array.from({ length: 5 }, (_, n) =>
      thread.client.facts(thread.conversation, n, 30_000).catch(() => undefined),
    )
    const held: Socket[] = []
    let closed = false
    const closing = app.close().then(() => (closed = true))
    const began = performance.now()
    while (!closed && performance.now() - began < PATIENCE_MS) {
      if (held.length < 200) held.push(hold(port, ''))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(closed).toBe(true)
    await Promise.all([closing, ...asked])
    for (const socket of held) socket.destroy()
  }
  await database.drop()
})
