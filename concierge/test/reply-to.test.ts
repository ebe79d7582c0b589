import { expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

test('a question that replies to a card is about that card, whichever was looked at before', async () => {
  const thread = new Thread(world(SHOPS.fashion))
  await thread.send('dresses')
  const { cards } = thread.part('carousel')
  const offers = cards.map(({ ref }) => ref.id)
  const answers = new Set<string>()
  for (const offer of offers.slice(0, 3)) {
    const replyTo = { message: offers[0] ?? '', offer }
    await thread.send({ type: 'text', text: 'What is it made of?', replyTo })
    expect(thread.state?.focus).toBe(offer)
    answers.add(thread.part('text').text)
  }
  expect(answers.size).toBe(3)
})
