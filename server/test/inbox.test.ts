import { freshState } from '@souk/concierge/dialogue/state.ts'
import { InboxSettings } from '@souk/contract/inbox-settings.ts'
import type { Thread as StaffThread, ThreadChange } from '@souk/contract/inbox.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settableClock } from '../src/kernel/clock.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { type SignedIn, signInAs } from './harness/staff.ts'
import type { Thread } from './harness/thread.ts'
import { openTestShop, type TestShop } from './trade.ts'

const clock = settableClock('2026-11-20T12:00:00Z')
let app: TestApp
let shop: TestShop
let lena: SignedIn
let ben: SignedIn
const params = { shop: 'looms' }
beforeAll(async () => {
  // Who says "person" is handed over.
  app = await startTestApp({
    // The reply of this test drafts nothing.
    log: 'silent',
    overrides: {
      clock,
      reply: async ({ message: { parts }, held }) => {
        const asks = parts.some((part) => part.type === 'text' && part.text.includes('person'))
        return {
          messages: held ? [] : [[{ type: 'text', text: asks ? 'I ask somebody' : 'Good day' }]],
          state: freshState(),
          language: 'en',
          ...(asks && !held ? { handover: { reason: 'asked' as const } } : {}),
        }
      },
    },
  })
  shop = await openTestShop(app, {
    shop: {
      slug: 'looms',
      settings: { inbox: InboxSettings.parse({ firstResponseMinutes: 10, nextResponseMinutes: 5 }) },
    },
  })
  lena = await signInAs(app, 'looms', 'stylist')
  ben = await signInAs(app, 'looms', 'manager', 'Ben')
})
afterAll(() => app.close())

async function writes(text: string): Promise<Thread> {
  clock.advance(1000)
  const thread = await app.talk('looms')
  await thread.say(text)
  return thread
}

async function list(query: Record<string, unknown> = {}, who: SignedIn = lena) {
  const { rows } = await who.client.call('listInbox', { params, query })
  return rows
}

const change = (who: SignedIn, ...changes: ThreadChange[]) =>
  who.client.call('changeThreads', { params, body: { changes } })

const threadOf = (conversation: string, query = {}): Promise<StaffThread> =>
  lena.client.call('getThread', { params: { ...params, conversation }, query })

const shows = (items: StaffThread['items']) =>
  items.flatMap((item) => {
    if (item.kind === 'note') return `note ${item.note.text}`
    if (item.kind !== 'message') return item.kind
    const [part] = item.message.parts
    if (item.message.author.kind === 'system') return []
    return `${item.message.author.kind} ${part?.type === 'text' ? part.text : part?.type}`
  })

test('who waits for a person stands first and has a time to be answered by; whoever answers ends it', async () => {
  const calm = await writes('hello')
  const waits = await writes('a person please')
  await writes('good evening')
  const rows = await list()
  expect(rows[0]).toMatchObject({
    conversation: waits.conversation,
    last: { author: { kind: 'concierge' }, text: 'I ask somebody', part: 'text' },
    unread: true,
    waitingSince: '2026-11-20T12:00:02.000Z',
    speaker: { kind: 'concierge' },
    sla: { kind: 'first', state: 'in_time' },
    closed: false,
    assignee: null,
  })
  expect(rows.findIndex(({ conversation }) => conversation === calm.conversation)).toBe(2)
  clock.advance(6 * 60_000)
  expect((await list({ state: 'waiting' }))[0]?.sla?.state).toBe('warning')
  clock.advance(5 * 60_000)
  expect((await list({ state: 'waiting' }))[0]?.sla?.state).toBe('breached')
  expect(await lena.client.call('countInbox', { params })).toMatchObject({
    waiting: { count: 1, more: false },
    breached: { count: 1 },
    unassigned: { count: 1 },
    mine: { waiting: { count: 0 } },
  })
  const at = { conversation: waits.conversation }
  const { epoch } = await lena.client.call('changeSpeaker', { params: at, body: { to: 'staff' } })
  await waits.send({ type: 'text', text: 'are you there?' })
  expect((await list({ state: 'waiting' }))[0]).toMatchObject({
    ...at,
    sla: { kind: 'next' },
    last: { text: 'are you there?' },
  })
  const parts = [{ type: 'text' as const, text: 'Lena here' }]
  await lena.client.call('sendStaffMessage', { params: at, body: { clientId: 'one', epoch, parts } })
  expect(await list({ state: 'waiting' })).toEqual([])
  // What I said I have read; others have not.
  const mine = (rows: Awaited<ReturnType<typeof list>>) =>
    rows.find(({ conversation }) => conversation === at.conversation)
  expect(mine(await list())?.unread).toBe(false)
  expect(mine(await list({}, ben))?.unread).toBe(true)
  const {
    parts: [part],
  } = await threadOf(at.conversation)
  await ben.client.call('readThread', { params: { ...params, ...at }, body: { seq: part?.head ?? 0 } })
  expect(mine(await list({}, ben))?.unread).toBe(false)
})

