import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { eventually, openTestShop } from '../../test/trade.ts'
import type { InboundItem } from '../channels/arrival.ts'
import type { Channel, Fetched, Outgoing, Sent } from '../channels/channel.ts'
import { tokenOf } from '../channels/choices.ts'
import { testChannel } from '../channels/test/channel.ts'
import { storeInbound } from '../conversations/inbound.ts'
import { expireAllLeases } from '../conversations/mailbox.ts'
import { say } from '../conversations/say.ts'

/** A messenger whose webhooks are arrivals as they stand, and whose provider is in our hands. */
let app: TestApp
let hook: string
let slug: string
let staff: Awaited<ReturnType<typeof openTestShop>>['staff']
let sent: Outgoing[] = []
let media: (ref: string) => Promise<Fetched>
let answer: (outgoing: Outgoing, attempt: number) => Sent | Promise<Sent>

beforeAll(async () => {
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  const channel: Channel = {
    ...real,
    limits: {
      ...real.limits,
      text: 40,
      body: 40,
      buttons: 13,
      buttonLabel: 60,
      staffWindowMs: 7 * 86_400_000,
      ownEchoes: true,
    },
    receive: ({ body }) => ({ items: JSON.parse(body.toString()) as InboundItem[] }),
    media: (ref) => media(ref),
    async send(outgoing) {
      const attempt = sent.filter(({ key }) => key === outgoing.key).length + 1
      sent.push(outgoing)
      return answer(outgoing, attempt)
    },
  }
  const keyed: Channel = { ...channel, kind: 'keyed', limits: { ...channel.limits, ownEchoes: false, resend: 'echo' } }
  app = await startTestApp({ overrides: { channels: new Map([channel, keyed].map((one) => [one.kind, one])) } })
  const opened = await openTestShop(app)
  staff = opened.staff
  slug = opened.shop.slug
  hook = await connect('test', slug)
})
afterAll(() => app.close())

async function connect(kind: string, shop: string): Promise<string> {
  const settings = { secret: 'secret', apiBase: app.url }
  const { id } = await app.operator.call('createConnection', { params: { shop }, body: { kind, settings } })
  return `${app.url}/webhooks/${kind}/${id}`
}

beforeEach(() => {
  sent = []
  answer = ({ key }) => ({ state: 'sent', ref: `ref:${key}` })
})

let count = 0
type Loose = { kind: string; [key: string]: unknown }

/** Reports, in one webhook. Whatever names nobody is about ann. */
async function report(...items: Loose[]): Promise<void> {
  return reportTo(hook, ...items)
}

async function reportTo(hook: string, ...items: Loose[]): Promise<void> {
  const whole = items.map((item) => ({ dedupe: `event-${(count += 1)}`, address: 'ann', scope: 'test', ...item }))
  expect((await fetch(hook, { method: 'POST', body: JSON.stringify(whole) })).status).toBe(200)
}

const said = (text: string, more: Record<string, unknown> = {}): Loose => ({
  kind: 'message',
  parts: [{ type: 'text', text }],
  ...more,
})

async function threadOf(address: string): Promise<string> {
  let found = ''
  await eventually(`${address} has a thread`, async () => {
    const { rows } = await app.context.database.pool.query<{ id: string }>(
      'select c.id from conversations c join handles h on h.id = c.handle where h.address = $1 order by c.last_at desc',
      [address],
    )
    found = rows[0]?.id ?? ''
    return found !== ''
  })
  return found
}

async function messagesOf(address: string) {
  return (await staff.conversation(await threadOf(address))).messages.map(({ message }) => message)
}

async function factsOf(address: string, kind: string) {
  const { facts } = await staff.facts(await threadOf(address), 0)
  return facts.filter((fact) => fact.kind === kind).map(({ data }) => data)
}

const textsOf = (messages: Awaited<ReturnType<typeof messagesOf>>, kind: string) =>
  messages
    .filter(({ author }) => author.kind === kind)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))

