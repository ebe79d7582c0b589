import { readFileSync } from 'node:fs'
import { ImportProduct } from '@souk/contract/catalog.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { Filled } from '@souk/demo/simulators/whatsapp-flows.ts'
import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ChannelShopper } from './channel-shopper.ts'
import { type ImportLine, startTestApp, type TestApp } from './harness/app.ts'
import { CARDS, eventually, payPage } from './trade.ts'

const BUYER = {
  email: 'ann@souk.example',
  name: 'Ann Berg',
  line1: '1 Main Street',
  postcode: '10001',
  city: 'New York',
}
const MARGHERITA = pizza('pizza-margherita')

let app: TestApp
let simulator: WhatsappSimulator
let slug: string
let connection: string
beforeAll(async () => {
  app = await startTestApp()
  simulator = await openWhatsapp()
  slug = (await app.createShop({ name: 'Napoli', locale: 'en', currency: 'EUR' })).slug
  await app.importLines(slug, [MARGHERITA])
  const settings = { ...simulator.settings, flows: 'yes' }
  const made = await app.operator.call('createConnection', {
    params: { shop: slug },
    body: { kind: 'whatsapp', settings },
  })
  connection = made.id
  simulator.connect(made.webhookUrl)
})
afterAll(async () => {
  await app.close()
  await simulator.close()
})

/** A pizza of the demo market. */
function pizza(id: string): ImportLine {
  const lines = readFileSync(new URL('../../demo/shops/napoli/catalog.jsonl', import.meta.url), 'utf8').split('\n')
  const line = lines.find((one) => one.includes(`"id":"${id}"`)) ?? '{}'
  return ImportProduct.parse(JSON.parse(line))
}

const check = () => app.operator.call('checkConnection', { params: { shop: slug, connection } })

async function health() {
  const all = await app.operator.call('listConnections', { params: { shop: slug } })
  return all.find(({ id }) => id === connection)?.lastError
}

/** Somebody of their own for each test. */
function shopper(person: number) {
  const who = new ChannelShopper(app, slug, simulator, person, BUYER)
  const from = simulator.people[person] ?? ''
  return {
    who,
    labels: () => simulator.form(from).map(({ label }) => label),
    async fill(values: Filled): Promise<Part[]> {
      await who.does(() => simulator.fill(from, values))
      return who.said()
    },
    async linesOf() {
      const { messages } = await app.operator.conversation(await who.conversation())
      const carts = messages.flatMap(({ message }) => message.parts.filter((part) => part.type === 'cart'))
      return carts.at(-1)?.shown.lines ?? []
    },
  }
}

test('a flow that is not there yet leaves nobody without a question, and the shop sees why', async () => {
  const { who, labels } = shopper(0)
  await who.say('Pizza Margherita')
  expect(who.newest().text).toMatch(/size/i)
  expect(labels).toThrow('nothing shows a form')
  await eventually('it is told', async () => (await health())?.reason.includes('the form could not be sent') ?? false)
  expect(await check()).toContainEqual({ ok: true, code: 'flows', text: 'Forms open inside WhatsApp.' })
})

/** Somebody who comes when the flow is there. */
async function served(person: number) {
  await check()
  return shopper(person)
}

test('a pizza is put together in one form, where it goes is told in another, and it is paid', async () => {
  const { who, fill, labels, linesOf } = await served(1)
  await who.say('Pizza Margherita')
  expect(labels()).toEqual(['Size', 'Dough', 'Toppings (1/2)', 'Toppings (2/2)', 'A word to the…'])
  expect(who.newest()).toMatchObject({ text: expect.stringContaining('Large, 36 cm') })
  await fill({ Size: 'Large, 36 cm', 'Toppings (1/2)': ['Olives', 'Ham'], 'A word to the…': 'No onion please' })
  const [line, ...others] = await linesOf()
  expect(others).toEqual([])
  expect(line).toMatchObject({
    quantity: 1,
    total: 1700,
    form: { size: 'large', dough: 'classic', toppings: { olives: 'normal', ham: 'normal' }, note: 'No onion please' },
  })
  // In the thread it reads as it was chosen.
  const { messages } = await app.operator.conversation(await who.conversation())
  const answers = messages.flatMap(({ message }) => message.parts.filter((part) => part.type === 'form'))
  expect(answers).toMatchObject([{ label: 'Large, 36 cm, Classic, Ham, Olives, Basil, Mozzarella, No onion please' }])

  await who.say('checkout')
  expect(labels()).toEqual(['E-mail', 'Name', 'Street and number', 'Postcode', 'Town', 'Country'])
  const { email: Email, name: Name, postcode: Postcode, city: Town } = BUYER
  const rest = { Name, 'Street and number': BUYER.line1, Postcode, Town }
  await fill({ 'E-mail': 'ann at souk', ...rest })
  expect(who.texts().slice(-2).join(' ')).toContain('ann at souk')
  // The address is there, the e-mail alone is asked for again.
  await who.say(Email)
  const url = await who.answerAll()
  expect(await payPage(new URL(url, app.url).href, CARDS.good)).toBe(200)
  await eventually('it is ordered', async () => {
    const { facts } = await app.operator.facts(await who.conversation(), 0)
    const placed = facts.find((fact) => fact.kind === 'order.placed')
    if (placed?.kind !== 'order.placed') return false
    expect(placed.data.order).toMatchObject({ address: { line1: BUYER.line1, city: BUYER.city, name: BUYER.name } })
    return true
  })
})

