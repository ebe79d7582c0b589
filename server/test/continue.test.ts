import type { Message } from '@souk/contract/conversation.ts'
import { openApple } from '@souk/demo/simulators/apple.ts'
import { openRcs } from '@souk/demo/simulators/rcs.ts'
import { openX } from '@souk/demo/simulators/x.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import { openViber, type ViberSimulator } from '@souk/demo/simulators/viber.ts'
import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './harness/app.ts'
import type { Thread } from './harness/thread.ts'
import { customerOf, eventually, openTestShop, type TestShop } from './trade.ts'

let ahead = 0
let app: TestApp
let shop: TestShop
const simulators: Record<string, ChannelSimulator> = {}
let viber: ViberSimulator
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => new Date(Date.now() + ahead) } } })
  shop = await openTestShop(app)
  viber = await openViber()
  const others = { apple: openApple, x: openX, rcs: openRcs, viber: async () => viber }
  for (const [kind, open] of Object.entries({ whatsapp: openWhatsapp, sms: openSms, ...others })) {
    const simulator = await open()
    simulators[kind] = simulator
    const { webhookUrl } = await app.operator.call('createConnection', {
      params: { shop: shop.shop.slug },
      body: { kind, settings: { ...simulator.settings, number: '+1 555 0100', uri: 'loom' } },
    })
    simulator.connect(webhookUrl)
  }
})
afterAll(async () => {
  await app.close()
  for (const simulator of Object.values(simulators)) await simulator.close()
})

const on = (kind: string) => {
  const simulator = simulators[kind]
  if (!simulator) throw new Error(`no ${kind}`)
  return simulator
}
const write = (kind: string, from: string, text: string) => on(kind).write(from, { type: 'text', text })

async function chatLink({ client, conversation }: Thread, kind: string): Promise<string> {
  const { chats } = await client.call('createThreadLink', { params: { conversation } })
  return chats.find(({ channel }) => channel === kind)?.url ?? ''
}

/** The text that the link into a messenger has ready. */
async function readyText(thread: Thread, kind: string): Promise<string> {
  const url = new URL(await chatLink(thread, kind))
  return url.searchParams.get('text') ?? url.searchParams.get('body') ?? ''
}

async function messagesOf(conversation: string): Promise<Message[]> {
  return (await app.operator.conversation(conversation)).messages.map(({ message }) => message)
}

const codes = (messages: readonly Message[]) =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'system' ? [part.code] : [])))
const words = (messages: readonly Message[]) =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))

async function until(conversation: string, what: string, fits: (messages: Message[]) => boolean): Promise<Message[]> {
  let messages: Message[] = []
  await eventually(what, async () => fits((messages = await messagesOf(conversation))))
  return messages
}

test('what was begun on the web goes on in WhatsApp and by SMS: one talk, one cart, each answer where it was asked', async () => {
  const [ann] = on('whatsapp').people
  const thread = await app.talk(shop.shop.slug)
  const { conversation, client } = thread
  const params = { shop: shop.shop.slug }
  await thread.say('Hello')
  const cart = await client.call('createCart', { params, body: { lines: [{ ...shop.goods, quantity: 1 }] } })
  const text = await readyText(thread, 'whatsapp')
  expect(text).toMatch(/^Hi! Let’s continue our chat here\. souk-[\w-]{22}$/)

  await write('whatsapp', ann, text)
  await until(conversation, 'it goes on', (messages) => codes(messages).includes('thread.moved'))
  await eventually('they are told', async () => on('whatsapp').seen(ann).length === 1)
  const [recap] = on('whatsapp').seen(ann)
  expect(recap?.text).toMatch(/^This chat goes on in WhatsApp, too\.\n.*In your cart:\n+1 × Song of the loom.*: \$/s)

  await write('whatsapp', ann, 'What is in my cart?')
  await eventually('it is answered there', async () => on('whatsapp').seen(ann).length > 1)
  expect(JSON.stringify(on('whatsapp').seen(ann).slice(1))).toContain('Song of the loom')
  const asked = await messagesOf(conversation)
  expect(words(asked)).toContain('What is in my cart?')
  expect(words(asked).join()).not.toContain('souk-')
  expect(asked.filter(({ channel }) => channel === 'whatsapp').map(({ author }) => author.kind)).toEqual(
    expect.arrayContaining(['system', 'shopper', 'concierge']),
  )

  const heard = on('whatsapp').seen(ann).length
  const [answer] = await thread.say('Thank you')
  expect(answer?.author).toBe('concierge')
  expect((await messagesOf(conversation)).at(-1)?.channel).toBeUndefined()
  expect(on('whatsapp').seen(ann)).toHaveLength(heard)

  const [bob] = on('sms').people
  await write('sms', bob, `${await readyText(thread, 'sms')}`)
  await eventually('and by SMS', async () => on('sms').seen(bob).length === 1)
  const { checkout } = { checkout: await client.call('createCheckout', { params, body: { cart: cart.id } }) }
  expect(checkout.lines).toHaveLength(1)
  await write('sms', bob, 'I want to pay')
  await eventually('which knows the cart', async () => on('sms').seen(bob).length > 1)
  const view = await shop.staff.call('getCustomer', {
    params: { ...params, customer: await customerOf(app, conversation) },
  })
  expect(view.contacts.map(({ channel }) => channel).toSorted()).toEqual(['sms', 'web', 'whatsapp'])
})

