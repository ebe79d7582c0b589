import { expect, test } from 'vitest'
import { dayIn, inForce, isInUnion, jurisdictionOf, said, strictestOf } from './rule.ts'

test('countries stand under the law the tables have for them', () => {
  expect(['DE', 'NL', 'FR', 'GR', 'GB', 'US'].map(jurisdictionOf)).toEqual(['DE', 'NL', 'EU', 'EU', 'UK', 'US'])
  expect([null, '', 'CH', 'NO', 'GE', 'UK', 'de'].map(jurisdictionOf)).toEqual(Array(7).fill(null))
  expect(strictestOf('GE')).toBe('EU')
  expect(strictestOf('US')).toBe('US')
})

test('the Union has 27 members', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const members = letters.flatMap((a) => letters.map((b) => a + b)).filter(isInUnion)
  expect(members).toHaveLength(27)
  expect(members).not.toContain('GB')
})

test('a day is the one on the calendar of the place', () => {
  const night = new Date('2026-06-18T22:30:00Z')
  expect(dayIn('DE', night)).toBe('2026-06-19')
  expect(dayIn('UK', night)).toBe('2026-06-18')
  expect(dayIn('US', new Date('2026-06-19T03:59:59Z'))).toBe('2026-06-18')
})

test('a rule holds from its first day up to, not including, its last', () => {
  const rows = [{ from: '2026-01-01', until: '2026-06-19', source: 'a' }]
  expect(['2025-12-31', '2026-01-01', '2026-06-18', '2026-06-19'].map((day) => inForce(rows, day).length)).toEqual([
    0, 1, 1, 0,
  ])
})

test("a language without a wording gets the place's own", () => {
  const wording = { en: 'e', de: 'd', nl: 'n', ru: 'r', zh: 'z', ka: 'k' }
  expect(said(wording, 'de-AT', 'US')).toEqual({ text: 'd', language: 'de' })
  expect(said(wording, 'fr', 'DE')).toEqual({ text: 'd', language: 'de' })
  expect(said(wording, 'zh-Hans-CN', 'NL')).toEqual({ text: 'z', language: 'zh' })
  expect(said(wording, '', 'EU')).toEqual({ text: 'e', language: 'en' })
})
