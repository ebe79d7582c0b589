import fc from 'fast-check'
import type { Filling } from '@souk/contract/filling.ts'
import { expect, it } from 'vitest'
import { initial } from '../../messenger/src/form/answers.ts'
import { demoShop } from './demo-shops.ts'
import { SHOPS, uuid } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

/** What the open question carries. */
function filling(thread: Thread): Filling {
  const found = thread.parts.flatMap((part) => (part.type === 'text' ? (part.filling ?? []) : []))
  expect(found).toHaveLength(1)
  const [one] = found
  if (!one) throw new Error(`Nothing to fill in: ${thread.text}`)
  return one
}

/** The form as it opens with what was said, sent back as it stands with `more` chosen. */
async function fillIn(thread: Thread, more: Partial<Filling> = {}): Promise<void> {
  const { offer, options, quantity, form } = filling(thread)
  const product = thread.world.products.find(({ id }) => id === offer)
  const item = { offer, options: { ...options, ...more.options }, quantity: more.quantity ?? quantity }
  const values = { ...initial(product?.form ?? [], form), ...more.form }
  await thread.send({ type: 'form', of: uuid(1), values, item, label: 'as chosen' })
}

const linesOf = ({ cart }: World) => cart.lines.map(({ variant, form, quantity }) => ({ variant, form, quantity }))

it('carries what was said, and goes on from what is chosen by hand', async () => {
  const thread = await new Thread(world(SHOPS.fashion)).talk('en', 'red prom dress', '1')
  const { label, options } = filling(thread)
  expect(label).toBe('Fill in by hand')
  const [size] = thread.options
  const said = new Thread(world(SHOPS.fashion))
  await said.talk('en', 'red prom dress', '1', size?.label ?? '')
  const open = thread.state?.pending?.name ?? ''
  expect(options[open]).toBeUndefined()
  await fillIn(thread, { options: { [open]: size?.label ?? '' } })
  expect(linesOf(thread.world)).toEqual(linesOf(said.world))
  expect(linesOf(thread.world)).toHaveLength(1)
  expect(thread.part('cart').shown.lines).toHaveLength(1)
  expect(thread.parts.every((part) => part.type !== 'text' || !part.filling)).toBe(true)
})

it('what is still open in the form is asked for', async () => {
  const thread = await new Thread(world(SHOPS.fashion)).talk('en', 'red prom dress', '1')
  const open = thread.state?.pending?.name
  await fillIn(thread, { quantity: 2 })
  expect(thread.state?.pending).toMatchObject({ ask: 'option', name: open })
  expect(filling(thread).quantity).toBe(2)
  expect(thread.world.cart.lines).toEqual([])
})

it('a value that is sold out since is said and not taken', async () => {
  const thread = await new Thread(world(SHOPS.fashion)).talk('en', 'red prom dress', '1')
  const { offer } = filling(thread)
  const [size] = thread.options
  const open = thread.state?.pending?.name ?? ''
  const product = thread.world.products.find(({ id }) => id === offer)
  for (const variant of product?.variants ?? []) if (variant.options[open] === size?.label) variant.available = false
  await fillIn(thread, { options: { [open]: size?.label ?? '' } })
  expect(thread.text).toMatch(/sold out/i)
  expect(thread.world.cart.lines).toEqual([])
})

it('speaks the language of the thread, and a channel without pages is told nothing of a form', async () => {
  const thread = await new Thread(world(SHOPS.pizzeria)).talk('de', 'eine Pizza', '1')
  expect(filling(thread).label).toBe('Selbst ausfüllen')
  const narrow = new Thread(world(SHOPS.pizzeria))
  narrow.webviews = false
  await narrow.talk('de', 'eine Pizza', '1')
  expect(narrow.parts.some((part) => part.type === 'text' && part.filling)).toBe(false)
})

it('answers given by taps, then sent by the form as it opens, make the same line as talking alone', async () => {
  const napoli = await demoShop('napoli')
  const step = fc.nat(30)
  let topped = 0
  await fc.assert(
    fc.asyncProperty(step, fc.array(step, { maxLength: 4 }), async (size, toppings) => {
      const talked = await new Thread(world(napoli), 'de').talk('de', 'Pizza Margherita')
      for (const at of [size, ...toppings]) {
        const open = talked.options.filter(({ disabled, value }) => !disabled && !value.startsWith('skip:'))
        await talked.tap(open[at % open.length]?.value ?? '')
      }
      const filled = talked.fork(world(napoli))
      filled.last = talked.last
      await fillIn(filled)
      for (let i = 0; i < 4 && talked.world.cart.lines.length === 0; i++)
        await talked.tap(talked.state?.pending?.no ?? '')
      expect(linesOf(talked.world)).toHaveLength(1)
      expect(linesOf(filled.world)).toEqual(linesOf(talked.world))
      if ('toppings' in (linesOf(filled.world)[0]?.form ?? {})) topped += 1
    }),
    { numRuns: 25 },
  )
  // Not every tap is one: "that is all" may come first.
  expect(topped).toBeGreaterThan(0)
})

it('what does not go is told and asked for again, and all else stands', async () => {
  const tailor = new Thread(world(await demoShop('thimble-row')), 'en')
  await tailor.talk('en', 'shirt made to measure', '1')
  const measures = { collar: 400, chest: 100, arm: 65, cuff: 'gone-since', monogram: 'x'.repeat(400) }
  await fillIn(tailor, { form: measures })
  expect(tailor.text).toMatch(/gone since/)
  expect(tailor.world.cart.lines).toEqual([])
  expect(tailor.state?.item?.form).toEqual({ chest: 100, arm: 65 })
  expect(tailor.state?.pending).toMatchObject({ ask: 'field', name: 'collar' })

  const florist = new Thread(world(await demoShop('flora')), 'de')
  await florist.talk('de', 'Dahlienstrauß Granat')
  const { options } = filling(florist)
  await fillIn(florist, {
    options: { ...options, Größe: 'M' },
    form: { delivery_date: '2001-01-01', card_text: 'Für dich' },
  })
  expect(florist.state?.item?.form).toEqual({ card_text: 'Für dich' })
  expect(florist.world.cart.lines).toEqual([])

  const napoli = new Thread(world(await demoShop('napoli')), 'en')
  await napoli.talk('en', 'Pizza Margherita')
  const toppings = { mozzarella: 'none', tuna: 'normal', gorgonzola: 'extra', basil: 'normal' } as const
  await fillIn(napoli, { form: { size: 'large', toppings } })
  expect(napoli.text).toMatch(/tuna/i)
  expect(napoli.state?.item?.form).toMatchObject({ size: 'large', toppings: { mozzarella: 'none', tuna: 'normal' } })
  expect(napoli.state?.pending).toMatchObject({ ask: 'field', name: 'toppings' })
})

it('where a form is a message of its own, the first question alone brings it', async () => {
  const thread = new Thread(world(await demoShop('napoli')), 'en')
  thread.webviews = false
  thread.forms = true
  await thread.talk('en', 'Pizza Margherita')
  expect(filling(thread).form).toEqual({ dough: 'classic' })
  await thread.talk('en', 'large')
  expect(thread.parts.some((part) => part.type === 'text' && part.filling)).toBe(false)
})
