import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fact } from '@souk/contract/conversation.ts'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness/app.ts'
import type { Thread } from '../../../test/harness/thread.ts'
import { addJob } from '../../kernel/jobs.ts'
import { countRows, eventually, openTestShop, type TestShop } from '../../../test/trade.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let app: TestApp
let shop: TestShop
let thread: Thread
/** What the web answers, by path, and what it was asked. */
let pages: Record<string, Answer>
let asked: string[]
let web: string

const site = createServer((request, response) => {
  asked.push(request.url ?? '')
  const answer = pages[request.url ?? '']
  if (answer) return answer(request, response)
  response.writeHead(404).end()
})

beforeAll(async () => {
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  const { port } = site.address() as AddressInfo
  web = `http://127.0.0.1:${port}`
  app = await startTestApp({ env: { SOUK_ALLOW_HOSTS: `127.0.0.1:${port}` } })
  shop = await openTestShop(app)
})
afterAll(async () => {
  await app.close()
  site.close()
})
beforeEach(async () => {
  pages = {}
  asked = []
  thread = await app.talk(shop.shop.slug)
})
afterEach(() => site.closeAllConnections())

const html =
  (head: string, type = 'text/html; charset=utf-8'): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': type }).end(`<html><head>${head}</head><body>${' '.repeat(1000)}`)
const on = (message: string) => ({ conversation: thread.conversation, message })

async function send(text: string): Promise<string> {
  const body = { clientId: crypto.randomUUID(), parts: [{ type: 'text' as const, text }] }
  return (await thread.client.call('sendMessage', { params: { conversation: thread.conversation }, body })).message
}

/** The next change of a message. */
async function update(message: string) {
  const fact = await thread.until((one) => one.kind === 'message.updated' && one.data.message === message)
  return (fact as Extract<Fact, { kind: 'message.updated' }>).data
}

/** Until nothing waits to be looked up any more. */
const settled = () =>
  eventually('all links are looked up', async () => {
    await app.context.background.idle()
    return (await countRows(app, `graphile_worker.jobs where task_identifier = 'preview'`)) === 0
  })

