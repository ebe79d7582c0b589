import { freshState } from '@souk/concierge/dialogue/state.ts'
import { isRefused, type Tools } from '@souk/concierge/tools.ts'
import type { Turn } from '@souk/concierge/turn.ts'
import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { countRows, eventually, openTestShop, readyBuyer, type TestShop } from '../../test/trade.ts'
import type { Reply } from './context.ts'

let app: TestApp
let own: TestShop
afterEach(() => app.close())

const say = (text: string) => ({ messages: [[{ type: 'text' as const, text }]], state: freshState(), language: 'en' })
const textOf = ({ parts }: { parts: Turn['message']['parts'] }) =>
  parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ')

/** Puts as many into the cart as the messages of the turn say, the first time in one line, then by changing it. */
async function putSo(turn: Turn, tools: Tools): Promise<string> {
  const quantity = Number(textOf(turn.following.at(-1) ?? turn.message))
  const shop = own.shop.id
  const [line] = (await tools.cart.get(shop))?.lines ?? []
  const cart = line
    ? await tools.cart.change(shop, line.id, { quantity }, 'put')
    : await tools.cart.add(shop, { ...own.goods, quantity, form: {} }, 'put')
  if (isRefused(cart)) throw new Error(cart.refused)
  return `${cart.lines[0]?.quantity} in the cart`
}

async function open(reply: Reply): Promise<void> {
  app = await startTestApp({ overrides: { reply } })
  own = await openTestShop(app)
}

/** What a server that was killed leaves: its lease runs out, and somebody else takes the mailbox over. */
async function expire(conversation: string): Promise<void> {
  await app.context.database.pool.query(
    `update mailboxes set claimed_until = now() - interval '1 second' where conversation = $1`,
    [conversation],
  )
}

const quantities = () =>
  app.context.database.read
    .selectFrom('cart_lines')
    .select('quantity')
    .execute()
    .then((rows) => rows.map(({ quantity }) => quantity))

test('a turn that changed something and was cut off goes over its own messages again, and later ones are another turn', async () => {
  const heard: string[][] = []
  let hang: () => void = () => undefined
  const never = new Promise<void>((resolve) => (hang = resolve))
  await open(async (turn, tools) => {
    heard.push([turn.message, ...turn.following].map(textOf))
    const said = await putSo(turn, tools)
    if (heard.length === 1) await never
    return say(said)
  })
  const thread = await app.talk(own.shop.slug)
  await thread.client.say(thread.conversation, '1')
  await eventually('the first is in the cart', async () => (await countRows(app, 'cart_lines')) === 1)
  const { seq } = await thread.client.say(thread.conversation, '2')
  await expire(thread.conversation)
  await thread.until((fact) => fact.kind === 'turn.done' && fact.data.upTo === seq)
  expect(heard).toEqual([['1'], ['1'], ['2']])
  const answers = thread.facts.flatMap(({ kind, data }) => {
    if (kind !== 'message.created') return []
    const { message } = data as { message: { author: { kind: string }; parts: Turn['message']['parts'] } }
    return message.author.kind === 'concierge' ? [textOf(message)] : []
  })
  expect(answers).toEqual(['1 in the cart', '2 in the cart'])
  expect(await quantities()).toEqual([2])
  hang()
})

test('a turn that was cut off before it changed anything takes up everything that waits', async () => {
  const heard: string[][] = []
  let hang: () => void = () => undefined
  const never = new Promise<void>((resolve) => (hang = resolve))
  await open(async (turn, tools) => {
    heard.push([turn.message, ...turn.following].map(textOf))
    if (heard.length === 1) await never
    return say(await putSo(turn, tools))
  })
  const thread = await app.talk(own.shop.slug)
  await thread.client.say(thread.conversation, '1')
  await eventually('it is being thought about', async () => heard.length === 1)
  const { seq } = await thread.client.say(thread.conversation, '3')
  await expire(thread.conversation)
  await thread.until((fact) => fact.kind === 'turn.done' && fact.data.upTo === seq)
  expect(heard).toEqual([['1'], ['1', '3']])
  expect(await quantities()).toEqual([3])
  hang()
})

test('once a person has taken the thread over, the concierge changes nothing and says nothing', async () => {
  let proceed: () => void = () => undefined
  const taken = new Promise<void>((resolve) => (proceed = resolve))
  let thinking = false
  let checkout = ''
  let paid: unknown
  await open(async (turn, tools) => {
    thinking = true
    await taken
    paid = await tools.checkout.pay({ shop: own.shop.id, id: checkout }, 'pay').catch((error: unknown) => error)
    return say(await putSo(turn, tools))
  })
  const buyer = await readyBuyer(app, own)
  const { thread } = buyer
  checkout = buyer.checkout
  const { seq } = await thread.client.say(thread.conversation, '5')
  await eventually('it is being thought about', async () => thinking)
  await own.staff.call('changeSpeaker', { params: { conversation: thread.conversation }, body: { to: 'staff' } })
  proceed()
  expect(await thread.until((fact) => fact.kind === 'turn.done')).toMatchObject({ data: { upTo: seq } })
  expect(thread.facts.map(({ kind }) => kind).slice(-3)).toEqual(['message.created', 'speaker.changed', 'turn.done'])
  expect(paid).toMatchObject({ name: 'Overtaken' })
  expect(await countRows(app, 'payments')).toBe(0)
  expect(await quantities()).toEqual([1])
  expect(await countRows(app, 'idempotency where scope like $1', ['turn/%'])).toBe(0)
})
