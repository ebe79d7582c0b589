import { expect, it } from 'vitest'
import { nearDayText, zoneText } from './figures.ts'

it('names a clock as people do', () => {
  const zone = (language: 'en' | 'de' | 'zh') => zoneText('2026-11-30T10:00:00Z', 'Europe/Berlin', language)
  expect(zone('en')).toBe('Central European Time')
  expect(zone('de')).toBe('Mitteleuropäische Zeit')
  expect(zone('zh')).toBe('中欧时间')
})

it('has words for today and tomorrow alone', () => {
  expect([0, 1, 2].map((days) => nearDayText(days, 'de'))).toEqual(['heute', 'morgen', undefined])
})
