import { expect, test } from 'vitest'
import { cardFault, cardGroups, expiry, sceneOf, TEST_CARDS } from './pay-state.ts'

test('numbers are grouped as they are printed on cards', () => {
  expect(cardGroups('4242424242424242')).toBe('4242 4242 4242 4242')
  expect(cardGroups('4242-42x')).toBe('4242 42')
  expect(expiry('1234')).toBe('12/34')
  expect(expiry('1')).toBe('1')
})

test('a card is checked before it is sent', () => {
  const good = { card: '4242 4242 4242 4242', exp: '12/34', cvc: '123' }
  expect(cardFault(good)).toBeUndefined()
  expect(cardFault({ ...good, card: '4242 4242 4242 4241' })).toBe('card')
  expect(cardFault({ ...good, exp: '13/34' })).toBe('exp')
  expect(cardFault({ ...good, cvc: '1' })).toBe('cvc')
  for (const { card } of TEST_CARDS) expect(cardFault({ ...good, card })).toBeUndefined()
})

test('states of the gateway are scenes of the page', () => {
  expect(
    ['open', 'redirected', 'challenged', 'settling', 'awaiting', 'authorised', 'paid', 'declined', 'voided'].map(
      sceneOf,
    ),
  ).toEqual(['card', 'card', 'confirm', 'settling', 'awaiting', 'authorised', 'paid', 'declined', 'closed'])
})