test.each([
  ['apple', 'body', /^https:\/\/bcrw\.apple\.com\/urn:biz:[\w-]+\?/],
  ['x', 'text', /^https:\/\/x\.com\/messages\/compose\?recipient_id=\d+&/],
  ['rcs', 'body', /^sms:\+15550100\?service_id=[\w-]+%40rbm\.goog&/],
])('%s takes the talk on by the text that its link has ready', async (kind, parameter, shape) => {
  const from = on(kind).people[0]
  const thread = await app.talk(shop.shop.slug)
  await thread.say('Hello')
  const url = await chatLink(thread, kind)
  expect(url).toMatch(shape)
  await write(kind, from, new URL(url).searchParams.get(parameter) ?? '')
  const moved = await until(thread.conversation, 'it goes on', (all) => codes(all).includes('thread.moved'))
  expect(words(moved).join()).not.toContain('souk-')
  await eventually('they are told there', async () => on(kind).seen(from).length > 0)
})

test('Viber keeps the code from the opening of the chat to the first word; who has written before needs none', async () => {
  const [ann, ben] = viber.people
  const [first, second] = [await app.talk(shop.shop.slug), await app.talk(shop.shop.slug)]
  for (const thread of [first, second]) await thread.say('Hello')
  const url = await chatLink(first, 'viber')
  expect(url).toMatch(/^viber:\/\/pa\?chatURI=loom&context=souk-[\w-]{22}$/)
  await viber.open(ann, false, new URL(url).searchParams.get('context') ?? '')
  await write('viber', ann, 'Good morning')
  const moved = await until(first.conversation, 'it goes on', (all) => words(all).includes('Good morning'))
  expect(codes(moved)).toContain('thread.moved')

  await write('viber', ben ?? '', 'Hi')
  await eventually('Ben is answered', async () => viber.seen(ben ?? '').length > 0)
  const context = new URL(await chatLink(second, 'viber')).searchParams.get('context') ?? ''
  await viber.open(ben ?? '', true, context)
  const joined = await until(second.conversation, 'it goes on', (all) => codes(all).includes('thread.moved'))
  expect(words(joined).join()).not.toContain('souk-')
})

test('who asks for a browser in a messenger gets the same thread there, once; what is stored opens nothing', async () => {
  const dora = on('whatsapp').people.at(-1) ?? ''
  await write('whatsapp', dora, 'Können wir lieber im Browser weitermachen?')
  const link = /#open=([\w-]{22})$/m
  const sent = () =>
    on('whatsapp')
      .seen(dora)
      .map(({ text }) => text)
      .join('\n')
  await eventually('she gets a link', async () => link.test(sent()))
  const code = link.exec(sent())?.[1] ?? ''
  const open = () =>
    app.anyone.call('openThread', {
      params: { shop: shop.shop.slug },
      body: { code, device: 'computer' },
      idempotencyKey: crypto.randomUUID(),
    })
  const { conversation } = await open()
  expect(words(await messagesOf(conversation))).toContain('Können wir lieber im Browser weitermachen?')
  expect(words(await messagesOf(conversation)).join()).not.toContain(code)
  await expect(open()).rejects.toMatchObject({ code: 'link_used' })
})

test('a tap undoes it: each thread has what was written there, and none of the other’s', async () => {
  const [, eve] = on('whatsapp').people
  await write('whatsapp', eve, 'Hi, this is Eve')
  await eventually('Eve is answered', async () => on('whatsapp').seen(eve).length > 0)
  const thread = await app.talk(shop.shop.slug)
  const { conversation, client } = thread
  const params = { shop: shop.shop.slug }
  await thread.say('Hello')
  await client.call('createCart', { params, body: { lines: [{ ...shop.goods, quantity: 2 }] } })
  const before = on('whatsapp').seen(eve).length
  await write('whatsapp', eve, `${await readyText(thread, 'whatsapp')}`)
  await eventually('she is told', async () => on('whatsapp').seen(eve).length > before)
  await write('whatsapp', eve, 'Whose cart is this?')
  await until(conversation, 'it is asked', (all) => words(all).includes('Whose cart is this?'))
  await eventually('she is answered', async () => on('whatsapp').seen(eve).length > before + 1)
  await thread.until((fact) => fact.kind === 'turn.done' && fact.data.upTo > 3)

  await write('whatsapp', eve, "That wasn't me.")
  const left = await until(conversation, 'they are parted', (all) => codes(all).includes('thread.parted'))
  expect(left.filter(({ channel }) => channel === 'whatsapp')).toEqual([])
  expect(words(left)).not.toContain('Whose cart is this?')
  const { cart } = await client.conversation(conversation)
  expect(cart?.lines).toMatchObject([{ quantity: 2 }])

  await write('whatsapp', eve, 'What is in my cart?')
  const seen = () => JSON.stringify(on('whatsapp').seen(eve).slice(-1))
  await eventually('she has none', async () => /cart/i.test(seen()) && !seen().includes('stands alone'))
  expect(seen()).not.toContain('Song')
  expect(words(await messagesOf(conversation))).not.toContain('What is in my cart?')
})