test('a tap is the choice that was shown, whatever became of it since; one that is not ours is what stood on it', async () => {
  await report(said('Hello', { address: 'tapper' }))
  await eventually('it is answered', async () => sent.length > 0)
  const { id: home } = (await app.context.directory.bySlug(slug)) ?? { id: '' }
  const options = ['Yes', 'No'].map((label) => ({ value: `means-${label}`, label }))
  const place = { home, conversation: await threadOf('tapper') }
  await app.context.database.transact((tx) =>
    say(tx, {
      ...place,
      author: { kind: 'shop' },
      purpose: 'service',
      parts: [
        { type: 'text', text: 'Well?' },
        { type: 'quick_replies', options },
      ],
      at: new Date(),
      newId: app.context.newId,
    }),
  )
  app.context.deliver.wake()
  await eventually('there is something to tap', async () => sent.some(({ message }) => message.buttons.length > 0))
  const button = sent.flatMap(({ message }) => message.buttons)[0]
  await report(
    { kind: 'message', address: 'tapper', parts: [{ type: 'tap', token: button?.id, label: button?.label }] },
    { kind: 'message', address: 'tapper', parts: [{ type: 'tap', token: 'of-somebody-else', label: 'Opening hours' }] },
  )
  await eventually('both are said', async () => textsOf(await messagesOf('tapper'), 'shopper').length === 2)
  const parts = (await messagesOf('tapper'))
    .filter(({ author }) => author.kind === 'shopper')
    .flatMap((message) => message.parts)
  expect(parts).toMatchObject([
    { type: 'text', text: 'Hello' },
    { type: 'choice', value: 'means-Yes', label: 'Yes' },
    { type: 'text', text: 'Opening hours' },
  ])
})

test('a reply names the message it answers; a reaction, a change and taking back change that message', async () => {
  await report(said('Do you have a dress?', { address: 'bea', dedupe: 'bea-1' }))
  await eventually('it is answered', async () => sent.some(({ address }) => address === 'bea'))
  const ref = `ref:${sent.find(({ address }) => address === 'bea')?.key}`
  await eventually('it is known', async () => (await factsOf('bea', 'message.status')).length > 0)
  await report(
    said('this one?', { address: 'bea', replyTo: ref, dedupe: 'bea-2' }),
    { kind: 'reaction', address: 'bea', ref, emoji: '👍🏽' },
    { kind: 'edit', address: 'bea', ref: 'bea-2', text: 'that one?' },
    { kind: 'reaction', address: 'bea', ref, emoji: '🦑' },
  )
  await eventually('the change has come', async () => textsOf(await messagesOf('bea'), 'shopper').includes('that one?'))
  const messages = await messagesOf('bea')
  const answered = messages.find(({ reactions }) => reactions !== undefined)
  expect(answered).toMatchObject({ author: { kind: 'concierge' }, reactions: [{ reaction: 'thumbs-up' }] })
  expect(messages.flatMap(({ parts }) => parts)).toContainEqual({
    type: 'text',
    text: 'that one?',
    replyTo: { message: answered?.id },
  })
  await report({ kind: 'unsend', address: 'bea', ref: 'bea-2' }, { kind: 'reaction', address: 'bea', ref, emoji: null })
  await eventually('it is taken back', async () => (await messagesOf('bea')).some(({ removed }) => removed))
  await eventually('so is the reaction', async () => !(await messagesOf('bea')).some(({ reactions }) => reactions))
})

test('what staff answer in the provider’s own app stands in the thread, is not sent again, and silences the concierge', async () => {
  await report(said('Hello', { address: 'eva' }))
  await eventually('the concierge has answered', async () => sent.length > 0)
  sent = []
  await report({ kind: 'echo', address: 'eva', dedupe: 'echo-1', parts: [{ type: 'text', text: 'Lena here, hi!' }] })
  await report({ kind: 'echo', address: 'eva', dedupe: 'echo-1', parts: [{ type: 'text', text: 'Lena here, hi!' }] })
  await eventually('it stands there', async () => textsOf(await messagesOf('eva'), 'staff').length > 0)
  await report(said('A dress, please', { address: 'eva', dedupe: 'eva-2' }))
  await eventually('the turn is done', async () => (await factsOf('eva', 'turn.done')).length === 2)
  expect(textsOf(await messagesOf('eva'), 'staff')).toEqual(['Lena here, hi!'])
  expect(await factsOf('eva', 'speaker.changed')).toMatchObject([{ speaker: { kind: 'staff' } }])
  expect(sent).toEqual([])
})