test('a link is looked up after the message is stored; its picture is drawn anew and kept by us', async () => {
  const jpeg = await sharp({ create: { width: 1200, height: 600, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  pages['/look'] = (_request, response) => response.writeHead(302, { location: '/dress' }).end()
  pages['/dress'] = html(
    `<title>Dress</title><meta property="og:image" content="/dress.jpg"><meta name="description" content="Of tulle">`,
  )
  pages['/dress.jpg'] = (_request, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg)
  const id = await send(`Look: ${web}/look. Nice?`)
  const { preview, parts } = await update(id)
  expect(parts).toEqual([{ type: 'text', text: `Look: ${web}/look. Nice?` }])
  expect(preview).toEqual({
    url: `${web}/look`,
    title: 'Dress',
    site: '127.0.0.1',
    description: 'Of tulle',
    image: { url: expect.stringMatching(/^\/media\/.+\/sent\/[0-9a-f]{32}$/), width: 640, height: 320 },
  })
  expect(asked).toEqual(['/look', '/dress', '/dress.jpg'])
  const picture = await fetch(app.url + preview?.image?.url)
  expect(picture.headers.get('content-type')).toBe('image/webp')
  expect((await thread.client.conversation(thread.conversation)).messages[0]?.message.preview).toEqual(preview)

  const gone = await thread.client.call('dismissPreview', { params: on(id) })
  expect(gone.preview).toBeUndefined()
  expect(await thread.client.call('dismissPreview', { params: on(id) })).toEqual(gone)
  expect((await fetch(app.url + preview?.image?.url)).status).toBe(404)
  await expect(shop.staff.call('dismissPreview', { params: on(id) })).rejects.toMatchObject({ status: 403 })
})

test('of a large page the beginning is read; what is no page, late or closed brings nothing', async () => {
  pages['/large'] = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.write('<title>Large</title>')
    for (let i = 0; i < 64; i++) response.write('x'.repeat(64 * 1024))
    response.end()
  }
  expect((await update(await send(`${web}/large`))).preview).toMatchObject({ title: 'Large' })
  pages['/file'] = html('<title>File</title>', 'application/pdf')
  pages['/untitled'] = html('<meta name="description" content="words">')
  pages['/round'] = (_request, response) => response.writeHead(302, { location: '/round' }).end()
  pages['/broken'] = (_request, response) => void response.destroy()
  pages['/bad-picture'] = html('<title>Fine</title><meta property="og:image" content="/file">')
  for (const path of ['/file', '/untitled', '/round', '/broken', '/nowhere']) await send(web + path)
  await settled()
  expect((await update(await send(`${web}/bad-picture`))).preview).toEqual({
    url: `${web}/bad-picture`,
    title: 'Fine',
    site: '127.0.0.1',
  })
  const facts = await thread.client.facts(thread.conversation, 0)
  expect(facts.facts.filter(({ kind }) => kind === 'message.updated')).toHaveLength(2)
})

test('no link leads into our own network, not by a redirect or a picture either, and ours are not asked', async () => {
  const secret = createServer((_request, response) => {
    asked.push('secret')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Secret</title>')
  })
  await new Promise<void>((listening) => secret.listen(0, '127.0.0.1', listening))
  const inside = `http://127.0.0.1:${(secret.address() as AddressInfo).port}/`
  pages['/away'] = (_request, response) => response.writeHead(302, { location: inside }).end()
  pages['/picture'] = html(`<title>Picture</title><meta property="og:image" content="${inside}">`)
  for (const link of [inside, `${web}/away`, 'http://169.254.169.254/latest', 'http://[::1]/', `${app.url}/health`])
    await send(link)
  expect((await update(await send(`${web}/picture`))).preview).toEqual({
    url: `${web}/picture`,
    title: 'Picture',
    site: '127.0.0.1',
  })
  await settled()
  expect(asked).not.toContain('secret')
  const updated = (await thread.client.facts(thread.conversation, 0)).facts.filter(
    ({ kind }) => kind === 'message.updated',
  )
  expect(updated).toHaveLength(1)
  secret.close()
})

test('a product of the shop is shown as its card, whatever its address', async () => {
  const { offer } = shop.goods
  const own = await update(await send(`Is ${app.url}/s/${shop.shop.slug}/products/${offer} a gift?`))
  expect(own.preview?.product).toMatchObject({
    ref: { kind: 'offer', id: offer },
    shown: { title: 'Song of the loom' },
  })
  await app.context.database.pool.query(`update offers set url = $1 where id = $2`, [`${web}/song`, offer])
  const theirs = await update(await send(`${web}/song?utm_source=chat`))
  expect(theirs.preview?.product?.ref.id).toBe(offer)
  expect(asked).toEqual([])
})

test('what is changed, taken back or dismissed meanwhile has no preview of before', async () => {
  let answer: () => void = () => undefined
  const waiting: Answer = (_request, response) => {
    answer = () => response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Slow</title>')
  }
  pages['/fast'] = html('<title>Fast</title>')
  for (const change of ['editMessage', 'unsendMessage', 'dismissPreview'] as const) {
    asked = []
    pages['/slow'] = waiting
    const id = await send(`${web}/slow`)
    await eventually('it is asked', async () => asked.length === 1)
    if (change === 'editMessage') await thread.client.call(change, { params: on(id), body: { text: 'never mind' } })
    else await thread.client.call(change, { params: on(id) })
    answer()
    await settled()
    const { messages } = await thread.client.conversation(thread.conversation)
    expect(messages.find(({ message }) => message.id === id)?.message.preview, change).toBeUndefined()
  }
  pages['/slow'] = html('<title>Slow</title>')
  const id = await send(`${web}/slow`)
  expect((await update(id)).preview?.title).toBe('Slow')
  await thread.client.call('editMessage', { params: on(id), body: { text: `${web}/fast, I mean` } })
  expect((await update(id)).preview).toBeUndefined()
  expect((await update(id)).preview?.title).toBe('Fast')
})

test('many links to a page that takes its time are looked up one after another, and hold up no other job', async () => {
  const waiting: (() => void)[] = []
  pages['/slow'] = (_request, response) => {
    waiting.push(() => response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Slow</title>'))
  }
  for (let n = 0; n < 5; n++) await send(`${web}/slow`)
  await eventually('the first is asked', async () => waiting.length === 1)
  await app.context.database.transact((tx) => addJob(tx, 'tidy', {}))
  await eventually(
    'other work is done meanwhile',
    async () => (await countRows(app, `graphile_worker.jobs where task_identifier = 'tidy' and key is null`)) === 0,
  )
  expect(waiting).toHaveLength(1)
  while ((await countRows(app, `graphile_worker.jobs where task_identifier = 'preview'`)) > 0) {
    waiting.shift()?.()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { facts } = await thread.client.facts(thread.conversation, 0)
  expect(facts.filter(({ kind }) => kind === 'message.updated')).toHaveLength(5)
})

test('staff’s links are looked up as well, and none where the shop does not want it', async () => {
  pages['/look'] = html('<title>Look</title>')
  const params = { conversation: thread.conversation }
  const { epoch } = await shop.staff.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
  const say = async (clientId: string) => {
    const parts = [{ type: 'text' as const, text: `${web}/look` }]
    return (await shop.staff.call('sendStaffMessage', { params, body: { clientId, epoch, parts } })).message
  }
  expect((await update(await say('one'))).preview?.title).toBe('Look')
  await shop.staff.call('putSettings', { params: { shop: shop.shop.slug }, body: { linkPreviews: false } })
  asked = []
  await say('two')
  await settled()
  expect(asked).toEqual([])
})
