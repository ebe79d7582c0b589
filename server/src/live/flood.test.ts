import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { eventually } from '../../test/trade.ts'
import { appendFacts } from '../kernel/facts.ts'

let app: TestApp
let slug: string
beforeAll(async () => {
  app = await startTestApp()
  slug = (await app.createShop()).slug
})
afterAll(() => app.close())

async function open(conversation: string, token: string): Promise<{ socket: WebSocket; heard: string[] }> {
  const url = `${app.url.replace('http', 'ws')}/api/conversations/${conversation}/live?after=0`
  const socket = new WebSocket(url, ['souk.v1', `bearer.${token}`])
  const heard: string[] = []
  socket.on('message', (data) => heard.push((data as Buffer).toString()))
  await once(socket, 'open')
  return { socket, heard }
}

test('a client that floods with marks and typing costs a few writes, and its last mark stands', async () => {
  const thread = await app.talk(slug)
  for (const text of ['one', 'two', 'three']) await thread.say(text)
  const head = thread.facts.length
  const { socket, heard } = await open(thread.conversation, thread.token)
  const transacted: number[] = []
  const { transact } = app.context.database
  app.context.database.transact = (work) => {
    transacted.push(1)
    return transact(work)
  }
  for (let at = 0; at < 500; at += 1) {
    socket.send(JSON.stringify({ type: 'read', seq: (at % (head - 1)) + 1 }))
    socket.send(JSON.stringify({ type: 'typing' }))
  }
  socket.send(JSON.stringify({ type: 'read', seq: head }))
  await eventually('the last mark stands', async () => {
    const { read } = await thread.client.call('getConversation', { params: { conversation: thread.conversation } })
    return read.shopper === head
  })
  app.context.database.transact = transact
  expect(transacted.length).toBeLessThan(50)
  expect(heard.filter((text) => text.includes('"typing"')).length).toBeLessThan(10)
  socket.close()
})

test('a key that may only read the conversations marks nothing as read for the shop', async () => {
  const thread = await app.talk(slug)
  await thread.say('hello')
  const { key } = await app.operator.call('createKey', {
    params: { shop: slug },
    body: { scopes: ['conversations:read'] },
  })
  const { key: writer } = await app.operator.call('createKey', {
    params: { shop: slug },
    body: { scopes: ['conversations:write'] },
  })
  const mark = async () =>
    (await thread.client.call('getConversation', { params: { conversation: thread.conversation } })).read.shop
  const reader = await open(thread.conversation, key)
  reader.socket.send(JSON.stringify({ type: 'read', seq: 2 }))
  reader.socket.ping()
  await once(reader.socket, 'pong')
  const staff = await open(thread.conversation, writer)
  staff.socket.send(JSON.stringify({ type: 'read', seq: 1 }))
  await eventually('staff have read', async () => (await mark()) > 0)
  expect(await mark()).toBe(1)
  reader.socket.close()
  staff.socket.close()
})

test('a client that leaves while it is still looked up is forgotten', async () => {
  const thread = await app.talk(slug)
  const before = app.context.hub.size()
  let look: () => void = () => undefined
  const looked = new Promise<void>((resolve) => (look = resolve))
  const { run } = app.context.database
  const held: string[] = []
  app.context.database.run = async (statement, values) => {
    if (statement.name === 'stream-head') {
      held.push(statement.name)
      await looked
    }
    return run(statement, values)
  }
  const { socket } = await open(thread.conversation, thread.token)
  await eventually('it is being looked up', async () => held.length > 0)
  socket.terminate()
  const stats = async () => (await fetch(`${app.url}/metrics`)).text()
  await eventually('the server has noticed', async () => /souk_live_clients 0/.test(await stats()))
  look()
  app.context.database.run = run
  await sleep(100)
  expect(app.context.hub.size()).toBe(before)
})

test('one token holds so many live connections and no more; one that closes makes room', async () => {
  const thread = await app.talk(slug)
  const sockets = await Promise.all(Array.from({ length: 20 }, () => open(thread.conversation, thread.token)))
  // Each has been let in when it has heard of the thread.
  await thread.say('hello')
  await eventually('all have heard', async () => sockets.every(({ heard }) => heard.length > 0))
  const { socket: refused } = await open(thread.conversation, thread.token)
  const [code] = (await once(refused, 'close')) as [number]
  expect(code).toBe(4429)
  const other = await app.talk(slug)
  const { socket: stranger, heard } = await open(other.conversation, other.token)
  await other.say('hello')
  await eventually('another shopper is not kept out', async () => heard.length > 0)
  sockets[0]!.socket.close()
  await once(sockets[0]!.socket, 'close')
  const again = await open(thread.conversation, thread.token)
  await eventually('there is room again', async () => again.heard.length > 0)
  for (const { socket } of [...sockets, again]) socket.close()
  stranger.close()
})

test('a client that has megabytes to catch up with, and reads slowly, is not let go', async () => {
  const thread = await app.talk(slug)
  const { home } = await app.context.database.read
    .selectFrom('conversations')
    .select('home')
    .where('id', '=', thread.conversation)
    .executeTakeFirstOrThrow()
  // Over what the system's own buffers take, by far.
  const facts = Array.from({ length: 600 }, (_, n) => ({
    kind: 'turn.done' as const,
    data: { upTo: n, x: 'x'.repeat(30_000) },
  }))
  await app.context.database.transact((tx) => appendFacts(tx, { home, stream: thread.conversation }, new Date(), facts))
  const { socket, heard } = await open(thread.conversation, thread.token)
  socket.pause()
  await sleep(300)
  // What is told while it does not read is not lost either.
  await thread.say('are you there?')
  await sleep(100)
  socket.resume()
  const head = async () =>
    (await thread.client.call('getConversation', { params: { conversation: thread.conversation } })).head
  const last = await head()
  await eventually('it has caught up', async () => heard.length >= last)
  expect(heard.map((text) => (JSON.parse(text) as { seq: number }).seq)).toEqual(
    Array.from({ length: last }, (_, n) => n + 1),
  )
  socket.close()
})
