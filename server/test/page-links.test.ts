import type { Checkout } from '@souk/contract/order.ts'
import { openSms } from '@souk/demo/simulators/sms.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
import type { Client } from '@souk/sdk/client.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '../src/conversations/say.ts'
import { issueGrant } from '../src/journeys/caller.ts'
import { type TestApp, startTestApp } from './harness/app.ts'
import { eventually, openTestShop, type TestShop } from './trade.ts'

const DAY = 86_400_000
let ahead = 0
let app: TestApp
let simulator: ChannelSimulator
let shop: TestShop
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => new Date(Date.now() + ahead) } } })
  simulator = await openSms()
  shop = await openTestShop(app)
  const { webhookUrl } = await app.operator.call('createConnection', {
    params: { shop: shop.shop.slug },
    body: { kind: 'sms', settings: { ...simulator.settings } },
  })
  simulator.connect(webhookUrl)
})
afterAll(async () => {
  await app.close()
  await simulator.close()
})

const params = () => ({ shop: shop.shop.slug })
const open = (code: string, slug = shop.shop.slug) =>
  app.anyone.call('openPage', { params: { shop: slug }, body: { code } })
const codeOf = (link: string) => new URL(link).hash.replace('#go=', '')
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: unknown) => (error instanceof SoukError ? error.code : String(error)),
  )

/** The links that somebody was sent, the oldest first. */
function links(from: string): string[] {
  return simulator.seen(from).flatMap(({ text }) => text.match(/https?:\S+\/checkout\/\S+/g) ?? [])
}

type Sent = { link: string; conversation: string; handle: string; checkout: Checkout; own: Client }

/** Somebody writes by text message and is sent the page of their checkout. */
async function sendPage(): Promise<Sent> {
  const [ann] = simulator.people
  const before = links(ann).length
  await simulator.write(ann, { type: 'text', text: 'Hello' })
  const { home, conversation, customer, handle } = await threadOf()
  const own = app.anyone.with(issueGrant(app.context, { home, conversation, customer, handle }))
  const cart = await own.call('createCart', { params: params(), body: { lines: [{ ...shop.goods, quantity: 1 }] } })
  const checkout = await own.call('createCheckout', { params: params(), body: { cart: cart.id } })
  const { id, lines, totals, currency, url } = checkout
  const ref = { kind: 'checkout', shop: home, id } as const
  const part = { type: 'checkout' as const, ref, shown: { lines, totals, currency }, url, actions: [] }
  const author = { kind: 'concierge' } as const
  const { newId, clock } = app.context
  await app.context.database.transact((tx) =>
    say(tx, { home, conversation, author, purpose: 'service', parts: [part], at: clock.now(), newId }),
  )
  app.context.deliver.wake()
  await eventually('the link is there', async () => links(ann).length > before)
  return { link: links(ann).at(-1) ?? '', conversation, handle, checkout, own }
}

async function threadOf() {
  let found: { home: string; conversation: string; customer: string; handle: string } | undefined
  await eventually('they have a thread', async () => {
    const { rows } = await app.context.database.pool.query<NonNullable<typeof found>>(
      `select c.home, c.id as conversation, c.customer, c.handle from conversations c
       join handles h on h.home = c.home and h.id = c.handle where h.channel = 'sms' and h.address = $1`,
      [simulator.people[0]],
    )
    found = rows[0]
    return found !== undefined
  })
  if (!found) throw new Error('no thread')
  return found
}

test('a link in a message opens its page once, for the thread and the handle it went to; a preview spends nothing', async () => {
  const { link, conversation, handle, checkout } = await sendPage()
  expect(link).toMatch(/\/checkout\/[^/]+\/[0-9a-f-]{36}#go=[\w-]{44}$/)
  // What a messenger asks for when it draws a preview: the code stays in the app.
  for (const method of ['HEAD', 'GET']) await (await fetch(link, { method })).arrayBuffer()
  const access = await open(codeOf(link))
  expect(access).toMatchObject({ conversation, handle, channel: 'sms' })
  expect(access.back).toBe(`sms:${simulator.settings['from']}`)
  const page = await app.anyone.with(access.token).checkout(shop.shop.slug, checkout.id)
  expect(page.id).toBe(checkout.id)
  expect(await refusal(open(codeOf(link)))).toBe('link_used')
})

test('of ten browsers at once one is let in; who lost the answer may ask for it again', async () => {
  const { link, checkout } = await sendPage()
  const code = codeOf(link)
  const all = await Promise.all(
    Array.from({ length: 10 }, async (_, i) => {
      const ask = () => app.anyone.call('openPage', { params: params(), body: { code }, idempotencyKey: `one-${i}` })
      return { ask, came: await refusal(ask()) }
    }),
  )
  expect(all.map(({ came }) => came).toSorted()).toEqual([...Array(9).fill('link_used'), 'taken'])
  const again = await all.find(({ came }) => came === 'taken')?.ask()
  expect((await app.anyone.with(again?.token ?? '').checkout(shop.shop.slug, checkout.id)).id).toBe(checkout.id)
})

test('what is old, forged or of another shop opens nothing and spends nothing', async () => {
  const { link } = await sendPage()
  const code = codeOf(link)
  const other = await openTestShop(app)
  const flipped = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
  for (const forged of [flipped, code.slice(0, 22), '', `${code}A`, `B${code.slice(1)}`])
    expect(await refusal(open(forged)), forged).toBe('not_found')
  expect(await refusal(open(code, other.shop.slug))).toBe('not_found')
  ahead = DAY + 60_000
  expect(await refusal(open(code))).toBe('link_used')
  ahead = 0
  expect(await refusal(open(code))).toBe('taken')
})

test('a new link goes to where the old one went, once for each', async () => {
  const { link, own, conversation } = await sendPage()
  const [ann] = simulator.people
  const renew = (code: string) => app.anyone.call('renewPage', { params: params(), body: { code } })
  await open(codeOf(link))
  const before = links(ann).length
  await Promise.all([renew(codeOf(link)), renew(codeOf(link))])
  await renew(codeOf(link))
  await eventually('a new link has come', async () => links(ann).length > before)
  const { facts } = await own.facts(conversation, 0)
  const said = facts.filter(({ data }) => JSON.stringify(data).includes('Here is a new link.'))
  expect(said).toHaveLength(1)
  expect(links(ann)).toHaveLength(before + 1)
  const fresh = links(ann).at(-1) ?? ''
  expect(fresh).not.toBe(link)
  expect(await refusal(open(codeOf(fresh)))).toBe('taken')
  expect(await refusal(renew('x'.repeat(44)))).toBe('not_found')
})