test('of an answer in several pieces only what the provider has not taken is sent once more', async () => {
  const { epoch } = await staff
    .call('changeSpeaker', { params: { conversation: await threadOf('bea') }, body: { to: 'staff', name: 'Ben' } })
    .catch(() => ({ epoch: 0 }))
  sent = []
  answer = ({ key }, attempt) =>
    key.endsWith('.1') && attempt === 1
      ? { state: 'retry', reason: 'busy', afterMs: 20 }
      : { state: 'sent', ref: `ref:${key}` }
  await staff.call('sendStaffMessage', {
    params: { conversation: await threadOf('bea') },
    body: { clientId: 'long', epoch, parts: [{ type: 'text', text: 'word '.repeat(20).trim() }] },
  })
  await eventually('all of it has gone out', async () => sent.some(({ key }) => key.endsWith('.2')))
  expect(sent.map(({ key }) => key.slice(-2))).toEqual(['.0', '.1', '.1', '.2'])
  await eventually('that is told', async () => (await factsOf('bea', 'message.status')).at(-1) !== undefined)
})

test('a file comes into its message when the provider gives it out; one it has no more is said to be missing', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  let asked = 0
  media = async (ref) => {
    if (ref === 'gone') return { state: 'failed', reason: 'not found' }
    if (ref === 'page') return { state: 'fetched', type: 'text/html', bytes: Buffer.from('<script>1</script>') }
    asked += 1
    return asked === 1 ? { state: 'retry', reason: 'busy' } : { state: 'fetched', type: 'image/png', bytes: png }
  }
  const remote = (kind: string, ref: string, name?: string) => ({ type: 'remote', media: kind, ref, name })
  await report({
    kind: 'message',
    address: 'max',
    parts: [remote('image', 'photo'), remote('audio', 'gone'), remote('file', 'page', 'page.html')],
  })
  await eventually('it is there', async () => {
    const parts = (await messagesOf('max'))[0]?.parts ?? []
    return parts.length === 3 && parts.every((part) => !('state' in part) || part.state !== 'fetching')
  })
  const [photo, gone, page] = (await messagesOf('max'))[0]?.parts ?? []
  expect(gone).toEqual({ type: 'audio', url: '', state: 'failed' })
  const fetched = async (part: unknown) => fetch(app.url + (part as { url: string }).url)
  expect((await fetched(photo)).headers.get('content-type')).toBe('image/webp')
  // What could run is only given out to be saved.
  const saved = await fetched(page)
  expect(saved.headers.get('content-type')).toBe('application/octet-stream')
  expect(saved.headers.get('content-disposition')).toBe('attachment')
})

test('what was stored before a crash is known after it, whatever has become of its files since', async () => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'blue' } })
    .png()
    .toBuffer()
  media = async () => ({ state: 'fetched', type: 'image/png', bytes: png })
  const parts = [{ type: 'remote', media: 'image', ref: 'photo' }]
  await report({ kind: 'message', address: 'zoe', dedupe: 'zoe-1', parts })
  await report({ kind: 'echo', address: 'zoe', dedupe: 'zoe-2', parts })
  await eventually('both are there', async () => {
    const all = (await messagesOf('zoe')).filter(({ author }) => author.kind !== 'concierge')
    return all.length === 2 && all.every(({ parts: [part] }) => part?.type === 'image' && part.url !== '')
  })
  // The server was killed before it wrote down that they were done.
  const { pool } = app.context.database
  const undone = `inbound_items where raw->>'address' = 'zoe' and state <> 'done'`
  await pool.query(
    `update inbound_items set state = 'handling', next_at = now() where raw->>'address' = 'zoe' and state = 'done'`,
  )
  await report(said('Do you have it?', { address: 'zoe' }))
  await eventually(
    'what they wrote next is there',
    async () => textsOf(await messagesOf('zoe'), 'shopper').length === 1,
  )
  await eventually('all is done', async () => (await pool.query(`select from ${undone}`)).rowCount === 0)
  expect((await messagesOf('zoe')).flatMap((message) => message.parts)).toHaveLength(3)
})

