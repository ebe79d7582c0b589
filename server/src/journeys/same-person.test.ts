import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openTestShop, type TestGoods } from '../../test/trade.ts'
import { addLine } from '../carts/change.ts'
import { ensureCart, findLiveCart } from '../carts/store.ts'
import { giveConsent } from '../consent/consent.ts'
import { continueThread } from '../conversations/part.ts'
import { say } from '../conversations/say.ts'
import { conversationsOf, lastConversation, lastMessages } from '../conversations/store.ts'
import { customersOfPerson } from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { customerView } from './customer.ts'
import { cartView } from './buying.ts'
import { openCheckout } from './checkout.ts'
import { askToForget, forget } from './forget.ts'
import { joinPerson, partPerson } from './same-person.ts'
import { startConversation } from './start.ts'

let app: TestApp
let shop: Shop
let goods: TestGoods
beforeAll(async () => {
  app = await startTestApp()
  const opened = await openTestShop(app)
  goods = opened.goods
  const found = await app.context.directory.bySlug(opened.shop.slug)
  if (!found) throw new Error('there is no shop')
  shop = found
})
afterAll(() => app.close())

type Somebody = {
  customer: string
  handle: string
  conversation: string
  said: string[]
  units: number
  agreed: number
}

async function newcomer(): Promise<Somebody> {
  const made = await app.context.database.transact((tx) => startConversation(app.context, tx, { shop, locale: 'en' }))
  return { ...made, said: [], units: 0, agreed: 0 }
}

/** Whoever writes from the one's handle is the other, too, and goes on in the other's thread. */
function join({ handle }: Somebody, { customer, conversation }: Somebody): Promise<string | undefined> {
  const joining = { shop, handle, customer, evidence: 'continue_link' as const, by: `handle:${handle}` }
  return app.context.database.transact(async (tx) => {
    const link = await joinPerson(app.context, tx, joining)
    if (link !== undefined) await continueThread(tx, { home: shop.id, conversation }, handle, app.context.clock.now())
    return link
  })
}

/** Writes as an inbound message does, into the thread where the person wrote last, and is answered there. */
async function write(one: Somebody, text: string): Promise<void> {
  const { context } = app
  const home = shop.id
  const at = context.clock.now()
  const last = await lastConversation(context.database.read, home, one.customer)
  const place = { home, conversation: last?.conversation ?? one.conversation }
  const { customer, handle } = one
  const own = { id: context.newId(), clientId: context.newId(), claim: context.newId() }
  await context.writer.append({ ...place, ...own, customer, handle, parts: [{ type: 'text', text }], at })
  await context.database.transact((tx) =>
    say(tx, {
      ...place,
      author: { kind: 'shop' },
      purpose: 'service',
      parts: [{ type: 'text', text: `re: ${text}` }],
      to: { handle, connection: null },
      at,
      newId: context.newId,
    }),
  )
  one.said.push(text, `re: ${text}`)
}

async function take(one: Somebody, quantity: number): Promise<void> {
  const { newId, clock } = app.context
  const { customer, conversation, handle } = one
  await app.context.database.transact(async (tx) => {
    const owner = { home: shop.id, customer, conversation, currency: shop.currency }
    const { id: cart } = await ensureCart(tx, { id: newId(), ...owner })
    await addLine(tx, { shop, cart, at: clock.now(), line: { ...goods, quantity, form: {} }, handle, newId })
  })
  one.units += quantity
}

async function checkOut({ customer, handle }: Somebody): Promise<void> {
  const cart = await findLiveCart(app.context.database.read, shop.id, customer)
  if (cart) await app.context.database.transact((tx) => openCheckout(app.context, tx, { shop, cart: cart.id, handle }))
}

async function agree(one: Somebody): Promise<void> {
  const { newId, clock } = app.context
  const { customer, handle, conversation } = one
  const words = { wording: 'Offers?', language: 'en', purpose: 'marketing' as const }
  const consent = { home: shop.id, id: newId(), customer, handle, conversation, subject: handle, at: clock.now() }
  await app.context.database.transact((tx) => giveConsent(tx, { ...consent, ...words }))
  one.agreed += 1
}

