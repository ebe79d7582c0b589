import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { signInAs } from '../../test/harness/staff.ts'
import { countRows, openTestShop, type TestShop } from '../../test/trade.ts'

let app: TestApp
let shop: TestShop
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app, { amount: 10_000 })
})
afterAll(() => app.close())

/** A stylist who has taken a customer's thread over. */
async function talking() {
  const { slug } = shop.shop
  const thread = await app.talk(slug)
  await thread.say('Hello')
  const stylist = await signInAs(app, slug, 'stylist', 'Lena')
  const conversation = { conversation: thread.conversation }
  const { epoch } = await stylist.client.call('changeSpeaker', { params: conversation, body: { to: 'staff' } })
  return { thread, stylist, epoch, params: { shop: slug, ...conversation } }
}

const totalOf = ({ totals }: { totals: { type: string; amount: number }[] }) =>
  totals.find(({ type }) => type === 'total')?.amount

test('a stylist fills the cart, takes something off, and the customer is asked to pay in the thread: once', async () => {
  const { thread, stylist, epoch, params } = await talking()
  const body = {
    clientId: 'ask-1',
    epoch,
    text: 'Here it is, with a little off for the wait.',
    lines: [{ ...shop.goods, quantity: 2 }],
    concession: { percent: 10, reason: 'waited long' },
  }
  const asked = await stylist.client.call('requestPayment', { params, body })
  expect(totalOf(asked.checkout)).toBe(18_000)
  expect((await stylist.client.call('requestPayment', { params, body })).message).toBe(asked.message)
  const { facts } = await thread.client.facts(thread.conversation, 0, 0)
  const said = facts.flatMap((fact) =>
    fact.kind === 'message.created' && fact.data.message.author.kind === 'staff' ? [fact.data.message] : [],
  )
  expect(said).toHaveLength(1)
  expect(said[0]?.author).toMatchObject({ id: stylist.member })
  expect(said[0]?.parts[1]).toMatchObject({ type: 'checkout', ref: { id: asked.checkout.id } })
  // The customer sees the same price, and goes on from there.
  const own = { shop: params.shop, checkout: asked.checkout.id }
  const seen = await thread.client.call('getCheckout', { params: own })
  expect(seen).toMatchObject({ concession: { percent: 10 }, lines: [{ quantity: 2, total: 18_000 }] })
  await thread.client.call('updateCheckout', { params: own, body: { buyer: { email: 'ada@example.com' } } })
  const paying = await thread.client.call('completeCheckout', { params: own, body: {} })
  expect(paying.payment?.amount.amount).toBe(18_000)
  expect(
    await countRows(app, `audit where action = 'checkout.concede' and actor = $1`, [`staff:${stylist.member}`]),
  ).toBe(1)
  await expect(
    stylist.client.call('requestPayment', { params, body: { ...body, clientId: 'ask-2', epoch: epoch - 1 } }),
  ).rejects.toMatchObject({ code: 'stale_epoch' })
})

test('nobody takes off more than their limit, and a cart that has become smaller is no more of a bargain', async () => {
  const { thread, stylist, epoch, params } = await talking()
  const body = { clientId: 'ask', epoch, lines: [{ ...shop.goods, quantity: 3 }] }
  const { checkout } = await stylist.client.call('requestPayment', { params, body })
  const concede = (concession: object | null) =>
    stylist.client.call('concede', {
      params: { shop: params.shop, checkout: checkout.id },
      body: { concession: concession && { reason: 'a stain', ...concession } },
    })
  await expect(concede({ percent: 16 })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(concede({ amount: 4501 })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(concede({ amount: 1, percent: 1 })).rejects.toMatchObject({ code: 'invalid_request' })
  expect(totalOf(await concede({ amount: 4500 }))).toBe(30_000 - 4500)
  const line = { shop: params.shop, cart: checkout.cart ?? '', line: checkout.lines[0]?.id ?? '' }
  await thread.client.call('changeLine', { params: line, body: { quantity: 1 } })
  const again = await thread.client.call('createCheckout', {
    params: { shop: params.shop },
    body: { cart: checkout.cart ?? '' },
  })
  expect(again.id).toBe(checkout.id)
  expect(totalOf(again)).toBe(10_000 - 1500)
  expect(totalOf(await concede(null))).toBe(10_000)
  const { client: packer } = await signInAs(app, params.shop, 'fulfilment', 'Femi')
  const target = { params: { shop: params.shop, checkout: checkout.id } }
  await expect(
    packer.call('concede', { ...target, body: { concession: { percent: 1, reason: 'x' } } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    thread.client.call('concede', { ...target, body: { concession: { percent: 1, reason: 'x' } } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})