test('what a provider’s id or a button’s token names is of the thread it went to: another’s is nothing', async () => {
  for (const address of ['vic', 'wim']) await report(said('Hello', { address, dedupe: `${address}-1` }))
  const refOf = (address: string) => `ref:${sent.find((one) => one.address === address)?.key}`
  for (const address of ['vic', 'wim'])
    await eventually('it is known', async () => (await factsOf(address, 'message.status')).length > 0)
  const place = { home: (await app.context.directory.bySlug(slug))?.id ?? '', conversation: await threadOf('vic') }
  const { message } = await app.context.database.transact((tx) =>
    say(tx, {
      ...place,
      author: { kind: 'shop' },
      purpose: 'service',
      parts: [{ type: 'quick_replies', options: [{ value: 'secret', label: 'To vic alone' }] }],
      at: new Date(),
      newId: app.context.newId,
    }),
  )
  await report(
    said('this one?', { address: 'wim', replyTo: refOf('vic') }),
    { kind: 'message', address: 'wim', parts: [{ type: 'tap', token: tokenOf(message, 0), label: 'Yes' }] },
    { kind: 'reaction', address: 'wim', ref: refOf('vic'), emoji: '👍', dedupe: 'wim-reacts' },
    { kind: 'edit', address: 'wim', ref: 'vic-1', text: 'Goodbye' },
    { kind: 'unsend', address: 'wim', ref: 'vic-1' },
    said('the end', { address: 'wim' }),
  )
  await eventually('all is heard', async () => textsOf(await messagesOf('wim'), 'shopper').includes('the end'))
  const parts = (await messagesOf('wim')).flatMap((one) => (one.author.kind === 'shopper' ? one.parts : []))
  expect(parts).toEqual(['Hello', 'this one?', 'Yes', 'the end'].map((words) => ({ type: 'text', text: words })))
  const theirs = await messagesOf('vic')
  expect(textsOf(theirs, 'shopper')).toEqual(['Hello'])
  expect(theirs.filter(({ reactions, removed }) => reactions ?? removed)).toEqual([])
})

test('the same ids in two shops are two messages, and one shop’s reports change nothing of the other’s', async () => {
  const { slug: other } = await app.createShop()
  const theirs = await connect('test', other)
  for (const to of [hook, theirs]) await reportTo(to, said('Hello', { address: 'yan', dedupe: 'yan-1' }))
  const { pool } = app.context.database
  const mine = (await app.context.directory.bySlug(slug))?.id
  const told = `select d.home, s.ref, s.state from sent_messages s join deliveries d on d.home = s.home and d.id = s.delivery
    join handles h on h.home = d.home and h.id = d.handle where h.address = 'yan' and d.state = 'sent' and s.position = 0`
  await eventually('both are answered', async () => (await pool.query(told)).rowCount === 2)
  const { rows } = await pool.query<{ home: string; ref: string }>(told)
  const ref = rows.find(({ home }) => home === mine)?.ref ?? ''
  await reportTo(
    theirs,
    { kind: 'status', ref, key: ref.slice('ref:'.length), state: 'failed', reason: 'forged' },
    { kind: 'unsend', address: 'yan', ref: 'yan-1' },
    said('the end', { address: 'yan' }),
  )
  const gone = `select home from messages where removed_at is not null and client_id like '%yan-1'`
  await eventually('theirs is taken back', async () => (await pool.query(gone)).rowCount === 1)
  expect((await pool.query(gone)).rows).not.toContainEqual({ home: mine })
  expect((await pool.query(told)).rows).toContainEqual({ home: mine, ref, state: 'sent' })
})