/** What the shop sees of somebody, whoever else they may be. */
async function seen({ customer }: Somebody) {
  const { read } = app.context.database
  const threads = await conversationsOf(read, shop.id, customer)
  const said: string[] = []
  for (const conversation of threads)
    for (const { message } of await lastMessages(app.context.database, { home: shop.id, conversation }, 200))
      said.push(...(message as { parts: { text: string }[] }).parts.map(({ text }) => text))
  const cart = await findLiveCart(read, shop.id, customer)
  const lines = cart ? (await cartView(app.context, shop, cart.id)).lines : []
  const checkouts = await read.selectFrom('checkouts').selectAll().where('customer', '=', customer).execute()
  const view = await customerView(app.context, shop, customer)
  return {
    said,
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    agreed: view.consents.length,
    contacts: view.contacts.length,
    // What is about to be paid is what lies in the cart.
    strange: checkouts
      .filter(({ state }) => state !== 'canceled')
      .flatMap((row) => {
        const sum = (row.lines as { quantity: number }[]).reduce((all, { quantity }) => all + quantity, 0)
        return sum === lines.reduce((all, { quantity }) => all + quantity, 0) ? [] : [sum]
      }),
    leads: [...checkouts, ...(cart ? [cart] : [])].every((row) => threads.includes(row.conversation ?? '')),
  }
}

const alone = ({ said, units, agreed }: Somebody) => ({ said, units, agreed, contacts: 1, strange: [], leads: true })

const who = fc.nat({ max: 2 })
const Deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('take' as const), who, quantity: fc.integer({ min: 1, max: 3 }) }),
  },
  fc.record({ do: fc.constant('checkout' as const), who }),
  fc.record({ do: fc.constant('agree' as const), who }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), who, other: who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('part' as const), which: fc.nat({ max: 5 }) }) },
)

test('whatever was linked and undone in whichever order: afterwards each is as if they had never met', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      const all = [await newcomer(), await newcomer(), await newcomer()]
      const [first] = all
      if (!first) return
      const of = (index: number) => all[index] ?? first
      const links: string[] = []
      const part = async (link: string) => {
        await app.context.database.transact((tx) => partPerson(app.context, tx, { shop, link }))
      }
      for (const [n, deed] of deeds.entries()) {
        if (deed.do === 'write') await write(of(deed.who), `${n}`)
        else if (deed.do === 'take') await take(of(deed.who), deed.quantity)
        else if (deed.do === 'checkout') await checkOut(of(deed.who))
        else if (deed.do === 'agree') await agree(of(deed.who))
        else if (deed.do === 'part') for (const link of links.splice(deed.which, 1)) await part(link)
        else {
          const { handle } = of(deed.who)
          const joining = {
            shop,
            handle,
            customer: of(deed.other).customer,
            evidence: 'staff' as const,
            by: 'staff:ann',
          }
          const link = await app.context.database.transact((tx) => joinPerson(app.context, tx, joining))
          if (link !== undefined) links.push(link)
        }
        // Whoever is linked with somebody is that person, and nobody else is.
        const persons = await Promise.all(
          all.map(({ customer }) => customersOfPerson(app.context.database.read, shop.id, customer)),
        )
        expect(new Set(persons.map(String)).size).toBe(3 - links.length)
      }
      for (const link of links) await part(link)
      for (const one of all) expect(await seen(one)).toEqual(alone(one))
    }),
    { numRuns: 25 },
  )
})

test('while they are one person the cart is one, and so is what is known; forgotten afterwards is one of them alone', async () => {
  const [web, phone] = [await newcomer(), await newcomer()]
  await write(phone, 'on the phone')
  await take(phone, 1)
  await write(web, 'on the web')
  await take(web, 2)
  const link = await join(phone, web)
  await write(phone, 'on the phone, too')
  for (const one of [web, phone]) expect(await seen(one)).toMatchObject({ units: 3, contacts: 2 })
  expect((await seen(web)).said).toContain('on the phone, too')
  await app.context.database.transact((tx) => partPerson(app.context, tx, { shop, link: link ?? '' }))
  const erasure = await app.context.database.transact((tx) =>
    askToForget(app.context, tx, { home: shop.id, customer: phone.customer, by: 'test' }),
  )
  await forget(app.context, { home: shop.id, id: erasure.id })
  expect(await seen(web)).toEqual(alone(web))
  const { rows } = await app.context.database.pool.query(`select from messages where parts::text like '%on the phone%'`)
  expect(rows).toEqual([])
})

test('who is forgotten while they are one person is forgotten as a whole', async () => {
  const [web, phone] = [await newcomer(), await newcomer()]
  await write(phone, 'here I am')
  await join(phone, web)
  await write(web, 'and here')
  await app.context.database.transact((tx) =>
    askToForget(app.context, tx, { home: shop.id, customer: phone.customer, by: 'test' }),
  )
  await expect
    .poll(async () => {
      const left = await app.context.database.read
        .selectFrom('customers')
        .select('id')
        .where('id', 'in', [web.customer, phone.customer])
        .execute()
      return left.length
    })
    .toBe(0)
})