test('a code opens nothing twice, nor after ten minutes, and who brings it hears what to do', async () => {
  const [joe = '', kim = ''] = on('whatsapp').people.slice(2)
  const thread = await app.talk(shop.shop.slug, 'de')
  const used = await readyText(thread, 'whatsapp')
  expect(used).toContain('Lass uns hier weiterschreiben')
  await write('whatsapp', joe, used)
  await eventually('it is his', async () => on('whatsapp').seen(joe).length === 1)
  await write('whatsapp', kim, used)
  await eventually('it is not hers', async () => on('whatsapp').seen(kim).length === 1)
  const old = await readyText(thread, 'whatsapp')
  ahead += 11 * 60_000
  await write('whatsapp', kim, old)
  await eventually('nor is an old one', async () => on('whatsapp').seen(kim).length === 2)
  for (const { text } of on('whatsapp').seen(kim)) expect(text).toMatch(/has been used or is too old/)
  expect(codes(await messagesOf(thread.conversation)).filter((code) => code === 'thread.moved')).toHaveLength(1)
})

test('the shop decides that two are one: it sees before what would be joined, and undoes it; nobody else can', async () => {
  const [, , , , zoe = ''] = on('sms').people
  await write('sms', zoe, 'Hello, Zoe here')
  await eventually('she is answered', async () => on('sms').seen(zoe).length > 0)
  const { rows } = await app.context.database.pool.query<{ id: string }>('select id from handles where address = $1', [
    zoe,
  ])
  const contact = rows[0]?.id ?? ''
  const thread = await app.talk(shop.shop.slug)
  const customer = await customerOf(app, thread.conversation)
  const params = { shop: shop.shop.slug, customer }
  await thread.client.call('createCart', { params, body: { lines: [{ ...shop.goods, quantity: 1 }] } })
  const preview = await shop.staff.call('listLinks', { params, query: { contact } })
  expect(preview).toMatchObject({
    customers: [
      { contacts: [{ channel: 'sms', address: zoe }], lines: 0 },
      { id: customer, contacts: [{ channel: 'web' }], conversations: [thread.conversation], lines: 1 },
    ],
    links: [],
  })
  expect((await shop.staff.call('listLinks', { params })).customers).toHaveLength(1)
  const { links } = await shop.staff.call('linkHandles', { params, body: { contact } })
  expect(links).toMatchObject([{ contact, customer, evidence: 'staff', by: expect.stringMatching(/^key:/) }])
  const again = await shop.staff.call('linkHandles', { params, body: { contact } })
  expect(again.links).toEqual(links)
  const link = links[0]?.id ?? ''
  const whole = await shop.staff.conversation(thread.conversation)
  expect(words((whole.elsewhere ?? []).map(({ message }) => message))).toContain('Hello, Zoe here')
  expect((await thread.client.conversation(thread.conversation)).elsewhere).toBeUndefined()
  const other = await openTestShop(app)
  const theirs = { shop: other.shop.slug, customer }
  await expect(other.staff.call('listLinks', { params: theirs })).rejects.toMatchObject({ code: 'not_found' })
  await expect(other.staff.call('linkHandles', { params: theirs, body: { contact } })).rejects.toMatchObject({
    code: 'not_found',
  })
  const undo = (staff: typeof shop.staff, slug: string) => staff.call('unlinkHandles', { params: { shop: slug, link } })
  await expect(undo(other.staff, other.shop.slug)).rejects.toMatchObject({ code: 'not_found' })
  const before = on('sms').seen(zoe).length
  const { threads } = await undo(shop.staff, shop.shop.slug)
  expect(threads).toContainEqual({ customer, conversation: thread.conversation })
  await eventually('she is told', async () => on('sms').seen(zoe).length > before)
  expect(codes(await messagesOf(thread.conversation))).toContain('thread.parted')
  expect((await shop.staff.conversation(thread.conversation)).elsewhere).toBeUndefined()
  await expect(undo(shop.staff, shop.shop.slug)).rejects.toMatchObject({ code: 'not_found' })
  const audit = await app.context.database.read
    .selectFrom('audit')
    .select('action')
    .where('target', '=', customer)
    .execute()
  expect(audit.map(({ action }) => action)).toEqual(['customer.link', 'customer.unlink'])
})
