import type { Part } from '@souk/contract/parts.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { settableClock } from '../kernel/clock.ts'
import { askToForget } from './forget.ts'

const clock = settableClock(Date.now())
let app: TestApp
let shop: { id: string; slug: string }
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
  shop = await app.createShop()
})
afterAll(() => app.close())

const linkOf = ({ client, conversation }: Thread) => client.call('createThreadLink', { params: { conversation } })
type Opening = { device?: 'phone' | 'computer'; slug?: string; token?: string; instead?: boolean; key?: string }

function openBy(code: string, { device = 'phone', slug = shop.slug, token, instead = false, key }: Opening = {}) {
  const client = token === undefined ? app.anyone : app.anyone.with(token)
  const idempotencyKey = key === undefined ? {} : { idempotencyKey: key }
  return client.call('openThread', { params: { shop: slug }, body: { code, device, instead }, ...idempotencyKey })
}

/** Where the thread went, as its facts tell it. */
async function movesOf({ client, conversation }: Thread): Promise<Extract<Part, { type: 'system' }>['to'][]> {
  const { facts } = await client.facts(conversation, 0, 0)
  return facts.flatMap((fact) =>
    fact.kind === 'message.created'
      ? fact.data.message.parts.flatMap((part) => (part.type === 'system' ? [part.to] : []))
      : [],
  )
}

test('a code opens the thread on another device once, as a handle of its own of the same customer', async () => {
  const thread = await app.talk(shop.slug, 'de')
  const { code } = await linkOf(thread)
  const arrived = await openBy(code)
  expect(arrived.conversation).toBe(thread.conversation)
  expect(arrived.token).not.toBe(thread.token)
  await expect(openBy(code)).rejects.toMatchObject({ code: 'link_used' })
  expect(await movesOf(thread)).toEqual([{ handle: arrived.handle, device: 'phone' }])
  const snapshot = await app.anyone.with(arrived.token).conversation(thread.conversation)
  expect(snapshot.messages.at(-1)?.message).toMatchObject({
    author: { kind: 'system' },
    parts: [{ code: 'thread.moved', text: 'Weiter auf einem Handy' }],
  })
  const links = await app.context.database.read
    .selectFrom('handle_links')
    .select(['customer', 'evidence'])
    .where('handle', 'in', [arrived.handle, thread.handle])
    .execute()
  expect(links.map(({ evidence }) => evidence).sort()).toEqual(['continue_link', 'first_contact'])
  expect(new Set(links.map(({ customer }) => customer)).size).toBe(1)
})

test('whoever lost the answer asks again under the same key and is let in, as the same device; another key is not', async () => {
  const thread = await app.talk(shop.slug)
  const { code } = await linkOf(thread)
  const arrived = await openBy(code, { key: 'first' })
  expect(await openBy(code, { key: 'first' })).toEqual(arrived)
  await expect(openBy(code, { key: 'second' })).rejects.toMatchObject({ code: 'link_used' })
  expect(await movesOf(thread)).toHaveLength(1)
})