test('statuses are taken down; a status of what nobody knows waits and holds nobody up', async () => {
  await report({ kind: 'status', ref: 'nobody-knows', state: 'delivered' }, said('Hello', { address: 'fay' }))
  await eventually('she is answered', async () => sent.some(({ address }) => address === 'fay'))
  const ref = `ref:${sent.find(({ address }) => address === 'fay')?.key}`
  await report({ kind: 'status', ref, state: 'read', cost: { category: 'service', amount: 12_000, currency: 'EUR' } })
  await eventually('it is read', async () =>
    (await factsOf('fay', 'message.status')).some((data) => (data as { status: string }).status === 'read'),
  )
  const { rows } = await app.context.database.pool.query(
    `select state, category, cost, cost_currency from sent_messages where ref = $1`,
    [ref],
  )
  expect(rows).toMatchObject([{ state: 'read', category: 'service', cost: 12_000, cost_currency: 'EUR' }])
})

test('what nobody can read is set aside, seen, and holds nobody up', async () => {
  const { background, database, metrics } = app.context
  const resume = background.pause()
  await report(said('Hello', { address: 'odd', dedupe: 'odd-1' }), said('Hello', { address: 'pam' }))
  await report(said('Still there?', { address: 'odd' }))
  // As another version of this server stored it.
  await database.pool.query(`update inbound_items set raw = raw || '{"parts": "nonsense"}' where dedupe = 'odd-1'`)
  resume()
  await eventually('both are answered', async () =>
    ['odd', 'pam'].every((name) => sent.some(({ address }) => address === name)),
  )
  expect(textsOf(await messagesOf('odd'), 'shopper')).toEqual(['Still there?'])
  expect(await metrics.text()).toMatch(/^souk_inbound_unreadable 1$/m)
  // A version that can read it takes it up again.
  await database.pool.query(
    `update inbound_items set raw = raw || '{"parts": [{"type": "text", "text": "Hello"}]}' where dedupe = 'odd-1'`,
  )
  await expireAllLeases(database)
  await eventually('nothing was lost', async () => textsOf(await messagesOf('odd'), 'shopper').length === 2)
  expect(await metrics.text()).toMatch(/^souk_inbound_unreadable 0$/m)
})

test('names longer than any provider writes lose nobody a message', async () => {
  const long = randomBytes(10_000).toString('hex')
  await report(
    said('First', { address: 'tom' }),
    said('Named at length', { address: 'tom', dedupe: long }),
    said('From afar', { address: long }),
    { kind: 'status', ref: long, state: 'read' },
    said('Last', { address: 'tom' }),
  )
  await report(said('Named at length', { address: 'tom', dedupe: long }))
  await eventually('all is said', async () => textsOf(await messagesOf('tom'), 'shopper').length === 3)
  const { rows } = await app.context.database.pool.query(
    `select from messages where parts @> '[{"text": "From afar"}]'`,
  )
  expect(rows).toHaveLength(1)
})

test('what one sender writes while the message before is in hand comes after it, at once', async () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six']
  await Promise.all(
    words.map((text, at) =>
      report(said(text, { address: 'quinn', dedupe: `quinn-${at}` }), said(`${text} more`, { address: 'quinn' })),
    ),
  )
  await eventually('all is said', async () => textsOf(await messagesOf('quinn'), 'shopper').length === 12)
  const { rows } = await app.context.database.pool.query<{ text: string }>(
    `select raw->'parts'->0->>'text' as text from inbound_items where raw->>'address' = 'quinn' order by id`,
  )
  expect(textsOf(await messagesOf('quinn'), 'shopper')).toEqual(rows.map(({ text }) => text))
})

