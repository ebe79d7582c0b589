import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestApp, startTestApp } from '../../test/harness/app.ts'
import { freshDatabase } from '../../test/harness/database.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { complete, eventually, openTestShop, payPage, readyBuyer } from '../../test/trade.ts'
import type { SaidFor } from '../consent/purpose.ts'
import { reachesOf } from '../conversations/reaches.ts'
import { say } from '../conversations/say.ts'
import type { HttpClient, HttpRequest } from '../kernel/http-client.ts'
import { listMails, findMail, type MailRow } from '../kernel/mails.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import { insertHandle, setStopped } from '../people/store.ts'
import { nudge, pushAnswer, startNudges, UNREAD_MS } from './nudge.ts'

let app: TestApp
let moved = 0
const clock = { now: () => new Date(Date.now() + moved) }
const pushed: { url: string; request: HttpRequest }[] = []
let status = 201
const http: HttpClient = {
  async request(url, request = {}) {
    pushed.push({ url: String(url), request })
    const answer = { status, url: String(url), headers: {}, body: Buffer.alloc(0) }
    return { ...answer, text: () => '', json: () => null }
  },
  close: async () => undefined,
}

beforeAll(async () => {
  app = await startTestApp({ overrides: { clock, http } })
})
afterAll(() => app.close())
beforeEach(() => {
  pushed.length = 0
  status = 201
})

type Told = { thread: Thread; home: string; slug: string }

/** A thread that a person holds, in which they have just said something. */
async function answered(text = 'The blue one is here'): Promise<Told> {
  const shop = await app.createShop({ name: 'Looms' })
  const thread = await app.talk(shop.slug)
  await thread.say('Is the blue one there?')
  const params = { conversation: thread.conversation }
  const { epoch } = await app.operator.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
  await speak(thread, epoch, text)
  return { thread, home: shop.id, slug: shop.slug }
}

async function speak({ conversation }: Thread, epoch: number, text: string): Promise<void> {
  await app.operator.call('sendStaffMessage', {
    params: { conversation },
    body: { clientId: crypto.randomUUID(), epoch, parts: [{ type: 'text', text }] },
  })
}

function byMail({ thread }: Told, address = 'ada@example.com') {
  return thread.client.call('addReach', {
    params: { conversation: thread.conversation },
    body: { kind: 'email', address },
  })
}

async function lettersOf(home: string): Promise<MailRow[]> {
  const heads = await listMails(app.context.database.read, { homes: [home], limit: 20 })
  const mails = await Promise.all(heads.map(({ id }) => findMail(app.context.database.read, home, id)))
  return mails.flatMap((mail) => mail ?? [])
}

const placeOf = ({ thread, home }: Told) => ({ home, conversation: thread.conversation })
const pass = (milliseconds: number) => (moved += milliseconds)

test('an answer that lies unread for a minute is told by e-mail, once, until they have read again', async () => {
  const told = await answered()
  await byMail(told)
  await nudge(app.context, placeOf(told))
  expect(await lettersOf(told.home)).toEqual([])
  pass(UNREAD_MS)
  await Promise.all(Array.from({ length: 12 }, () => nudge(app.context, placeOf(told))))
  const [mail, ...more] = await lettersOf(told.home)
  expect(more).toEqual([])
  expect(mail?.recipient.address).toBe('ada@example.com')
  expect(mail?.subject).toBe('Lena has answered you')
  expect(mail?.body_text).toContain('The blue one is here')
  // More of what they have not read is no second mail.
  const { thread } = told
  const { speaker, head } = await thread.client.conversation(thread.conversation)
  await speak(thread, speaker.epoch, 'And in your size')
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  expect(await lettersOf(told.home)).toHaveLength(1)
  // Read up to there; what comes after is told again.
  const params = { conversation: thread.conversation }
  await thread.client.call('markRead', { params, body: { seq: head + 1 } })
  await speak(thread, speaker.epoch, 'It is put aside')
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  expect((await lettersOf(told.home)).map(({ body_text }) => body_text.includes('put aside'))).toEqual([true, false])
})

