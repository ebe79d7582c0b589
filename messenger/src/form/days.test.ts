import { expect, test } from 'vitest'
import { daysOf } from './days.ts'

const slot = (from: string) => ({ from, to: from, left: 1 })

test('free times stand under their day, by the clock of the shop wherever one reads them', () => {
  const slots = ['2026-11-27T10:00:00+01:00', '2026-11-27T14:30:00+01:00', '2026-11-30T16:00:00+01:00'].map(slot)
  expect(daysOf(slots, 'de')).toEqual([
    {
      label: 'Freitag, 27. November',
      times: [
        { value: '2026-11-27T10:00:00+01:00', label: '10:00' },
        { value: '2026-11-27T14:30:00+01:00', label: '14:30' },
      ],
    },
    { label: 'Montag, 30. November', times: [{ value: '2026-11-30T16:00:00+01:00', label: '16:00' }] },
  ])
  expect(daysOf([], 'en')).toEqual([])
})
