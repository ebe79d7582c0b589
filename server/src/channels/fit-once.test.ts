import { Part } from '@souk/contract/parts.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleParts, TONGUES } from '../../test/parts.ts'
import { fitOnce } from './fit-once.ts'
import { INSTAGRAM_LIMITS } from './instagram/limits.ts'
import { MESSENGER_LIMITS } from './messenger/limits.ts'

const options = {
  message: '01900000-0000-7000-8000-000000000001',
  url: (path: string) => `https://market.example${path}`,
}

test('what a shop says to a comment is one message: its words, the things with their prices, and what can be tapped', () => {
  const words = Part.parse({ type: 'text', text: 'I am a bot of the shop.' })
  const sample = sampleParts('en')
  const cards = sample.find((part) => part.type === 'carousel')
  if (!cards) throw new Error('there are no cards')
  const messages = fitOnce([words, cards], { ...options, limits: INSTAGRAM_LIMITS, locale: 'en' })
  expect(messages).toHaveLength(1)
  expect(messages[0]?.text).toMatch(/^I am a bot of the shop\.\n\n1\. Long prom dress .*\$129\.50/)
  expect(messages[0]?.buttons.map(({ label }) => label)).toEqual([
    '1. Long prom dress…',
    '2. Long prom dress…',
    '3. Long prom dress…',
  ])
})

test('whatever is said, it is one message within the limits', () => {
  const all = TONGUES.flatMap(({ tongue, locale }) => sampleParts(tongue).map((part) => ({ part, locale })))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 6 }), (some) => {
      for (const limits of [INSTAGRAM_LIMITS, MESSENGER_LIMITS]) {
        const messages = fitOnce(
          some.map(({ part }) => part),
          { ...options, limits, locale: some[0]?.locale ?? 'en' },
        )
        expect(messages.length).toBeLessThanOrEqual(1)
        for (const { text, buttons, cards, media } of messages) {
          expect(limits.bytes ? Buffer.byteLength(text) : text.length).toBeLessThanOrEqual(
            buttons.length > 0 ? limits.body : limits.text,
          )
          expect(buttons.length).toBeLessThanOrEqual(limits.buttons)
          expect(cards ?? media).toBeUndefined()
        }
      }
    }),
    { numRuns: 100 },
  )
})