test('what was read, or answered, in the minute is told to nobody; nor is it to who did not ask', async () => {
  const read = await answered()
  await byMail(read)
  const { head } = await read.thread.client.conversation(read.thread.conversation)
  await read.thread.client.call('markRead', {
    params: { conversation: read.thread.conversation },
    body: { seq: head },
  })
  const wrote = await answered()
  await byMail(wrote)
  await wrote.thread.say('Thank you')
  const silent = await answered()
  pass(UNREAD_MS)
  for (const told of [read, wrote, silent]) {
    await nudge(app.context, placeOf(told))
    expect(await lettersOf(told.home)).toEqual([])
  }
})

test('a silenced thread tells of nothing, by push or e-mail, until it is unmuted', async () => {
  const told = await answered()
  const { client, conversation } = told.thread
  const params = { conversation }
  await byMail(told)
  const mute = (muted: boolean) => client.call('muteConversation', { params, body: { muted } })
  expect(await mute(true)).toEqual({ muted: true })
  const { head, muted } = await client.conversation(conversation)
  expect(muted).toBe(true)
  // The shop is not told that it is not listened to.
  expect(await app.operator.conversation(conversation)).not.toHaveProperty('muted')
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  expect(await lettersOf(told.home)).toEqual([])
  // Nor does a push go that was on its way when the thread was silenced.
  const body = { kind: 'push' as const, endpoint: 'https://push.example/device-9', keys: browserKeys().keys }
  await client.call('addReach', { params, body })
  const device = await app.context.database.read
    .selectFrom('reaches')
    .select('id')
    .where('conversation', '=', conversation)
    .where('kind', '=', 'push')
    .executeTakeFirstOrThrow()
  const job = { ...placeOf(told), devices: [device.id], seq: head }
  await pushAnswer(app.context, job)
  expect(pushed).toEqual([])
  expect(await mute(false)).toEqual({ muted: false })
  expect(await client.conversation(conversation)).not.toHaveProperty('muted')
  await pushAnswer(app.context, job)
  expect(pushed).toHaveLength(1)
})

test('who has silenced the thread is sent the confirmation of what they buy all the same', async () => {
  const shop = await openTestShop(app)
  const ready = await readyBuyer(app, shop)
  const params = { conversation: ready.thread.conversation }
  await ready.client.call('muteConversation', { params, body: { muted: true } })
  const { payment } = await complete(ready)
  await payPage(payment?.url ?? '')
  await complete(ready)
  await eventually('a confirmation', async () => (await lettersOf(shop.shop.id)).length === 1)
})

test('the link of the mail opens the thread once; a used one is renewed once', async () => {
  const told = await answered()
  await byMail(told)
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  const { opened } = await import('./mail/link.ts')
  const codeOf = (mail: MailRow) => /#open=(\S+)/.exec(opened(app.context, mail, mail.body_text))?.[1] ?? ''
  const [mail] = await lettersOf(told.home)
  const code = codeOf(mail as MailRow)
  const params = { shop: told.slug }
  const { conversation, token } = await app.anyone.call('openThread', { params, body: { code } })
  expect(conversation).toBe(told.thread.conversation)
  expect((await app.anyone.with(token).conversation(conversation)).messages.length).toBeGreaterThan(1)
  await expect(app.anyone.call('openThread', { params, body: { code } })).rejects.toMatchObject({ code: 'link_used' })
  for (let i = 0; i < 3; i += 1) await app.anyone.call('renewThreadLink', { params, body: { code } })
  const mails = await lettersOf(told.home)
  expect(mails).toHaveLength(2)
  const fresh = codeOf(mails.find(({ id }) => id !== mail?.id) as MailRow)
  await app.anyone.call('openThread', { params, body: { code: fresh } })
  // Of another shop it opens nothing, and neither does one that somebody made up.
  const other = await app.createShop()
  for (const [slug, wrong] of [
    [other.slug, fresh],
    [told.slug, `${fresh.slice(0, -2)}AA`],
  ] as const) {
    const call = app.anyone.call('openThread', { params: { shop: slug }, body: { code: wrong } })
    await expect(call).rejects.toMatchObject({ code: 'not_found' })
  }
})