describe('what staff decide', () => {
  test('is told to the shop alone, written down, and taken back where nobody has decided otherwise since', async () => {
    const one = await writes('hello')
    const two = await writes('hello')
    const ids = [one.conversation, two.conversation]
    const tag = await lena.client.call('createTag', { params, body: { name: 'Wedding', colour: 'violet' } })
    expect(await ben.client.call('createTag', { params, body: { name: 'wedding', colour: 'red' } })).toEqual(tag)
    const done = await change(lena, {
      conversations: ids,
      set: { assignee: 'me', addTags: [tag.id], snoozedUntil: '2026-11-21T09:00:00Z' },
    })
    expect(done).toMatchObject({ changed: expect.arrayContaining(ids), skipped: [] })
    expect((await list({ state: 'snoozed' })).map(({ conversation }) => conversation).toSorted()).toEqual(
      ids.toSorted(),
    )
    expect(await list({ state: 'all', tag: tag.id })).toMatchObject([{ assignee: lena.member }, { tags: [tag.id] }])
    expect(await list({ state: 'all', assignee: 'me' }, ben)).toEqual([])
    await change(ben, { conversations: [two.conversation], set: { assignee: ben.member } })
    const undone = await lena.client.call('changeThreads', { params, body: { changes: done.undo } })
    expect(undone).toMatchObject({ changed: [one.conversation], skipped: [two.conversation] })
    const rows = await list()
    const standing = (id: string) => rows.find(({ conversation }) => conversation === id)
    expect(standing(one.conversation)).toMatchObject({ assignee: null, tags: [], snoozedUntil: null })
    expect(standing(two.conversation)).toBeUndefined()

    const { facts } = await lena.client.call('getShopFacts', { params, query: { limit: 500 } })
    const told = facts.filter(({ fact }) => fact.kind === 'conversation.changed')
    expect(told.map(({ fact }) => fact.data)).toContainEqual({
      conversation: one.conversation,
      by: lena.member,
      assignee: lena.member,
      snoozedUntil: '2026-11-21T09:00:00.000Z',
      tags: [tag.id],
    })
    const { facts: heard } = await one.client.facts(one.conversation, 0)
    expect(heard.map(({ kind }) => kind)).not.toContain('conversation.changed')
    const audit = await app.context.database.read
      .selectFrom('audit')
      .select(['actor', 'target'])
      .where('action', '=', 'thread.change')
      .execute()
    expect(audit).toContainEqual({ actor: `staff:${lena.member}`, target: one.conversation })
  })

  test('holds until the shopper writes: whoever sleeps wakes, what is closed is open, and waits anew', async () => {
    const thread = await writes('a person please')
    const { conversation } = thread
    await change(lena, { conversations: [conversation], set: { closed: true } })
    const isListed = async (query = {}) => (await list(query)).some((row) => row.conversation === conversation)
    expect([await isListed(), await isListed({ state: 'closed' }), await isListed({ state: 'waiting' })]).toEqual([
      false,
      true,
      false,
    ])
    await thread.say('one more thing')
    expect([await isListed(), await isListed({ state: 'waiting' })]).toEqual([true, false])
    await change(lena, { conversations: [conversation], set: { snoozedUntil: '2027-01-01T00:00:00Z' } })
    expect(await isListed()).toBe(false)
    await thread.say('hello again')
    expect((await list())[0]).toMatchObject({ conversation, snoozedUntil: null })
  })

  test('names people of the team alone; a key has nothing of its own', async () => {
    const { conversation } = await writes('hello')
    const stranger = await signInAs(app, (await app.createShop()).slug, 'owner')
    const set = { assignee: stranger.member }
    await expect(change(lena, { conversations: [conversation], set })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    const mine = { params, query: { assignee: 'me' } }
    await expect(shop.staff.call('listInbox', mine)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await change(lena, { conversations: [app.context.newId()], set: { closed: true } })).changed).toEqual([])
  })
})

