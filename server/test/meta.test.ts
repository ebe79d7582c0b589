import { type InboxSimulator, openInstagram, openMessenger } from '@souk/demo/simulators/inbox.ts'
import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPicked, namesOutside } from '../src/catalog/picked.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { openTestShop, type TestShop } from './trade.ts'

let app: TestApp
let opened: TestShop
let houses: InboxSimulator[] = []
let whatsapp: WhatsappSimulator

beforeAll(async () => {
  app = await startTestApp()
  opened = await openTestShop(app)
  whatsapp = await openWhatsapp()
  houses = [await openMessenger(), await openInstagram()]
  for (const simulator of [whatsapp, ...houses]) {
    const body = { kind: simulator.kind, settings: simulator.settings }
    const { webhookUrl } = await app.operator.call('createConnection', { params: { shop: opened.shop.slug }, body })
    simulator.connect(webhookUrl)
  }
})
afterAll(async () => {
  await Promise.all([whatsapp, ...houses].map((simulator) => simulator.close()))
  await app.close()
})

test('a comment is answered once, in one message with the thing and what can be tapped; then they talk on', async () => {
  for (const house of houses) {
    const from = `7700${house.kind.length}`
    await house.comment(from, 'Do you have Song of the loom?')
    await expect.poll(() => house.seen(from)).toHaveLength(1)
    const [reply] = house.seen(from)
    expect(reply?.text).toContain('a bot, not a person')
    expect(reply?.text).toContain('Song of the loom')
    expect(reply?.text).toContain('$25.00')
    expect(reply?.buttons.length).toBeGreaterThan(0)
    await house.tap(from, reply?.buttons[0] ?? '')
    await expect.poll(() => house.seen(from).length).toBeGreaterThan(1)
    const [first, ...later] = house.taken.filter(({ to }) => to === from).map(({ raw }) => raw)
    expect(first).toMatchObject({ recipient: { comment_id: expect.anything() } })
    for (const raw of later) expect(raw).toMatchObject({ recipient: { id: from } })
  }
})

test('staff who answer in the inbox of Meta’s own are heard there, and the concierge keeps quiet', async () => {
  for (const house of houses) {
    const [, ben] = house.people
    await house.write(ben, { type: 'text', text: 'Hello' })
    await expect.poll(() => house.seen(ben)).toHaveLength(1)
    const before = house.taken.length
    await house.staff(ben, 'Lena here, how can I help?')
    const thread = async () => {
      const { rows } = await app.context.database.pool.query<{ id: string; speaker: string }>(
        `select c.id, c.speaker_kind as speaker from conversations c join handles h on h.id = c.handle where h.channel = $1 and h.address = $2`,
        [house.kind, ben],
      )
      return rows[0]
    }
    await expect.poll(async () => (await thread())?.speaker).toBe('staff')
    await house.write(ben, { type: 'text', text: 'Song of the loom, please' })
    await expect.poll(async () => (await opened.staff.conversation((await thread())?.id ?? '')).messages.length).toBe(4)
    expect(house.taken.length).toBe(before)
  }
})

test('somebody without a number is answered by their id, and every state of it is known', async () => {
  const [hidden] = whatsapp.people
  await whatsapp.write(hidden, { type: 'text', text: 'Do you have Song of the loom?' })
  await expect.poll(() => whatsapp.seen(hidden).length).toBeGreaterThan(0)
  expect(whatsapp.taken[0]).toMatchObject({ to: hidden, raw: { recipient: hidden } })
  const states = () =>
    app.context.database.pool
      .query<{ state: string; category: string }>(
        `select s.state, s.category from sent_messages s join deliveries d on d.id = s.delivery join handles h on h.id = d.handle where h.address = $1`,
        [hidden],
      )
      .then(({ rows }) => rows)
  await expect.poll(states).toContainEqual({ state: 'read', category: 'service' })
})

test('an order out of WhatsApp’s own catalogue is in the cart, with what it costs today and what is not there', async () => {
  const [, both] = whatsapp.people
  await whatsapp.order(both, [
    { id: 'song', quantity: 2, price: 20 },
    { id: 'sold-elsewhere', quantity: 1, price: 5 },
  ])
  await expect.poll(() => whatsapp.seen(both).length).toBe(1)
  const words = whatsapp
    .seen(both)
    .map(({ text }) => text)
    .join('\n')
  expect(words).toContain('What there is of your pick is in your cart.')
  expect(words).toContain('Song of the loom: it is $25, not $20.')
  expect(words).toContain('sold-elsewhere: not in this shop.')
  expect(words).toContain('2 × Song of the loom: $50.00')
  const { rows } = await app.context.database.pool.query<{ parts: unknown }>(
    `select m.parts from messages m join conversations c on c.id = m.conversation join handles h on h.id = c.handle where h.address = $1 order by m.seq limit 1`,
    [both],
  )
  expect(rows[0]?.parts).toMatchObject([{ type: 'items', label: '2 × Song of the loom\n1 × sold-elsewhere' }])
})

test('what is asked of a product of the catalogue is answered about that product', async () => {
  const from = whatsapp.people.at(-1) ?? ''
  await whatsapp.write(from, { type: 'text', text: 'Hello' })
  await expect.poll(() => whatsapp.seen(from)).toHaveLength(1)
  const context = {
    id: 'wamid.catalogue',
    referred_product: { catalog_id: 'catalogue-1', product_retailer_id: 'song' },
  }
  const text = { body: 'Is this still available?' }
  const message = { from_user_id: from, id: 'wamid.asked', timestamp: '1', type: 'text', text, context }
  await whatsapp.report('messages', { contacts: [{ user_id: from }], messages: [message] })
  await expect.poll(() => whatsapp.seen(from).at(-1)?.text).toContain('Song of the loom')
})

test('what a thing is called in a catalogue outside leads back to it', async () => {
  const { read } = app.context.database
  const { shop, goods } = opened
  const name = (await namesOutside(read, shop.id, [goods.offer])).get(goods.offer) ?? ''
  expect(await findPicked(read, shop.id, [name, 'nothing'])).toEqual(
    new Map([[name, { offer: goods.offer, variant: goods.variant }]]),
  )
  expect(await findPicked(read, shop.id, ['song'])).toMatchObject(new Map([['song', { offer: goods.offer }]]))
  expect(await namesOutside(read, goods.offer, [goods.offer])).toEqual(new Map())
})