/** A browser: it alone can read what is pushed to it (RFC 8291). */
function browserKeys() {
  const own = createECDH('prime256v1')
  own.generateKeys()
  const auth = crypto.getRandomValues(Buffer.alloc(16))
  const keys = { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') }
  function read(body: Uint8Array): unknown {
    const [salt, server, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)]
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), server])
    const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(server), auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
    // Behind the text stands where it ends, then padding.
    return JSON.parse(text.slice(0, text.lastIndexOf('\u0002')))
  }
  return { keys, read }
}

test('a browser that allowed it is pushed to, readable by it alone; an e-mail goes only where no browser is left', async () => {
  const told = await answered()
  const { thread } = told
  const params = { conversation: thread.conversation }
  const browser = browserKeys()
  const endpoint = 'https://push.example/device-1'
  await byMail(told)
  const body = { kind: 'push' as const, endpoint, keys: browser.keys }
  const reach = await thread.client.call('addReach', { params, body })
  expect(reach).toMatchObject({ devices: 1, email: 'ada@example.com' })
  expect(Buffer.from(reach.key, 'base64url')).toHaveLength(65)
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  await eventually('a push', async () => pushed.length === 1)
  const [{ url, request } = { url: '', request: {} }] = pushed
  expect(url).toBe(endpoint)
  expect(browser.read(request.body as Uint8Array)).toEqual({
    title: 'Looms',
    body: 'The blue one is here',
    url: `/s/${told.slug}`,
    tag: thread.conversation,
  })
  expect(await lettersOf(told.home)).toEqual([])
  // The next time the browser is gone.
  status = 410
  const { speaker, head } = await thread.client.conversation(thread.conversation)
  await thread.client.call('markRead', { params, body: { seq: head } })
  await speak(thread, speaker.epoch, 'It is put aside')
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  await eventually('a mail', async () => (await lettersOf(told.home)).length === 1)
  expect(await thread.client.call('getReach', { params })).toMatchObject({ devices: 0, email: 'ada@example.com' })
})

test('the watch hears an answer and tells of it a minute later, once; of what was read or answered it does not even ask', async () => {
  // Nobody calls anything here: what is said goes through the hub, and the watch's own interval does the rest.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const watch = startNudges(app.context)
  const looked = vi.spyOn(app.context.database, 'run')
  try {
    const heard: StoredFact[] = []
    app.context.hub.onPublish((facts) => void heard.push(...facts))
    const hears = (kind: string, { thread }: Told) =>
      eventually(kind, async () => heard.some((fact) => fact.kind === kind && fact.stream === thread.conversation))
    const [mailed, device, read, wrote] = [await answered(), await answered(), await answered(), await answered()]
    for (const told of [mailed, read, wrote]) await byMail(told)
    const paramsOf = ({ thread }: Told) => ({ conversation: thread.conversation })
    const endpoint = 'https://push.example/watched'
    const body = { kind: 'push' as const, endpoint, keys: browserKeys().keys }
    await device.thread.client.call('addReach', { params: paramsOf(device), body })
    const pushes = () => pushed.filter(({ url }) => url === endpoint).length
    const tick = async (after: number) => {
      pass(after)
      await vi.advanceTimersByTimeAsync(5000)
      await app.context.background.idle()
    }
    await tick(UNREAD_MS - 15_000)
    for (const { home } of [mailed, device, read, wrote]) expect(await lettersOf(home)).toEqual([])
    expect(pushes()).toBe(0)
    const { head } = await read.thread.client.conversation(read.thread.conversation)
    await read.thread.client.call('markRead', { params: paramsOf(read), body: { seq: head } })
    await hears('message.status', read)
    await wrote.thread.say('Thank you')
    await tick(15_000)
    expect((await lettersOf(mailed.home)).map(({ subject }) => subject)).toEqual(['Lena has answered you'])
    await eventually('a push', async () => pushes() === 1)
    await tick(UNREAD_MS)
    for (const { home } of [read, wrote, device]) expect(await lettersOf(home)).toEqual([])
    expect(await lettersOf(mailed.home)).toHaveLength(1)
    expect(pushes()).toBe(1)
    const asked = looked.mock.calls.flatMap(([{ name }, values]) => (name === 'reached-threads' ? values : [])).flat()
    const isAsked = ({ thread }: Told) => asked.includes(thread.conversation)
    expect([mailed, device, read, wrote].map(isAsked)).toEqual([true, true, false, false])
  } finally {
    watch.stop()
    looked.mockRestore()
    vi.useRealTimers()
  }
})

