import type { Draft } from '@souk/contract/draft.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { Client } from '@souk/sdk/client.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { readContext } from '../conversations/mailbox.ts'
import { rehearse } from './rehearse.ts'
import { keptOf, turnOf } from './turn-of.ts'

let app: TestApp
let staff: Client
const shop = 'drafts'

const DRESSES = [
  { id: 'a', title: 'Sky blue prom dress', price: { amount: 15_000, currency: 'USD' } },
  { id: 'b', title: 'White prom dress', price: { amount: 19_000, currency: 'USD' } },
  { id: 'c', title: 'Red evening dress', price: { amount: 26_000, currency: 'USD' } },
]

beforeAll(async () => {
  app = await startTestApp()
  await app.createShop({ slug: shop, settings: { concierge: 'draft' } })
  await app.importLines(shop, DRESSES)
  staff = await app.withKey(shop, 'conversations:write', 'settings:write')
})
afterAll(() => app.close())

async function draftOf({ conversation }: Thread): Promise<Draft> {
  const { draft } = await staff.call('getDraft', { params: { conversation } })
  if (!draft) throw new Error('there is no draft')
  return draft
}

function send({ conversation }: Thread, draft: string, messages?: Part[][]): Promise<{ messages: string[] }> {
  return staff.call('sendDraft', { params: { conversation }, body: { draft, ...(messages ? { messages } : {}) } })
}

const textsIn = (messages: readonly (readonly Part[])[]) =>
  messages.flat().flatMap((part) => (part.type === 'text' ? [part.text] : []))

/** Every row of every table, as text; the drafts and what only counts attempts aside. */
async function everything(): Promise<Record<string, string>> {
  const { pool } = app.context.database
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('drafts', 'processes') order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: all } = await pool.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)
    found[name] = all.map(({ row }) => row).join('\n')
  }
  return found
}

const SAID = [
  'I need a prom dress, at most $200',
  'the white one',
  'add it to my cart please',
  'make it two',
  'checkout',
  'Ada Byron, ada@example.com, 12 Main St, Springfield 62701, US',
  'yes, pay now',
  'take it out of the cart',
]