test('a thread is all that its customer wrote anywhere, with notes between, page by page; customers parted are parted again', async () => {
  const web = await writes('on the web')
  const phone = await writes('on the phone')
  const note = { params: { ...params, conversation: web.conversation }, body: { text: 'VIP', mentions: [ben.member] } }
  clock.advance(1000)
  await lena.client.call('addNote', note)
  clock.advance(1000)
  await web.say('and again')
  const apart = ['shopper on the web', 'concierge Good day', 'note VIP', 'shopper and again', 'concierge Good day']
  expect(shows((await threadOf(web.conversation)).items)).toEqual(apart)

  const customer = (await threadOf(web.conversation)).customer?.id ?? ''
  const { links } = await shop.staff.call('linkHandles', {
    params: { ...params, customer },
    body: { contact: phone.handle },
  })
  const whole = await threadOf(phone.conversation)
  expect(whole.conversation).toBe(web.conversation)
  expect(whole.parts.map(({ conversation }) => conversation)).toEqual([web.conversation, phone.conversation])
  const all = [
    'shopper on the web',
    'concierge Good day',
    'shopper on the phone',
    'concierge Good day',
    ...apart.slice(2),
  ]
  expect(shows(whole.items)).toEqual(all)
  // Only the thread that goes on is listed.
  const rows = await list()
  expect(rows.filter(({ conversation }) => [web.conversation, phone.conversation].includes(conversation))).toHaveLength(
    1,
  )

  for (const limit of [1, 2, 3]) {
    const read: string[] = []
    for (let cursor: string | undefined, more = true; more;) {
      const page = await threadOf(phone.conversation, { limit, ...(cursor === undefined ? {} : { cursor }) })
      read.unshift(...shows(page.items))
      cursor = page.cursor
      more = cursor !== undefined
    }
    expect(read).toEqual(all)
  }
  expect((await list({ mentions: 'me' }, ben)).map(({ conversation }) => conversation)).toEqual([web.conversation])

  await shop.staff.call('unlinkHandles', { params: { ...params, link: links[0]?.id ?? '' } })
  expect(shows((await threadOf(web.conversation)).items)).toEqual(apart)
  expect(shows((await threadOf(phone.conversation)).items)).toEqual(['shopper on the phone', 'concierge Good day'])
})

test('a note is changed by whoever wrote it, and what it says is in no fact', async () => {
  const { conversation } = await writes('hello')
  const at = { ...params, conversation }
  const { id } = await lena.client.call('addNote', { params: at, body: { text: 'allergic to wool' } })
  const note = { ...at, note: id }
  await expect(ben.client.call('changeNote', { params: note, body: { text: 'x' } })).rejects.toMatchObject({
    status: 403,
  })
  const changed = await lena.client.call('changeNote', { params: note, body: { text: 'allergic to silk' } })
  expect(changed).toMatchObject({ author: { id: lena.member, name: 'Lena' }, text: 'allergic to silk' })
  const { facts } = await lena.client.call('getShopFacts', { params, query: { limit: 500 } })
  expect(JSON.stringify(facts)).not.toContain('allergic')
  await lena.client.call('removeNote', { params: note })
  expect(shows((await threadOf(conversation)).items)).not.toContain('note allergic to silk')
})

test('carts are listed by their worth', async () => {
  const carts = await Promise.all(
    [1, 3].map(async (quantity) => {
      const { client, conversation } = await writes('hello')
      await client.call('createCart', { params, body: { lines: [{ ...shop.goods, quantity }] } })
      return conversation
    }),
  )
  const rows = await list({ order: 'cart' })
  expect(rows.map(({ conversation, cart }) => [conversation, cart?.amount])).toEqual([
    [carts[1], 7500],
    [carts[0], 2500],
  ])
  expect((await list({ cartFrom: 5000 })).map(({ conversation }) => conversation)).toEqual([carts[1]])
  expect((await threadOf(carts[1] ?? '')).cart).toMatchObject({ total: { amount: 7500 }, lines: [{ quantity: 3 }] })
})