test('two who open a code at the same moment: one is let in', async () => {
  const { code } = await linkOf(await app.talk(shop.slug))
  const tries = await Promise.allSettled([openBy(code), openBy(code), openBy(code)])
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('both write, each as its own handle, and nobody misses or doubles anything', async () => {
  const thread = await app.talk(shop.slug)
  const { token, handle } = await openBy((await linkOf(thread)).code)
  const phone = app.anyone.with(token)
  const params = { conversation: thread.conversation }
  const send = (client: typeof phone, clientId: string) =>
    client.call('sendMessage', { params, body: { clientId, parts: [{ type: 'text', text: clientId }] } })
  const sent = await Promise.all([send(thread.client, 'desk'), send(phone, 'pocket'), send(phone, 'pocket')])
  const rows = await app.context.database.read
    .selectFrom('messages')
    .select(['client_id', 'handle'])
    .where('conversation', '=', thread.conversation)
    .where('author_kind', '=', 'shopper')
    .orderBy('client_id')
    .execute()
  expect(rows).toEqual([
    { client_id: 'desk', handle: thread.handle },
    { client_id: 'pocket', handle },
  ])
  const last = Math.max(...sent.map(({ seq }) => seq))
  await thread.until((fact) => fact.kind === 'turn.done' && fact.data.upTo >= last)
  const [here, there] = await Promise.all([thread.client, phone].map((one) => one.facts(thread.conversation, 0, 0)))
  expect(here?.facts.filter(({ kind }) => kind === 'message.created').length).toBeGreaterThanOrEqual(3)
  expect(there?.facts).toEqual(here?.facts)
})

test('who goes on here is told of to the others, once', async () => {
  const thread = await app.talk(shop.slug)
  const params = { conversation: thread.conversation }
  const here = () => thread.client.call('moveThread', { params, body: { device: 'computer' } })
  await here()
  expect(await movesOf(thread)).toEqual([])
  const { handle } = await openBy((await linkOf(thread)).code)
  expect(await here()).toEqual({ handle: thread.handle })
  await here()
  expect(await movesOf(thread)).toEqual([
    { handle, device: 'phone' },
    { handle: thread.handle, device: 'computer' },
  ])
})

test('a device that comes back keeps its handle', async () => {
  const thread = await app.talk(shop.slug)
  const first = await openBy((await linkOf(thread)).code)
  await thread.client.call('moveThread', {
    params: { conversation: thread.conversation },
    body: { device: 'computer' },
  })
  const again = await openBy((await linkOf(thread)).code, { token: first.token })
  expect(again.handle).toBe(first.handle)
})

test('a thread that the browser has already is not lost without being asked, and the code waits for the answer', async () => {
  const own = await app.talk(shop.slug)
  const { code } = await linkOf(await app.talk(shop.slug))
  await expect(openBy(code, { token: own.token })).rejects.toMatchObject({ code: 'other_thread' })
  const { conversation } = await openBy(code, { token: own.token, instead: true })
  expect(conversation).not.toBe(own.conversation)
})

test('a code is over after ten minutes, and when a new one was made', async () => {
  const thread = await app.talk(shop.slug)
  const { code: first } = await linkOf(thread)
  const { code, expiresAt } = await linkOf(thread)
  await expect(openBy(first)).rejects.toMatchObject({ code: 'not_found' })
  expect(Date.parse(expiresAt) - clock.now().getTime()).toBe(600_000)
  clock.advance(600_000)
  await expect(openBy(code)).rejects.toMatchObject({ code: 'link_used' })
})

test("another shop's page opens nothing of this one, and what is stored is no code", async () => {
  const other = await app.createShop()
  const thread = await app.talk(shop.slug)
  const { code } = await linkOf(thread)
  await expect(openBy(code, { slug: other.slug })).rejects.toMatchObject({ code: 'not_found' })
  const { code: stored } = await app.context.database.read
    .selectFrom('thread_links')
    .select('code')
    .where('conversation', '=', thread.conversation)
    .executeTakeFirstOrThrow()
  await expect(openBy(stored)).rejects.toMatchObject({ code: 'not_found' })
  expect((await openBy(code)).conversation).toBe(thread.conversation)
})

test('who asks to be forgotten takes the code along, before anything else is gone', async () => {
  const thread = await app.talk(shop.slug)
  const { code } = await linkOf(thread)
  const { customer } = await app.context.database.read
    .selectFrom('conversations')
    .select('customer')
    .where('id', '=', thread.conversation)
    .executeTakeFirstOrThrow()
  await app.context.database.transact((tx) =>
    askToForget(app.context, tx, { home: shop.id, customer: customer ?? '', by: 'test' }),
  )
  await expect(openBy(code)).rejects.toMatchObject({ code: 'not_found' })
})

test('nobody makes a code or moves the thread for the shopper', async () => {
  const { conversation } = await app.talk(shop.slug)
  const params = { conversation }
  for (const client of [app.operator, await app.withKey(shop.slug, 'conversations:write'), app.anyone]) {
    await expect(client.call('createThreadLink', { params })).rejects.toMatchObject({ status: expect.any(Number) })
    await expect(client.call('moveThread', { params, body: { device: 'phone' } })).rejects.toMatchObject({
      code: expect.stringMatching(/forbidden|unauthorised/),
    })
  }
})
