import { expect, it } from 'vitest'
import { demoShop } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const NAPOLI = await demoShop('napoli')

it.each([
  ['en', 'large pizza salami', 'and a cola'],
  ['de', 'eine große Pizza Salami', 'und eine Cola'],
  ['nl', 'een grote pizza salami', 'en een cola'],
  ['ru', 'большая пицца салями', 'и колу'],
  ['zh', '大份萨拉米披萨', '再来一个可乐'],
  ['ka', 'დიდი პიცა სალიამი', 'და კოლა'],
])(
  'in %s another thing after a half-chosen one keeps the first and begins the other',
  async (language, first, then) => {
    const pizza = NAPOLI.products.find(({ title }) => title === 'Pizza Salami')
    const cola = NAPOLI.products.find(({ title }) => title === 'Cola')
    // what makes them alike in the catalogue: both are food
    expect(pizza?.concepts).toContain('food')
    const thread = new Thread(world({ ...NAPOLI, products: [pizza, cola].flatMap((one) => one ?? []) }), language)
    await thread.send(first)
    if (thread.has('carousel')) await thread.send('1')
    expect(thread.state?.item?.offer).toBe(pizza?.id)
    await thread.send(then)
    expect(thread.world.cart.lines.map(({ title }) => title)).toEqual(['Pizza Salami'])
    expect(thread.state?.item?.offer ?? thread.state?.shown[0]?.id).toBe(cola?.id)
  },
)