test('a reaction to what nobody knows waits, and what they write meanwhile does not', async () => {
  await report({ kind: 'reaction', address: 'ida', ref: 'from-before-us', emoji: '👍' })
  await eventually('it was looked at', async () => {
    const { rows } = await app.context.database.pool.query(
      `select 1 from inbound_items where raw->>'ref' = $1 and tries > 0`,
      ['from-before-us'],
    )
    return rows.length === 1
  })
  await report(said('Hello', { address: 'ida' }))
  await eventually('she is answered', async () => sent.some(({ address }) => address === 'ida'))
})

test('who has another address there is still the same person, and has the same thread', async () => {
  await report(said('Hello', { address: 'old-number' }))
  const thread = await threadOf('old-number')
  await report({ kind: 'moved', address: 'old-number', to: 'new-number' })
  await report(said('Me again', { address: 'new-number' }))
  await eventually('it is said', async () => textsOf(await messagesOf('new-number'), 'shopper').length === 2)
  expect(await threadOf('new-number')).toBe(thread)
})

test('what comes from another address waits until it is known whose it is, however long what they wrote before takes', async () => {
  const { id: home } = (await app.context.directory.bySlug(slug)) ?? { id: '' }
  const connection = hook.split('/').at(-1) ?? ''
  const arrival = { channel: 'test', scope: 'test', address: 'from-here' }
  const raw = { kind: 'message' as const, ...arrival, parts: [{ type: 'text' as const, text: 'Hello' }] }
  // Another server has it in hand, and ends in the middle of it.
  const item = { home, id: app.context.newId(), connection, dedupe: 'held', raw }
  await storeInbound(app.context.database, [{ items: [item], free: true }])
  await report({ kind: 'moved', address: 'from-here', to: 'to-there' })
  await report(said('Me again', { address: 'to-there' }))
  await app.context.database.pool.query('update inbound_items set next_at = now() where id = $1', [item.id])
  await report(said('Are you there?', { address: 'to-there' }))
  const texts = async () => textsOf(await messagesOf('to-there'), 'shopper')
  await eventually('all is said', async () => (await texts()).length === 3)
  expect(await texts()).toEqual(['Hello', 'Me again', 'Are you there?'])
})

test('whom the shop knew by a number alone is the same person when their id is told; the number means nobody from then on', async () => {
  await report(said('Hello', { address: '15550001' }))
  const thread = await threadOf('15550001')
  await report(said('Me again', { address: 'US.1', formerly: '15550001' }))
  await eventually('it is said', async () => textsOf(await messagesOf('US.1'), 'shopper').length === 2)
  expect(await threadOf('US.1')).toBe(thread)
  // The number belongs to somebody else by now.
  await report(said('Who was this?', { address: 'US.2', formerly: '15550001' }))
  expect(await threadOf('US.2')).not.toBe(thread)
  expect(textsOf(await messagesOf('US.1'), 'shopper')).toEqual(['Hello', 'Me again'])
})

test('whom staff write to first in the provider’s own app has a thread, in which the concierge keeps quiet', async () => {
  await report({
    kind: 'echo',
    address: 'gil',
    dedupe: 'first-word',
    parts: [{ type: 'text', text: 'Your dress is here' }],
  })
  await eventually('it stands there', async () => textsOf(await messagesOf('gil'), 'staff').length === 1)
  sent = []
  await report(said('Great!', { address: 'gil' }))
  await eventually('the turn is done', async () => (await factsOf('gil', 'turn.done')).length > 0)
  expect(sent).toEqual([])
})