test('a thread has one address, the newest, and forgets all of them when asked', async () => {
  const told = await answered()
  const params = { conversation: told.thread.conversation }
  await byMail(told)
  expect(await byMail(told, 'ada@work.example')).toMatchObject({ email: 'ada@work.example' })
  expect(await told.thread.client.call('dropReach', { params })).toEqual({ key: expect.any(String), devices: 0 })
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  expect(await lettersOf(told.home)).toEqual([])
})

test('what was said before a crash is told after the next start', async () => {
  const database = await freshDatabase()
  const before = await startTestApp({ database })
  const shop = await before.createShop({ name: 'Looms' })
  const thread = await before.talk(shop.slug)
  const params = { conversation: thread.conversation }
  await thread.client.call('addReach', { params, body: { kind: 'email', address: 'ada@example.com' } })
  await thread.say('Hello')
  await before.close()
  const later = { now: () => new Date(Date.now() + UNREAD_MS) }
  const after = await startTestApp({ database, overrides: { clock: later } })
  const letters = () => listMails(after.context.database.read, { homes: [shop.id], limit: 5 })
  await eventually('a mail', async () => (await letters()).length === 1)
  await after.close()
  await database.drop()
})

test('who has two threads with the shop is shown where both are told, and is told of neither when that ends', async () => {
  const told = await answered()
  const [second, stranger] = [await app.talk(told.slug), await app.talk(told.slug)]
  const { customer } = await app.context.database.read
    .selectFrom('conversations')
    .select('customer')
    .where('id', '=', told.thread.conversation)
    .executeTakeFirstOrThrow()
  await app.context.database.transact(async (tx) => {
    const threads = tx.db.updateTable('conversations').where('home', '=', told.home)
    await threads.where('id', '=', second.conversation).set({ customer }).execute()
  })
  const body = { kind: 'push' as const, endpoint: 'https://push.example/device-2', keys: browserKeys().keys }
  for (const { client, conversation } of [told.thread, second, stranger]) {
    await client.call('addReach', { params: { conversation }, body })
  }
  await byMail({ ...told, thread: second })
  const reachOf = ({ client, conversation }: Thread) => client.call('getReach', { params: { conversation } })
  const both = { key: expect.any(String), devices: 1, email: 'ada@example.com' }
  expect(await reachOf(told.thread)).toEqual(both)
  const known = await told.thread.client.call('getCustomer', { params: { shop: told.slug, customer: 'me' } })
  expect(known.reaches).toEqual({ devices: 1, email: 'ada@example.com' })
  const params = { conversation: told.thread.conversation }
  expect(await told.thread.client.call('dropReach', { params })).toEqual({ key: both.key, devices: 0 })
  expect(await reachOf(second)).toEqual({ key: both.key, devices: 0 })
  expect(await reachOf(stranger)).toEqual({ key: both.key, devices: 1 })
})