test('what does not go together is told and asked for again, and all else is kept', async () => {
  const { who, fill, linesOf } = await served(2)
  await who.say('Pizza Margherita')
  await fill({ Size: 'Small, 26 cm', 'Toppings (1/2)': ['Tuna'], 'Toppings (2/2)': ['Gorgonzola', 'Mozzarella'] })
  expect(who.newest().text).toMatch(/Tuna.*Gorgonzola|Gorgonzola.*Tuna/s)
  expect(await linesOf()).toEqual([])
  await who.say('no tuna, but gorgonzola')
  await who.say("that's all")
  const [line] = await linesOf()
  expect(line?.form).toMatchObject({ size: 'small', toppings: { basil: 'none', gorgonzola: 'normal' } })
})

test('answers to a form that has changed since are those that are still there', async () => {
  const { who, fill, linesOf } = await served(3)
  await who.say('Pizza Margherita')
  const form = MARGHERITA.form?.map((field) => {
    if (field.type !== 'choice' && field.type !== 'choices') return field
    return { ...field, choices: field.choices.filter(({ id }) => id !== 'large' && id !== 'olives') }
  })
  await app.importLines(slug, [{ ...MARGHERITA, form }])
  await fill({ Size: 'Large, 36 cm', 'Toppings (1/2)': ['Olives', 'Ham'] })
  expect(who.newest().text).toMatch(/olives/)
  expect(await linesOf()).toEqual([])
  await who.tap('Small, 26 cm')
  await who.say("that's all")
  expect((await linesOf())[0]?.form).toMatchObject({ size: 'small', toppings: { ham: 'normal' } })
  await app.importLines(slug, [MARGHERITA])
})

test('the same answer reported again is one, and nobody else’s token opens anything', async () => {
  const { who, linesOf } = await served(4)
  await who.say('Pizza Margherita')
  const values = { Size: 'Small, 26 cm' }
  const from = simulator.people[4] ?? ''
  let id = ''
  await who.does(async () => void (id = await simulator.fill(from, values)))
  await simulator.fill(from, values, { id })
  await who.settled()
  expect(await linesOf()).toHaveLength(1)
  const stranger = await served(5)
  await stranger.who.say('Hello')
  await stranger.who.does(() => simulator.fill(from, values, { as: simulator.people[5] ?? '' }))
  const { messages } = await app.operator.conversation(await stranger.who.conversation())
  const last = messages.findLast(({ message }) => message.author.kind === 'shopper')?.message
  expect(last?.parts).toMatchObject([{ type: 'text', text: expect.stringContaining('size: small') }])
  expect(await stranger.linesOf()).toEqual([])
  expect(await linesOf()).toHaveLength(1)
})

test('who sends a picture sees that it is looked at, and who is read by a person sees that', async () => {
  const { who } = await served(0)
  const from = simulator.people[0] ?? ''
  const seen = (ref: string) => simulator.looked.filter((one) => one.ref === ref)
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  let picture = ''
  await who.does(async () => {
    picture = await simulator.write(from, { type: 'image', bytes, mime: 'image/png' })
  })
  await expect.poll(() => seen(picture)).toEqual([{ ref: picture, isTyping: true }])

  const conversation = await who.conversation()
  await app.operator.call('changeSpeaker', { params: { conversation }, body: { to: 'staff' } })
  const held = await simulator.write(from, { type: 'image', bytes, mime: 'image/png' })
  const text = await simulator.write(from, { type: 'text', text: 'Are you there?' })
  await who.settled()
  const { head } = await app.operator.conversation(conversation)
  for (const seq of [head, head]) await app.operator.call('markRead', { params: { conversation }, body: { seq } })
  await expect.poll(() => seen(text)).toEqual([{ ref: text, isTyping: false }])
  // Nobody was typing while a person held the thread.
  expect(seen(held)).toEqual([])
})
