import { describe, expect, it } from 'vitest'
import { openUntil, opensNext } from './hours.ts'

const table = [
  { day: 1, open: '09:00', close: '12:00' },
  { day: 1, open: '14:00', close: '18:00' },
  { day: 5, open: '18:00', close: '02:00' },
]
const at = (weekday: number, time: string) => ({ date: '2026-05-04', weekday, time })

describe('opening hours', () => {
  it('is open until the end of the stretch', () => {
    expect(openUntil(table, at(1, '09:00'))).toBe('12:00')
    expect(openUntil(table, at(1, '12:00'))).toBeNull()
    expect(openUntil(table, at(1, '17:59'))).toBe('18:00')
  })

  it('reaches past midnight', () => {
    expect(openUntil(table, at(5, '23:00'))).toBe('02:00')
    expect(openUntil(table, at(6, '01:30'))).toBe('02:00')
    expect(openUntil(table, at(6, '02:00'))).toBeNull()
    expect(openUntil(table, at(5, '01:30'))).toBeNull()
  })

  it('opens next later today, on another day, or a week from now', () => {
    expect(opensNext(table, at(1, '12:30'))).toEqual({ day: 1, open: '14:00', inDays: 0 })
    expect(opensNext(table, at(2, '10:00'))).toEqual({ day: 5, open: '18:00', inDays: 3 })
    expect(opensNext([{ day: 1, open: '09:00', close: '10:00' }], at(1, '11:00'))).toEqual({
      day: 1,
      open: '09:00',
      inDays: 7,
    })
    expect(opensNext([], at(1, '11:00'))).toBeNull()
  })
})
