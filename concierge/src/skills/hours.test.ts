import type { Language } from '@souk/contract/understanding.ts'
import { describe, expect, it } from 'vitest'
import { backAt, openUntil, opensNext } from './hours.ts'

const LANGUAGES = ['en', 'de', 'nl', 'ru', 'zh', 'ka'] as const
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

describe('when people are back', () => {
  const hours = [
    { day: 7, open: '12:00', close: '18:00' },
    { day: 1, open: '10:00', close: '19:00' },
  ]
  const from = (now: string, language: Language) =>
    backAt({ language, turn: { now }, shop: { timezone: 'America/New_York' }, settings: { hours } })

  it('says today and tomorrow by the clock of the shop, and further days by their names', () => {
    // Sunday 11:00 in New York.
    expect(from('2026-11-22T16:00:00Z', 'en')).toEqual({ day: 'today', time: '12:00 PM' })
    // Sunday 19:30 there, Monday already in London.
    expect(from('2026-11-23T00:30:00Z', 'en')).toEqual({ day: 'tomorrow', time: '10:00 AM' })
    expect(from('2026-11-24T14:00:00Z', 'en')).toEqual({ day: 'Sunday', time: '12:00 PM' })
    expect(from('2026-11-22T17:30:00Z', 'en')).toBeNull()
  })

  it('in every language', () => {
    const said = (now: string) => LANGUAGES.map((language) => from(now, language)?.day)
    expect(said('2026-11-22T16:00:00Z')).toEqual(['today', 'heute', 'vandaag', 'сегодня', '今天', 'დღეს'])
    expect(said('2026-11-23T00:30:00Z')).toEqual(['tomorrow', 'morgen', 'morgen', 'завтра', '明天', 'ხვალ'])
  })
})