test('what comes back while something of ours is on its way is not taken for staff’s', async () => {
  let taken: (() => void) | undefined
  const ours = new Promise<void>((resolve) => (taken = resolve))
  answer = async ({ key }) => {
    await ours
    return { state: 'sent', ref: `ref:${key}` }
  }
  await report(said('Hello', { address: 'hal' }))
  await eventually('it is on its way', async () => sent.some(({ address }) => address === 'hal'))
  const ref = `ref:${sent.find(({ address }) => address === 'hal')?.key}`
  await report({ kind: 'echo', address: 'hal', dedupe: ref, parts: [{ type: 'text', text: 'Hello!' }] })
  await eventually('it was looked at', async () => {
    const { rows } = await app.context.database.pool.query('select tries from inbound_items where dedupe = $1', [ref])
    return rows[0]?.tries === 1
  })
  taken?.()
  await eventually('ours is told', async () => (await factsOf('hal', 'message.status')).length > 0)
  await app.context.database.pool.query('update inbound_items set next_at = now() where dedupe = $1', [ref])
  await report(said('And?', { address: 'hal' }))
  await eventually('both turns are done', async () => (await factsOf('hal', 'turn.done')).length === 2)
  expect(textsOf(await messagesOf('hal'), 'staff')).toEqual([])
  expect(await factsOf('hal', 'speaker.changed')).toEqual([])
})

test('what comes back after the line broke was taken: it is not staff’s, and is not said again', async () => {
  answer = async () => ({ state: 'uncertain', reason: 'network' })
  await report(said('Hello', { address: 'ida' }))
  const { pool } = app.context.database
  await eventually('it is in doubt', async () => {
    const later = `update deliveries set next_at = now() + interval '1 hour' where reason = 'network' and state = 'queued'`
    return (await pool.query(later)).rowCount === 1
  })
  await report({ kind: 'echo', address: 'ida', dedupe: 'named', parts: [{ type: 'text', text: 'Hello!' }] })
  await eventually('ours is told', async () => (await factsOf('ida', 'message.status')).length > 0)
  expect(await factsOf('ida', 'message.status')).toMatchObject([{ status: 'sent', by: 'shop' }])
  expect(sent.filter(({ address }) => address === 'ida')).toHaveLength(1)
  expect(textsOf(await messagesOf('ida'), 'staff')).toEqual([])
  expect(await factsOf('ida', 'speaker.changed')).toEqual([])
})

test('where ours never come back as staff’s, what comes back is staff’s, also while something of ours is in doubt', async () => {
  answer = async () => ({ state: 'uncertain', reason: 'network' })
  const keyed = await connect('keyed', slug)
  await reportTo(keyed, said('Hello', { address: 'joe' }))
  await eventually('it is in doubt', async () => {
    const later = `update deliveries set next_at = now() + interval '1 hour' where reason = 'network' and state = 'queued'`
    return ((await app.context.database.pool.query(later)).rowCount ?? 0) > 0
  })
  await reportTo(keyed, { kind: 'echo', address: 'joe', dedupe: 'joes', parts: [{ type: 'text', text: 'Lena here' }] })
  await eventually('it stands there', async () => textsOf(await messagesOf('joe'), 'staff').length === 1)
  expect(await factsOf('joe', 'speaker.changed')).toMatchObject([{ speaker: { kind: 'staff' } }])
})

test('a day after their last word a person may still answer, and says so to the provider; after a week nobody may', async () => {
  await report(said('Hello', { address: 'kim' }))
  await eventually('she is answered', async () => sent.some(({ address }) => address === 'kim'))
  expect(sent.find(({ address }) => address === 'kim')).not.toHaveProperty('late')
  const conversation = await threadOf('kim')
  const { epoch } = await staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff', name: 'Ben' } })
  const write = async (days: number) => {
    sent = []
    const { pool } = app.context.database
    await pool.query(`update handles set heard_at = now() - make_interval(days => $1) where address = 'kim'`, [days])
    const body = { clientId: `after-${days}`, epoch, parts: [{ type: 'text' as const, text: 'Still there?' }] }
    const { message } = await staff.call('sendStaffMessage', { params: { conversation }, body })
    const fate = async () =>
      (await factsOf('kim', 'message.status')).find((data) => (data as { message: string }).message === message)
    await eventually('its fate is known', async () => (await fate()) !== undefined)
    return fate()
  }
  expect(await write(2)).toMatchObject({ status: 'sent' })
  expect(sent).toMatchObject([{ late: true }])
  expect(await write(8)).toMatchObject({ status: 'refused', reason: 'window_closed' })
  expect(sent).toEqual([])
})
