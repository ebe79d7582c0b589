import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHARGE_STATES, CHARGE_TRANSITIONS, type ChargePart, readRef, refOf, sharesOf, stateAfter } from './charge.ts'

const amounts = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 8 })

function chargeOf(due: readonly number[]): { parts: ChargePart[] } {
  return {
    parts: due.map((amount, index) => ({ shop: `s${index}`, checkout: `c${index}`, payment: `p${index}`, amount })),
  }
}

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)

test('what came is shared out to the last unit, whatever came; what was asked for is shared as it was asked', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 100_000_000 }), (due, came) => {
      const shares = sharesOf(chargeOf(due), { outcome: 'captured', amount: came }).map(({ amount }) => amount)
      expect(sum(shares)).toBe(came)
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0)
      const whole = sharesOf(chargeOf(due), { outcome: 'captured', amount: sum(due) })
      expect(whole.map(({ amount }) => amount)).toEqual(due)
    }),
  )
})

test('where no sum is said, no shop is told one', () => {
  expect(sharesOf(chargeOf([1, 2]), { outcome: 'voided' })).toEqual([{ outcome: 'voided' }, { outcome: 'voided' }])
})

test('money that came is never unheard, and nothing follows it', () => {
  for (const state of CHARGE_STATES) {
    const after = stateAfter(state, { outcome: 'captured' })
    expect(after).toBe(state === 'captured' ? null : 'captured')
  }
  expect(CHARGE_TRANSITIONS.captured).toEqual([])
  expect(stateAfter('started', { outcome: 'declined' })).toBeNull()
})

test('the name of a share names its purchase, its charge and its payment', () => {
  const [home, id, payment] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`)
  const ref = refOf({ home: home ?? '', id: id ?? '' }, payment ?? '')
  expect(readRef(ref)).toEqual({ purchase: home, charge: id, payment })
  expect(() => readRef('garbage')).toThrow()
})