test('customers are found by a part of their name, orders by number, messages by their words', async () => {
  const thread = await writes('do you have ladders of Ебеновое wood?')
  const customer = (await threadOf(thread.conversation)).customer?.id ?? ''
  await app.context.database.pool.query(
    `update customers set name = 'Ana Tsereteli', email = 'ana@example.com' where id = $1`,
    [customer],
  )
  const find = (q: string) => lena.client.call('searchInbox', { params, query: { q } })
  expect((await find('tseret')).customers).toMatchObject([
    { id: customer, name: 'Ana Tsereteli', conversation: thread.conversation },
  ])
  expect((await find('ebony 100%')).messages).toEqual([])
  expect((await find('ЕБЕНОВ')).messages).toMatchObject([
    { conversation: thread.conversation, text: expect.stringContaining('ladders') },
  ])
})

test('kept views and replies are everybody’s or one’s own; a reply is filled with what is known', async () => {
  const view = { name: 'Late', shared: false, filter: { state: 'waiting' as const } }
  const own = await lena.client.call('createView', { params, body: view })
  await ben.client.call('createView', { params, body: { ...view, shared: true } })
  expect(await lena.client.call('listViews', { params })).toHaveLength(2)
  expect(await ben.client.call('listViews', { params })).toMatchObject([{ shared: true, filter: { order: 'needs' } }])
  const theirs = { params: { ...params, view: own.id } }
  await expect(ben.client.call('removeView', theirs)).rejects.toMatchObject({ status: 404 })
  await expect(shop.staff.call('createView', { params, body: view })).rejects.toMatchObject({ status: 403 })

  const { conversation } = await writes('hello')
  const wrong = { name: 'Hi', text: { en: 'Hi {customer.shoe}' } }
  await expect(lena.client.call('createReply', { params, body: wrong })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  const reply = await lena.client.call('createReply', {
    params,
    body: {
      name: 'Hi',
      text: { de: 'Hallo', en: 'Hi {customer.first_name}, {agent.name} of {shop.name} here' },
      actions: { close: true },
    },
  })
  const filled = () => ben.client.call('fillReply', { params: { ...params, reply: reply.id }, query: { conversation } })
  const begin = { language: 'en', actions: { close: true } }
  expect(await filled()).toEqual({
    ...begin,
    text: 'Hi {customer.first_name}, Ben of Test shop here',
    missing: ['customer.first_name'],
  })
  const customer = (await threadOf(conversation)).customer?.id ?? ''
  await app.context.database.pool.query(`update customers set name = 'Eva Maria Roth' where id = $1`, [customer])
  expect(await filled()).toEqual({ ...begin, text: 'Hi Eva, Ben of Test shop here', missing: [] })
})

test('who begins to wait is given to the members on duty in turn, and stays with whom they were given to', async () => {
  const inbox = InboxSettings.parse({ assign: 'in_turn' })
  const { slug, id } = await app.createShop({ settings: { inbox } })
  const [ann, kim, off] = [
    await signInAs(app, slug, 'stylist', 'Ann'),
    await signInAs(app, slug, 'owner', 'Kim'),
    await signInAs(app, slug, 'stylist', 'Off'),
  ]
  await app.context.database.pool.query('update members set on_duty = true where home = $1 and id <> $2', [
    id,
    off.member,
  ])
  const given = (conversation: string) => async () => {
    const { rows } = await ann.client.call('listInbox', { params: { shop: slug }, query: { state: 'waiting' } })
    return rows.find((row) => row.conversation === conversation)?.assignee
  }
  const takers: (string | null | undefined)[] = []
  const threads: Thread[] = []
  for (let n = 0; n < 3; n += 1) {
    clock.advance(1000)
    const thread = await app.talk(slug)
    await thread.say('a person please')
    await expect.poll(given(thread.conversation)).toBeTruthy()
    takers.push(await given(thread.conversation)())
    threads.push(thread)
  }
  expect(takers.toSorted()).toEqual([takers[0], takers[0], takers[1]].toSorted())
  expect(new Set(takers)).toEqual(new Set([ann.member, kim.member]))
  // The member who answered before is given the thread again, whosever turn it is.
  const [first] = threads
  if (!first) throw new Error('nobody wrote')
  const closed = [{ conversations: [first.conversation], set: { closed: true } }]
  await ann.client.call('changeThreads', { params: { shop: slug }, body: { changes: closed } })
  await first.say('a person again')
  expect(await given(first.conversation)()).toBe(takers[0])
})
