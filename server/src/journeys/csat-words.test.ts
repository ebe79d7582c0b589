import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreIn, SURVEY_WORDS } from './csat-words.ts'

test.each([
  ['5', 5],
  ['5!', 5],
  ['4/5', 4],
  ['3 von 5', 3],
  ['4 Sterne', 4],
  ['2 звезды', 2],
  ['三星', 3],
  ['5分', 5],
  ['⭐⭐⭐⭐', 4],
  ['★★', 2],
  ['👍', 4],
  ['sehr gut', 5],
  ['Heel goed!', 5],
  ['отлично', 5],
  ['Четвёрка', 4],
  ['非常好', 5],
  ['შესანიშნავი', 5],
  ['Terrible.', 1],
  ['not good', 2],
])('%s is %i', (text, score) => {
  expect(scoreIn(text)).toBe(score)
})

test.each([
  '6',
  '0',
  '15',
  '55',
  'size 5',
  'good dresses',
  '5 dresses, please',
  'where is my order?',
  'не хорошо бы',
  '',
])('%s is no score', (text) => {
  expect(scoreIn(text)).toBeUndefined()
})

test('every label means its own score in every language, and no long sentence means any', () => {
  for (const { labels } of Object.values(SURVEY_WORDS)) expect(labels.map(scoreIn)).toEqual([1, 2, 3, 4, 5])
  fc.assert(fc.property(fc.string({ minLength: 25 }), (text) => scoreIn(`x${text}`) === undefined))
})
