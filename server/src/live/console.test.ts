import { once } from 'node:events'
import type { Presence, ShopFact, ShopFrame } from '@souk/contract/presence.ts'
import { followShop } from '@souk/sdk/shop-live.ts'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type SignedIn, signInAs } from '../../test/harness/staff.ts'
import { appendFacts } from '../kernel/facts.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

type Heard = { facts: ShopFact[]; frames: ShopFrame[]; socket: WebSocket; cursor: () => string }

async function listen(slug: string, token: string, after?: string): Promise<Heard> {
  const query = after === undefined ? '' : `?after=${after}`
  const url = `${app.url.replace('http', 'ws')}/api/shops/${slug}/live${query}`
  const socket = new WebSocket(url, ['souk.v1', `bearer.${token}`])
  const frames: ShopFrame[] = []
  const facts: ShopFact[] = []
  let cursor = after ?? ''
  socket.on('message', (data) => {
    const frame = JSON.parse((data as Buffer).toString()) as ShopFrame
    frames.push(frame)
    if (frame.type === 'hello') cursor = frame.cursor
    if (frame.type !== 'facts') return
    expect(frame.after).toBe(cursor)
    cursor = frame.cursor
    facts.push(...frame.facts)
  })
  await once(socket, 'open')
  return { facts, frames, socket, cursor: () => cursor }
}

const nameOf = ({ conversation, fact }: ShopFact) => `${conversation} ${fact.seq} ${fact.kind}`

async function stored(slug: string): Promise<string[]> {
  const { facts } = await app.operator.call('getShopFacts', { params: { shop: slug }, query: { limit: 500 } })
  return facts.map(nameOf)
}

async function closed(slug: string, token: string, after?: string): Promise<number> {
  const { socket } = await listen(slug, token, after)
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

test('a console hears everything of its shop in order, also what happened while it was away, and nothing twice', async () => {
  const { slug } = await app.createShop()
  const { slug: elsewhere } = await app.createShop()
  const threads = [await app.talk(slug), await app.talk(slug)]
  const first = await listen(slug, app.operatorKey)
  await expect.poll(() => first.frames[0]?.type).toBe('hello')
  for (const thread of threads) await thread.say('hello')
  await (await app.talk(elsewhere)).say('hello to another shop')
  await expect.poll(async () => first.facts.length).toBe((await stored(slug)).length)
  expect(first.facts.map(nameOf)).toEqual(await stored(slug))
  const away = first.cursor()
  first.socket.terminate()
  await threads[0]!.say('is somebody there?')
  const second = await listen(slug, app.operatorKey, away)
  await threads[1]!.say('and for me?')
  await expect.poll(async () => first.facts.length + second.facts.length).toBe((await stored(slug)).length)
  expect([...first.facts, ...second.facts].map(nameOf)).toEqual(await stored(slug))
  second.socket.close()
})

test('what waits for an older transaction comes as soon as that has ended, in its order', async () => {
  const { slug, id: home } = await app.createShop()
  const [one, other] = [await app.talk(slug), await app.talk(slug)]
  const { facts, frames, socket } = await listen(slug, app.operatorKey)
  await expect.poll(() => frames.length).toBeGreaterThan(0)
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const slow = app.context.database.transact(async (tx) => {
    const fact = { kind: 'turn.done' as const, data: { upTo: 0 } }
    await appendFacts(tx, { home, stream: other.conversation }, new Date(), [fact])
    begin()
    await ended
  })
  await begun
  await one.say('hello')
  expect(facts).toEqual([])
  end()
  await slow
  await expect.poll(() => facts.length).toBeGreaterThan(2)
  expect(facts[0]?.conversation).toBe(other.conversation)
  expect(facts.map(nameOf)).toEqual(await stored(slug))
  socket.close()
})

test('many consoles of a shop share what is read; one that reads slowly is given all of it nevertheless', async () => {
  const { slug, id: home } = await app.createShop()
  const thread = await app.talk(slug)
  const consoles = await Promise.all(Array.from({ length: 30 }, () => listen(slug, app.operatorKey)))
  await expect.poll(() => consoles.every(({ frames }) => frames.length > 0)).toBe(true)
  const [slow, ...others] = consoles
  slow!.socket.pause()
  const { run } = app.context.database
  let reads = 0
  app.context.database.run = (statement, values) => {
    if (statement.name === 'shop-facts') reads += 1
    return run(statement, values)
  }
  const facts = Array.from({ length: 600 }, (_, n) => ({
    kind: 'turn.done' as const,
    data: { upTo: n, x: 'x'.repeat(8_000) },
  }))
  await app.context.database.transact((tx) => appendFacts(tx, { home, stream: thread.conversation }, new Date(), facts))
  await expect.poll(() => others.every((one) => one.facts.length === 600)).toBe(true)
  app.context.database.run = run
  // Three full pages and an empty one; what the store was asked again while other tests hold transactions open; the slow one's own.
  expect(reads).toBeLessThan(30)
  slow!.socket.resume()
  await expect.poll(() => slow!.facts.length).toBe(600)
  expect(slow!.facts.map(({ fact }) => fact.seq)).toEqual(others[0]!.facts.map(({ fact }) => fact.seq))
  for (const { socket } of consoles) socket.close()
})

test('nobody follows a shop who may not read its conversations; an unknown cursor begins anew', async () => {
  const { slug } = await app.createShop()
  const other = await app.createShop()
  const keyOf = async (shop: string, scopes: string[]) =>
    (await app.operator.call('createKey', { params: { shop }, body: { scopes } })).key
  expect(await closed(slug, await keyOf(other.slug, ['conversations:read']))).toBe(4403)
  expect(await closed(slug, await keyOf(slug, ['catalog:write']))).toBe(4403)
  expect(await closed(slug, (await app.talk(slug)).token)).toBe(4403)
  expect(await closed(slug, 'souk_nobody')).toBe(4401)
  expect(await closed('no-such-shop', app.operatorKey)).toBe(4404)
  expect(await closed(slug, app.operatorKey, 'tomorrow')).toBe(4410)
  const unknown = '999999999999.00000000-0000-0000-0000-000000000001.1'
  expect(await closed(slug, app.operatorKey, unknown)).toBe(4410)
})

test('a client of ours goes on where it was, and hears a shopper type', async () => {
  const { slug } = await app.createShop()
  const thread = await app.talk(slug)
  const facts: string[] = []
  const starts: boolean[] = []
  const typing: string[] = []
  const sockets: WebSocket[] = []
  class Counted extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols)
      sockets.push(this)
    }
  }
  const live = followShop({
    baseUrl: app.url,
    shop: slug,
    token: app.operatorKey,
    onFacts: (list) => facts.push(...list.map(nameOf)),
    onStart: (_cursor, fresh) => starts.push(fresh),
    onTyping: ({ by, conversation }) => typing.push(`${by} ${conversation}`),
    WebSocket: Counted as unknown as typeof globalThis.WebSocket,
  })
  await expect.poll(() => starts).toEqual([true])
  await thread.say('hello')
  await expect.poll(() => facts.length).toBeGreaterThan(1)
  sockets[0]!.terminate()
  await thread.say('still there?')
  live.wake()
  await expect.poll(() => starts).toEqual([true, false])
  await expect.poll(async () => facts.length).toBe((await stored(slug)).length)
  expect(facts).toEqual(await stored(slug))
  const url = `${app.url.replace('http', 'ws')}/api/conversations/${thread.conversation}/live?after=0`
  const shopper = new WebSocket(url, ['souk.v1', `bearer.${thread.token}`])
  await once(shopper, 'open')
  shopper.send(JSON.stringify({ type: 'typing' }))
  await expect.poll(() => typing).toEqual([`shopper ${thread.conversation}`])
  const heard: string[] = []
  shopper.on('message', (data) => heard.push((data as Buffer).toString()))
  live.typing(thread.conversation)
  await expect.poll(() => heard).toContain('{"type":"typing","by":"staff"}')
  shopper.close()
  live.close()
  await expect.poll(() => app.context.hub.size()).toBe(0)
})

