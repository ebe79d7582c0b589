import { expect, test } from 'vitest'
import { awaitingText } from './awaiting-text.ts'

test.each(['en', 'de', 'nl', 'ru', 'zh', 'ka'])('how the thread waits for a transfer: %s', (language) => {
  const until = new Date('2026-11-30T12:00:00Z')
  const text = awaitingText({ amount: { amount: 2500, currency: 'EUR' }, until, language, zone: 'UTC' })
  expect(text).toMatch(/25[.,]00/)
  expect(text).toMatch(/30/)
  expect(text).not.toMatch(/[{}]/)
})