test('whatever is thought of, and however far the talk has come, no row changes', async () => {
  const thread = await app.talk(shop)
  const selling = await app.context.directory.bySlug(shop)
  if (!selling) throw new Error('the shop is gone')
  const place = { home: selling.id, conversation: thread.conversation }
  const acted = new Set<string>()

  async function think(text: string, seq: number): Promise<void> {
    const context = await readContext(app.context.database, place)
    if (!context || !selling) throw new Error('the thread is gone')
    const id = app.context.newId()
    const message = { id, seq, handle: context.handle, parts: [{ type: 'text' as const, text }] }
    const turn = await turnOf(app.context, {
      shop: selling,
      thread: context,
      message,
      following: [],
      kept: keptOf(context.state),
    })
    const claim = { ...place, claim: id, first: seq, last: seq, context }
    const { reasons } = await rehearse(app.context, { shop: selling, claim, turn, upTo: seq })
    for (const act of reasons.acts) acted.add(act)
  }

  const order = fc.shuffledSubarray(SAID, { minLength: 2, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(order, async (thought) => {
      for (const said of SAID.slice(0, 7)) {
        const before = await everything()
        for (const text of [said, ...thought]) await think(text, thread.facts.length + 1)
        expect(await everything()).toEqual(before)
        await thread.say(said)
        const { draft } = await staff.call('getDraft', { params: { conversation: thread.conversation } })
        if (draft) await send(thread, draft.id).catch(() => undefined)
      }
    }),
    { numRuns: 1 },
  )
  // The talk did come to where something is done.
  expect([...acted]).toEqual(expect.arrayContaining(['cart.add', 'checkout.open', 'checkout.pay']))
})

describe('a shop in draft mode', () => {
  test('what the concierge would say waits for the staff with its reasons, and goes out as it is by one call', async () => {
    const thread = await app.talk(shop)
    expect(await thread.say('I need a prom dress, blue or white, at most $200')).toEqual([])
    const draft = await draftOf(thread)
    expect(draft).toMatchObject({ kind: 'draft', state: 'open', intents: ['product.find'], unforeseen: false })
    const { reasons } = draft
    expect(reasons.understanding.want).toMatchObject({ types: ['dress'], price: { max: { amount: 20_000 } } })
    expect(reasons.understanding.spans.length).toBeGreaterThan(2)
    expect(reasons.skills).toEqual(['find'])
    expect(reasons.acts).toEqual([])
    expect(reasons.products.map(({ title, shown, misses }) => ({ title, shown, misses }))).toEqual(
      expect.arrayContaining([
        { title: 'Sky blue prom dress', shown: true, misses: [] },
        { title: 'White prom dress', shown: true, misses: [] },
      ]),
    )
    expect(reasons.products.find(({ title }) => title === 'White prom dress')?.has).toEqual(
      expect.arrayContaining(['dress', 'white', 'price']),
    )
    const { messages } = await send(thread, draft.id)
    expect(messages).toHaveLength(1)
    // Twice is once.
    expect(await send(thread, draft.id)).toEqual({ messages })
    const fact = await thread.until(({ kind }) => kind === 'message.created')
    expect(fact.data).toMatchObject({
      message: { id: messages[0], author: { kind: 'concierge' }, parts: draft.messages[0] },
    })
    const now = await staff.call('getDraft', { params: { conversation: thread.conversation } })
    expect(now).toEqual({ draft: null })
    // The talk goes on from there: "the white one" is one of those that were shown, and it does not introduce itself again.
    await thread.say('the white one')
    const next = await draftOf(thread)
    expect(textsIn(next.messages).join(' ')).not.toContain('a bot')
    expect(JSON.stringify(next.messages)).toContain('White prom dress')
  })

  test('what is written before it was sent is answered together, and the older draft is no longer to be sent', async () => {
    const thread = await app.talk(shop)
    await thread.say('I need a prom dress')
    const first = await draftOf(thread)
    await thread.say('in white please')
    const second = await draftOf(thread)
    expect(second.id).not.toBe(first.id)
    expect(second.reasons.understanding.want).toMatchObject({
      types: ['dress'],
      attributes: { colour: { any: ['white'] } },
    })
    await expect(send(thread, first.id)).rejects.toMatchObject({ code: 'draft_stale' })
  })

  test('whoever takes the thread over makes it stale', async () => {
    const thread = await app.talk(shop)
    await thread.say('Hello there')
    const { id } = await draftOf(thread)
    const { conversation } = thread
    await staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff', name: 'Lena' } })
    expect(await draftOf(thread)).toMatchObject({ id, state: 'stale' })
    await expect(send(thread, id)).rejects.toMatchObject({ code: 'draft_stale' })
  })

  test('what it does is done when it is sent, and not before', async () => {
    const thread = await app.talk(shop)
    const { conversation } = thread
    const cart = async () => (await thread.client.conversation(conversation)).cart?.lines.length ?? 0
    await thread.say('I need a white prom dress')
    await send(thread, (await draftOf(thread)).id)
    await thread.say('add the first one to my cart')
    const draft = await draftOf(thread)
    expect(draft.reasons.acts).toContain('cart.add')
    expect(await cart()).toBe(0)
    await send(thread, draft.id)
    expect(await cart()).toBe(1)
    // Words of their own, and nothing done beside them.
    await thread.say('and the sky blue prom dress into my cart, too')
    const next = await draftOf(thread)
    const words: Part[][] = [[{ type: 'text', text: 'Shall I?' }]]
    const body = { draft: next.id, messages: words, act: false }
    await staff.call('sendDraft', { params: { conversation }, body })
    expect(await cart()).toBe(1)
  })

  test('an answer that would be another one by now is put before the staff again', async () => {
    const thread = await app.talk(shop)
    await thread.say('I need a red evening dress')
    const draft = await draftOf(thread)
    await app.importLines(shop, [{ id: 'c', title: 'Red evening dress', price: { amount: 27_500, currency: 'USD' } }])
    await expect(send(thread, draft.id)).rejects.toMatchObject({ code: 'draft_stale' })
    const fresh = await draftOf(thread)
    expect(JSON.stringify(fresh.messages)).toContain('27500')
    await send(thread, fresh.id)
  })

  test('a meaning goes live after as many as the shop says went out as they were, unless it is held back', async () => {
    await app.createShop({ slug: 'trusting', settings: { concierge: 'draft', draftsUntilLive: 2 } })
    const own = await app.withKey('trusting', 'conversations:write', 'settings:write')
    const params = { shop: 'trusting', intent: 'hours.ask' }
    const level = async () => {
      const { intents } = await own.call('listIntents', { params: { shop: 'trusting' } })
      return intents.find(({ intent }) => intent === 'hours.ask')
    }
    async function ask(messages?: Part[][]): Promise<number> {
      const thread = await app.talk('trusting')
      const said = await thread.say('What are your opening hours?')
      const { conversation } = thread
      const { draft } = await own.call('getDraft', { params: { conversation } })
      if (draft)
        await own.call('sendDraft', {
          params: { conversation },
          body: { draft: draft.id, ...(messages ? { messages } : {}) },
        })
      return said.length
    }
    expect(await ask()).toBe(0)
    expect(await ask([[{ type: 'text', text: 'From nine.' }]])).toBe(0)
    expect(await level()).toMatchObject({ unedited: 0, edited: 1, live: false })
    expect([await ask(), await ask()]).toEqual([0, 0])
    expect(await level()).toMatchObject({ unedited: 2, live: true })
    expect(await ask()).toBe(1)
    await own.call('holdIntent', { params, body: { heldBack: true } })
    expect(await ask()).toBe(0)
  })

  test('STOP is STOP, and whoever dismisses a draft trusts it no more', async () => {
    const thread = await app.talk(shop)
    const { conversation } = thread
    expect((await thread.say('STOP')).map(({ author }) => author)).toEqual(['shop'])
    await thread.say('Hello')
    const { id } = await draftOf(thread)
    await staff.call('dismissDraft', { params: { conversation }, body: { draft: id } })
    const { intents } = await staff.call('listIntents', { params: { shop } })
    expect(intents.find(({ intent }) => intent === 'greeting')).toMatchObject({ unedited: 0, dismissed: 1 })
  })
})

describe('while a person holds the thread', () => {
  test('the concierge whispers what it would say, and it goes out in the name of the person', async () => {
    const thread = await app.talk(shop)
    const { conversation } = thread
    await staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff', name: 'Lena' } })
    expect(await thread.say('Have you got a white prom dress?')).toEqual([])
    const draft = await draftOf(thread)
    expect(draft.kind).toBe('whisper')
    expect(textsIn(draft.messages).join(' ')).not.toContain('bot')
    await send(thread, draft.id)
    const fact = await thread.until(({ kind }) => kind === 'message.created')
    expect(fact.data).toMatchObject({ message: { author: { kind: 'staff', name: 'Lena' } } })
    // Whoever answers by themselves needs it no more.
    await thread.say('And a red one?')
    const speaker = (await thread.client.conversation(conversation)).speaker
    const parts: Part[] = [{ type: 'text', text: 'I will look.' }]
    await staff.call('sendStaffMessage', {
      params: { conversation },
      body: { clientId: 'a', epoch: speaker.epoch, parts },
    })
    expect((await draftOf(thread)).state).toBe('stale')
  })

  test('what happened meanwhile, and the note with which it is given back, need not be said again', async () => {
    const thread = await app.talk(shop)
    const { conversation } = thread
    const speak = (body: { to: 'staff' | 'concierge'; name?: string; note?: string }) =>
      staff.call('changeSpeaker', { params: { conversation }, body })
    await speak({ to: 'staff', name: 'Lena' })
    await thread.say('It is for a prom, and it has to be white')
    await speak({ to: 'concierge', note: 'Looks for a dress, at most $200' })
    await thread.say('So what have you got?')
    const draft = await draftOf(thread)
    expect(draft.kind).toBe('draft')
    expect(draft.reasons.slots).toMatchObject({ type: 'dress', colour: 'white' })
    await send(thread, draft.id)
    // Once: what came before is in what the talk remembers.
    await thread.say('in blue rather')
    expect((await draftOf(thread)).reasons.slots).toMatchObject({ type: 'dress', colour: 'blue' })
  })
})