/** A console as the browser of somebody who is signed in opens it. */
function sit(slug: string, { cookie }: SignedIn, origin = app.url) {
  class Browser extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie, origin } })
    }
  }
  const heard = { members: [] as Presence[], typing: [] as string[], states: [] as string[], facts: [] as ShopFact[] }
  const live = followShop({
    baseUrl: app.url,
    shop: slug,
    onFacts: (facts) => heard.facts.push(...facts),
    onPresence: (members) => (heard.members = members),
    onTyping: (typing) => heard.typing.push(typing.by === 'staff' ? typing.member.name : typing.by),
    onState: (state) => heard.states.push(state),
    WebSocket: Browser as unknown as typeof globalThis.WebSocket,
  })
  return { live, heard }
}

test('colleagues see who is there, reads and types; what one of them changes reaches the others, and no shopper', async () => {
  const { slug } = await app.createShop()
  const { slug: elsewhere } = await app.createShop()
  const thread = await app.talk(slug)
  const [lena, tariq] = [await signInAs(app, slug, 'stylist'), await signInAs(app, slug, 'owner', 'Tariq')]
  const [one, other] = [sit(slug, lena), sit(slug, tariq)]
  const presence = () => other.heard.members.map(({ name, state, open }) => [name, state, ...open].join(' ')).sort()
  await expect.poll(presence).toEqual(['Lena here', 'Tariq here'])
  one.live.here([thread.conversation])
  await expect.poll(presence).toEqual([`Lena here ${thread.conversation}`, 'Tariq here'])
  one.live.typing(thread.conversation)
  await expect.poll(() => other.heard.typing).toEqual(['Lena'])
  // Whoever else may sign in hears nothing of this shop, and nor does a page of somebody else's in her own browser.
  for (const stranger of [sit(elsewhere, lena), sit(slug, lena, 'https://elsewhere.example')])
    await expect.poll(() => stranger.heard.states.at(-1)).toBe('refused')
  await lena.client.call('changeThreads', {
    params: { shop: slug },
    body: { changes: [{ conversations: [thread.conversation], set: { closed: true } }] },
  })
  await expect.poll(() => other.heard.facts.map(({ fact }) => fact.kind)).toContain('conversation.changed')
  const change = other.heard.facts.find(({ fact }) => fact.kind === 'conversation.changed')
  expect(change?.conversation).toBe(thread.conversation)
  await thread.say('hello')
  expect(thread.facts.map(({ kind }) => kind)).not.toContain('conversation.changed')
  one.live.close()
  await expect.poll(presence).toEqual(['Tariq here'])
  other.live.close()
  await expect.poll(() => app.context.hub.size()).toBe(0)
})
