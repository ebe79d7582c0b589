import { freshState } from '@souk/concierge/dialogue/state.ts'
import type { Turn } from '@souk/concierge/turn.ts'
import { EDITABLE_MS } from '@souk/contract/afterwards.ts'
import type { Fact } from '@souk/contract/conversation.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { countRows, eventually, openTestShop, type TestShop } from '../../test/trade.ts'
import { forgetWords } from '../conversations/history.ts'
import { type SettableClock, settableClock } from '../kernel/clock.ts'

let app: TestApp
let shop: TestShop
let thread: Thread
let clock: SettableClock
/** What the concierge was asked, turn by turn, and what holds it up. */
let heard: string[][]
let gate: Promise<void> | undefined

const wordsOf = ({ parts }: { parts: Turn['message']['parts'] }) =>
  parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ')

beforeAll(async () => {
  clock = settableClock(Date.now())
  app = await startTestApp({
    overrides: {
      clock,
      async reply(turn) {
        heard.push([turn.message, ...turn.following].map(wordsOf))
        await gate
        return { messages: [[{ type: 'text', text: 'Yes.' }]], state: freshState(), language: 'en' }
      },
    },
  })
  shop = await openTestShop(app)
})
afterAll(() => app.close())
beforeEach(async () => {
  heard = []
  gate = undefined
  thread = await app.talk(shop.shop.slug)
})

function hold(): () => void {
  let open: () => void = () => undefined
  gate = new Promise((resolve) => (open = resolve))
  return open
}

const on = (message: string) => ({ conversation: thread.conversation, message })

/** Sends a text and gives its id; its turn may be under way. */
async function send(text: string, clientId: string = crypto.randomUUID()): Promise<string> {
  const body = { clientId, parts: [{ type: 'text' as const, text }] }
  return (await thread.client.call('sendMessage', { params: { conversation: thread.conversation }, body })).message
}

const edit = (message: string, text: string) =>
  thread.client.call('editMessage', { params: on(message), body: { text } })
const unsend = (message: string) => thread.client.call('unsendMessage', { params: on(message) })
const allFacts = () => thread.client.facts(thread.conversation, 0).then((page) => page.facts)
const updates = async () =>
  (await allFacts()).filter(
    (fact): fact is Extract<Fact, { kind: 'message.updated' }> => fact.kind === 'message.updated',
  )
const answered = () => eventually('the mailbox is empty', async () => (await countRows(app, 'mailboxes')) === 0)

test('a text is changed for everybody who reads the thread, once, and keeps what it answers', async () => {
  await thread.say('hello')
  const first = (await thread.client.conversation(thread.conversation)).messages[0]?.message.id ?? ''
  const replyTo = { message: first }
  await thread.send({ type: 'text', text: 'a bleu dress', replyTo })
  const own = (await thread.client.conversation(thread.conversation)).messages.at(-2)?.message
  const changed = await edit(own?.id ?? '', 'a blue dress, my card is 4242 4242 4242 4242')
  expect(changed).toMatchObject({
    id: own?.id,
    parts: [{ type: 'text', text: 'a blue dress, my card is •••• 4242', replyTo }],
    edited: clock.now().toISOString(),
  })
  expect(await edit(own?.id ?? '', 'a blue dress, my card is 4242 4242 4242 4242')).toEqual(changed)
  const { id, parts, edited } = changed
  expect((await updates()).map(({ data }) => data)).toEqual([{ message: id, parts, edited }])
  expect((await thread.client.conversation(thread.conversation)).messages.at(-2)?.message).toEqual(changed)
})

test('what was taken back stands nowhere any more, neither its words nor its picture', async () => {
  const secret = 'zanzibar-and-saffron'
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const brought = await fetch(`${app.url}/api/conversations/${thread.conversation}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${thread.token}`, 'content-type': 'image/png' },
    body: new Uint8Array(picture),
  })
  const { url } = (await brought.json()) as { url: string }
  await thread.send({ type: 'image', url, alt: secret }, { type: 'text', text: secret })
  const id = (await thread.client.conversation(thread.conversation)).messages[0]?.message.id ?? ''
  await edit(id, `${secret}, I mean`)
  const gone = await unsend(id)
  expect(gone).toMatchObject({ parts: [], removed: true })
  expect(await unsend(id)).toEqual(gone)
  expect((await updates()).at(-1)?.data).toMatchObject({ message: id, parts: [], removed: true })
  expect(await updates()).toHaveLength(2)
  for (const text of [
    JSON.stringify(await allFacts()),
    JSON.stringify(await thread.client.conversation(thread.conversation)),
  ])
    expect(text).not.toContain(secret)
  for (const table of ['messages', 'facts', 'conversations', 'uploads'])
    expect(await countRows(app, `${table} t where t::text like '%${secret}%'`), table).toBe(0)
  expect((await fetch(app.url + url)).status).toBe(404)
  await expect(edit(id, 'again')).rejects.toMatchObject({ status: 409, code: 'not_editable' })
})

