import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

const ROUTES: readonly (readonly [keyof typeof SHOPS, readonly string[]])[] = [
  ['fashion', ['hello']],
  ['fashion', ['a prom dress, blue or white, at most $200']],
  ['fashion', ['velvet prom dress at most $200']],
  ['fashion', ['a prom dress', 'the second one']],
  ['fashion', ['a prom dress', 'the second one', 'white']],
  ['fashion', ['red prom dress', '1', '38']],
  ['fashion', ['Ich suche ein rotes Abiballkleid', 'das erste', '38']],
  ['fashion', ['red prom dress', '1', '38', 'checkout', 'jane@example.com, 12 Main St, Springfield, IL 62704']],
  ['fashion', ['красное платье на выпускной', 'первое', '38', 'покажи корзину']],
  ['fashion', ['the dress arrived torn, I am very disappointed']],
  ['florist', ['flowers please', 'the first one']],
  ['florist', ['dahlias', '1', 'on Friday']],
  ['pizzeria', ['a pizza', '1']],
  ['pizzeria', ['披萨', '1', '大']],
  ['pizzeria', ['a pizza', '1', 'large', 'mushrooms']],
]

async function walk(route: (typeof ROUTES)[number]): Promise<Thread> {
  const [shop, texts] = route
  const thread = new Thread(world(SHOPS[shop]))
  for (const text of texts) await thread.send(text)
  return thread
}

/** A copy of what the shop holds, so that two futures do not meet. */
function copyOf(from: World, shop: keyof typeof SHOPS): World {
  const copy = world(SHOPS[shop])
  copy.products = structuredClone(from.products)
  Object.assign(copy.cart, structuredClone(from.cart))
  copy.checkout = structuredClone(from.checkout)
  copy.orders = structuredClone(from.orders)
  return copy
}

describe('a text answer does what a tap would', () => {
  it.each(ROUTES)('%s: %j', async (shop, texts) => {
    const thread = await walk([shop, texts])
    expect(thread.state?.offered.length).toBeGreaterThan(0)
    for (const option of thread.state?.offered ?? []) {
      const tapping = thread.fork(copyOf(thread.world, shop))
      const typing = thread.fork(copyOf(thread.world, shop))
      await tapping.tap(option.value)
      await typing.send(option.label)
      const { language: _, ...tapped } = { ...tapping.state, language: '' }
      const { language: __, ...typed } = { ...typing.state, language: '' }
      expect(withoutCount(typed), option.label).toEqual(withoutCount(tapped))
      expect(typing.world.cart.lines.map((line) => [line.variant, line.form, line.quantity])).toEqual(
        tapping.world.cart.lines.map((line) => [line.variant, line.form, line.quantity]),
      )
    }
  })

  it.each(ROUTES)('by its number too: %s: %j', async (shop, texts) => {
    const thread = await walk([shop, texts])
    const offered = thread.state?.offered ?? []
    const cards = offered.filter((option) => option.card)
    const counted = cards.length > 0 ? cards : offered
    for (const [i, option] of counted.entries()) {
      if (offered.some((other) => other.label === String(i + 1))) continue
      const tapping = thread.fork(copyOf(thread.world, shop))
      const typing = thread.fork(copyOf(thread.world, shop))
      await tapping.tap(option.value)
      await typing.send(String(i + 1))
      expect(withoutCount({ ...typing.state }), option.label).toEqual(withoutCount({ ...tapping.state }))
    }
  })
})

/** How often a question was asked differs by design: a tap begins the count anew. */
function withoutCount(state: Record<string, unknown>): unknown {
  const pending = state['pending']
  return { ...state, said: '', pending: pending ? { ...Object(pending), times: 0 } : null }
}

const WORDS = [
  'yes',
  'no',
  '2',
  '38',
  'white',
  'cheaper',
  'make it two',
  'checkout',
  'remove it',
  'the first one',
  'jane@example.com',
  '12 Main St, Springfield 62704',
  'how long does delivery take?',
  'ja',
  'nein',
  'нет',
  'корзина',
  '好的',
  'კი',
  'a pizza',
  'black dress',
  'that’s all',
  'cancel my order',
  '😀',
  '<b>x</b>',
  "'; DROP TABLE",
  '{count}',
  'STOP',
  'PROM10',
  'where is my order 4711',
  'size',
  'show me more',
  'similar ones',
  'compare them',
  '\u0000\u202e',
  'express',
]
const message = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) },
)

describe('whatever is written', () => {
  it('gets an answer, and no question a third time in a row', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('fashion' as const, 'florist' as const, 'pizzeria' as const),
        fc.array(message, { minLength: 1, maxLength: 8 }),
        async (shop, texts) => {
          const thread = new Thread(world(SHOPS[shop]))
          for (const text of texts) {
            const moves = await thread.send(text)
            if (text.trim()) expect(moves.messages.length, text).toBeGreaterThan(0)
            expect(moves.state.pending?.times ?? 1).toBeLessThanOrEqual(2)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is read from any stored state and any tapped value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300, minLength: 1 }), fc.jsonValue(), async (value, stored) => {
        const thread = new Thread(world(SHOPS.fashion))
        thread.state = stored as never
        const moves = await thread.tap(value)
        expect(moves.state.version).toBe(1)
      }),
      { numRuns: 100 },
    )
  })

  it('5,000 characters are answered', async () => {
    const thread = new Thread(world(SHOPS.fashion))
    await thread.send('dress '.repeat(833))
    expect(thread.parts.length).toBeGreaterThan(0)
    await thread.send('да'.repeat(2500))
    expect(thread.parts.length).toBeGreaterThan(0)
  })

  it('hands over instead of asking a third time', async () => {
    const thread = new Thread(world(SHOPS.fashion))
    await thread.send('a prom dress')
    await thread.send('the first one')
    const asked = thread.state?.pending
    await thread.send('blorgh')
    await thread.send('blorgh blargh')
    expect(asked?.ask).toBe('option')
    expect(thread.last?.handover).toEqual({ reason: 'stuck' })
  })
})
