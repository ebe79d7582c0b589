import { expect, test } from 'vitest'
import { FulfilmentKind } from './offers.ts'
import { isSent, stepsOf } from './steps.ts'

test('goods are packed and on their way; what is booked or downloaded is neither', () => {
  for (const kind of FulfilmentKind.options) {
    const steps = stepsOf(kind)
    expect([steps[0], steps.at(-1)]).toEqual(['placed', 'delivered'])
    expect(steps.includes('packed') && steps.includes('shipped')).toBe(isSent(kind))
  }
  expect(FulfilmentKind.options.filter((kind) => !isSent(kind))).toEqual(['digital', 'slot'])
})