/** The shop says something of its own accord, and a minute passes. */
async function saidOn(told: Told, purpose: SaidFor, text: string): Promise<void> {
  const { read } = app.context.database
  const { head } = await read
    .selectFrom('streams')
    .select('head')
    .where('id', '=', told.thread.conversation)
    .executeTakeFirstOrThrow()
  await told.thread.client.call('markRead', {
    params: { conversation: told.thread.conversation },
    body: { seq: head },
  })
  await app.context.database.transact((tx) =>
    say(tx, {
      ...placeOf(told),
      author: { kind: 'shop', name: 'Looms' },
      purpose,
      parts: [{ type: 'text', text }],
      at: clock.now(),
      newId: app.context.newId,
    }),
  )
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
}

const textsTo = async (told: Told) => (await lettersOf(told.home)).map(({ body_text }) => body_text).join('\n')

test('on the web, too, nobody is told what they want to hear no more of: STOP, an objection, and only what was agreed to', async () => {
  const told = await answered()
  const { client, handle } = told.thread
  await byMail(told)
  const me = { shop: told.slug, customer: 'me' as const }
  const words = { contact: handle, wording: 'On our page', language: 'en' }
  await saidOn(told, 'orders', 'It is packed')
  expect(await textsTo(told)).toContain('It is packed')

  await client.call('giveConsent', { params: me, body: { ...words, purpose: 'orders', agreed: false } })
  await saidOn(told, 'orders', 'It is on its way')
  await expect(saidOn(told, 'marketing', 'Sale 1')).rejects.toMatchObject({ code: 'forbidden' })
  const given = await client.call('giveConsent', { params: me, body: { ...words, purpose: 'marketing' } })
  // An address that somebody has typed in here has agreed to nothing.
  await saidOn(told, 'marketing', 'Sale 2')
  const device = { kind: 'push' as const, endpoint: 'https://push.example/device-9', keys: browserKeys().keys }
  await client.call('addReach', { params: { conversation: told.thread.conversation }, body: device })
  pass(25 * 3_600_000)
  const toldUpTo = async () =>
    Math.max(...(await reachesOf(app.context.database.read, placeOf(told))).map((one) => one.told_seq))
  const before = await toldUpTo()
  await saidOn(told, 'marketing', 'Sale 3')
  const after = await toldUpTo()
  // Once a day, as everywhere.
  await saidOn(told, 'marketing', 'Sale 3 again')
  expect([after > before, await toldUpTo()]).toEqual([true, after])
  await client.call('endConsent', { params: { ...me, consent: given.id } })
  await expect(saidOn(told, 'marketing', 'Sale 4')).rejects.toMatchObject({ code: 'forbidden' })
  const heard = await textsTo(told)
  expect(['on its way', 'Sale'].filter((text) => heard.includes(text))).toEqual([])
  await client.call('dropReach', { params: { conversation: told.thread.conversation } })
  await byMail(told)

  await told.thread.say('STOP')
  await saidOn(told, 'service', 'We have a question')
  expect(await textsTo(told)).not.toContain('a question')
  // Who writes again is answered, there too.
  await told.thread.say('Is it there now?')
  const params = { conversation: told.thread.conversation }
  const { speaker } = await app.operator.call('getConversation', { params })
  await speak(told.thread, speaker.epoch, 'It is here now')
  pass(UNREAD_MS)
  await nudge(app.context, placeOf(told))
  expect(await textsTo(told)).toContain('It is here now')
})

test('an address that has said STOP to letters gets none of the thread’s either', async () => {
  const told = await answered()
  await byMail(told, 'stopped@example.com')
  const { customer } = await app.context.database.read
    .selectFrom('conversations')
    .select('customer')
    .where('id', '=', told.thread.conversation)
    .executeTakeFirstOrThrow()
  const handle = app.context.newId()
  await app.context.database.transact(async (tx) => {
    const made = { home: told.home, customer: customer ?? '', handle, link: app.context.newId(), evidence: 'staff' }
    await insertHandle(tx, { ...made, channel: 'email', scope: '', address: 'stopped@example.com' })
    await setStopped(tx, told.home, handle, clock.now())
  })
  await saidOn(told, 'orders', 'It is packed')
  expect(await lettersOf(told.home)).toEqual([])
})
