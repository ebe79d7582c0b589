import { expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

/** Two things that come in one way only, and one that has to be chosen. */
function goods() {
  const w = world(SHOPS.fashion)
  const [one, two, many] = w.products.filter(({ variants }) => variants.filter(({ available }) => available).length > 1)
  if (!one || !two || !many) throw new Error('the shop has too little')
  for (const product of [one, two]) product.variants = product.variants.filter(({ available }) => available).slice(0, 1)
  return { w, one, two, many }
}

const saysOf = (thread: Thread) =>
  thread.last?.messages
    .flat()
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('\n') ?? ''
const pick = (product: string, quantity: number, amount?: number) => ({
  product,
  quantity,
  ...(amount === undefined ? {} : { price: { amount, currency: 'USD' } }),
})

test('what was picked in a catalogue elsewhere is in the cart, and asked to be paid', async () => {
  const { w, one, two } = goods()
  const thread = new Thread(w)
  await thread.send({ type: 'items', items: [pick(one.externalId, 2), pick(two.externalId, 1)], label: 'x' })
  expect(w.cart.lines.map(({ offer, quantity }) => [offer, quantity])).toEqual([
    [one.id, 2],
    [two.id, 1],
  ])
  expect(saysOf(thread)).toContain('What you picked is in your cart.')
  expect(thread.part('cart').shown.lines).toHaveLength(2)
  expect(w.calls.filter((call) => call === 'take')).toHaveLength(1)
})

test('what is not there, costs another price or has to be chosen is said; nothing of it is passed over', async () => {
  const { w, one, many } = goods()
  const thread = new Thread(w)
  const items = [pick(one.externalId, 1, 1), pick('nobody-knows', 1), pick(many.externalId, 1)]
  await thread.send({ type: 'items', items, label: 'x' })
  expect(w.cart.lines).toHaveLength(1)
  const says = saysOf(thread)
  expect(says).toContain('What there is of your pick is in your cart.')
  expect(says).toMatch(/: it is \$[\d.]+, not \$0\.01\./)
  expect(says).toContain('nobody-knows: not in this shop.')
  expect(says).toContain(`${many.title}: please choose which one.`)
})

test('an order of nothing that is here is no empty cart but an answer, in the language of the thread', async () => {
  const { w } = goods()
  const thread = new Thread(w, 'de')
  await thread.send('Hallo')
  await thread.send({ type: 'items', items: [pick('nobody-knows', 3)], label: 'x' })
  expect(saysOf(thread)).toContain('Davon gibt es gerade nichts.')
  expect(saysOf(thread)).toContain('nobody-knows: gibt es in diesem Shop nicht.')
  expect(w.cart.lines).toEqual([])
})