test('what a turn that is under way remembers of it is forgotten when that is over', async () => {
  const secret = 'cardamom-and-cobalt'
  const remembered = () => countRows(app, `conversations where state::text like '%${secret}%'`)
  const open = hold()
  const id = await send(secret)
  await eventually('it is thought about', async () => heard.length === 1)
  await unsend(id)
  open()
  await answered()
  expect(await remembered()).toBe(1)
  const { rows } = await app.context.database.pool.query<{ payload: unknown }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'forget-words' and payload ->> 'conversation' = $1`,
    [thread.conversation],
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(secret)
  await app.context.database.transact((tx) => forgetWords(tx, rows[0]?.payload))
  expect(await remembered()).toBe(0)
})

test('repeating what was changed or taken back since is still known, and says nothing anew', async () => {
  const clientId = crypto.randomUUID()
  const id = await send('hello', clientId)
  await answered()
  await edit(id, 'good day')
  expect(await send('hello', clientId)).toBe(id)
  await unsend(id)
  expect(await send('hello', clientId)).toBe(id)
  expect(
    await countRows(app, `messages where conversation = $1 and author_kind = 'shopper'`, [thread.conversation]),
  ).toBe(1)
})

test('a turn that has not begun reads the new text; one that has is not run again', async () => {
  const open = hold()
  const first = await send('a bleu dress')
  await eventually('it is thought about', async () => heard.length === 1)
  const second = await send('size 38')
  await edit(first, 'a blue dress')
  await edit(second, 'size 40')
  await send('and shoes')
  open()
  await answered()
  expect(heard).toEqual([['a bleu dress'], ['size 40', 'and shoes']])
  const answers = (await allFacts()).filter(
    (fact) => fact.kind === 'message.created' && fact.data.message.author.kind === 'concierge',
  )
  expect(answers).toHaveLength(2)
})

test('what is taken back before its turn is not answered, and what comes after it is', async () => {
  const open = hold()
  await send('hello')
  await eventually('it is thought about', async () => heard.length === 1)
  await unsend(await send('never mind'))
  open()
  await answered()
  expect(heard).toEqual([['hello']])
  await thread.say('are you there?')
  expect(heard).toEqual([['hello'], ['are you there?']])
})

test('whoever changes and takes back at once leaves the thread whole', async () => {
  const id = await send('one')
  await answered()
  const tries = [...Array(6).keys()].map((n) => (n % 3 === 2 ? unsend(id) : edit(id, `text ${n}`)))
  await Promise.allSettled([...tries, send('two'), send('three')])
  await answered()
  const facts = await allFacts()
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  const { messages } = await thread.client.conversation(thread.conversation)
  expect(messages.find(({ message }) => message.id === id)?.message).toMatchObject({ parts: [], removed: true })
})

test('after fifteen minutes, after a tap, and by somebody else, a message stays as it is', async () => {
  const [said] = await thread.say('hello')
  const { messages } = await thread.client.conversation(thread.conversation)
  const own = messages[0]?.message.id ?? ''
  for (const call of [() => edit(said?.id ?? '', 'x'), () => unsend(said?.id ?? '')])
    await expect(call()).rejects.toMatchObject({ status: 403 })
  await expect(shop.staff.call('editMessage', { params: on(own), body: { text: 'x' } })).rejects.toMatchObject({
    status: 403,
  })
  await expect(shop.staff.call('unsendMessage', { params: on(own) })).rejects.toMatchObject({ status: 403 })
  const stranger = await app.talk(shop.shop.slug)
  await expect(
    stranger.client.call('unsendMessage', { params: { conversation: stranger.conversation, message: own } }),
  ).rejects.toMatchObject({ status: 404 })
  await thread.send({ type: 'choice', of: said?.id ?? '', value: 'yes' })
  const tap = (await thread.client.conversation(thread.conversation)).messages.at(-2)?.message.id ?? ''
  await expect(unsend(tap)).rejects.toMatchObject({ status: 409, code: 'not_editable' })
  await edit(own, 'hello you')
  clock.advance(EDITABLE_MS + 1)
  await expect(edit(own, 'too late')).rejects.toMatchObject({ status: 409, code: 'not_editable' })
  await expect(unsend(own)).rejects.toMatchObject({ status: 409, code: 'not_editable' })
  expect((await edit(own, 'hello you')).parts).toEqual([{ type: 'text', text: 'hello you' }])
})

test('staff change what they said themselves, and it is written down', async () => {
  const params = { conversation: thread.conversation }
  const { epoch } = await shop.staff.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
  const body = { clientId: 'one', epoch, parts: [{ type: 'text' as const, text: 'Good mroning' }] }
  const { message } = await shop.staff.call('sendStaffMessage', { params, body })
  const changed = await shop.staff.call('editMessage', { params: on(message), body: { text: 'Good morning' } })
  expect(changed).toMatchObject({ author: { kind: 'staff', name: 'Lena' }, parts: [{ text: 'Good morning' }] })
  expect((await shop.staff.call('sendStaffMessage', { params, body })).message).toBe(message)
  const colleague = await app.withKey(shop.shop.slug, 'conversations:write')
  await expect(colleague.call('unsendMessage', { params: on(message) })).rejects.toMatchObject({ status: 403 })
  expect(await shop.staff.call('unsendMessage', { params: on(message) })).toMatchObject({ parts: [], removed: true })
  const target = [thread.conversation]
  expect(await countRows(app, `audit where target = $1 and action = 'message.edit'`, target)).toBe(1)
  expect(await countRows(app, `audit where target = $1 and action = 'message.unsend'`, target)).toBe(1)
})

test('what a messenger outside has been given stays as it was sent; what still waits goes out as it reads now', async () => {
  const params = { conversation: thread.conversation }
  const { epoch } = await shop.staff.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
  const say = async (clientId: string) =>
    (
      await shop.staff.call('sendStaffMessage', {
        params,
        body: { clientId, epoch, parts: [{ type: 'text' as const, text: 'Good day' }] },
      })
    ).message
  const [waiting, given] = [await say('waiting'), await say('given')]
  const { pool } = app.context.database
  await pool.query(
    `insert into deliveries (home, id, conversation, message, seq, handle, connection, state, attempts, next_at)
     select m.home, m.id, m.conversation, m.id, m.seq, c.handle, m.home, s.state, s.attempts, now() + interval '1 hour'
     from messages m join conversations c on c.home = m.home and c.id = m.conversation
     join (values ($1::uuid, 'queued', 0), ($2::uuid, 'sent', 1)) as s(message, state, attempts) on s.message = m.id`,
    [waiting, given],
  )
  expect(await shop.staff.call('editMessage', { params: on(waiting), body: { text: 'Hi' } })).toMatchObject({
    edited: expect.any(String),
  })
  await expect(shop.staff.call('unsendMessage', { params: on(given) })).rejects.toMatchObject({ code: 'not_editable' })
  await pool.query(`delete from deliveries where conversation = $1`, [thread.conversation])
})

test('a reaction is one of each author, on anything that was said, until it is taken back', async () => {
  const [said] = await thread.say('hello')
  const message = said?.id ?? ''
  const react = (client: Thread['client'], reaction: 'heart' | 'thanks') =>
    client.call('react', { params: on(message), body: { reaction } })
  const mine = { kind: 'shopper', id: expect.any(String) }
  expect((await react(thread.client, 'heart')).reactions).toEqual([{ by: mine, reaction: 'heart' }])
  await react(thread.client, 'heart')
  await Promise.all([react(thread.client, 'thanks'), react(shop.staff, 'heart')])
  const both = (await thread.client.conversation(thread.conversation)).messages.at(-1)?.message.reactions ?? []
  expect(both).toHaveLength(2)
  expect(both).toContainEqual({ by: mine, reaction: 'thanks' })
  expect(both).toContainEqual({ by: { kind: 'staff', id: expect.stringMatching(/^key:/) }, reaction: 'heart' })
  expect(await updates()).toHaveLength(3)
  const back = () => thread.client.call('takeBackReaction', { params: on(message) })
  expect((await back()).reactions).toEqual([expect.objectContaining({ reaction: 'heart' })])
  expect((await back()).reactions).toHaveLength(1)
  expect((await updates()).at(-1)?.data.reactions).toHaveLength(1)
  expect(await updates()).toHaveLength(4)
  await expect(
    thread.client.call('react', { params: on(message), body: { reaction: 'poop' as 'heart' } }),
  ).rejects.toMatchObject({ status: 400 })
  const own = await send('never mind')
  await answered()
  await thread.client.call('react', { params: on(own), body: { reaction: 'sad' } })
  expect((await unsend(own)).reactions).toBeUndefined()
  await expect(thread.client.call('react', { params: on(own), body: { reaction: 'sad' } })).rejects.toMatchObject({
    code: 'not_editable',
  })
})
