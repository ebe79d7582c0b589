import { describe, expect, it } from 'vitest'
import { has, nearOrdinal } from './cues.ts'
import { nearly } from './nearly.ts'

describe('cues', () => {
  it.each(['nothing else', 'nichts weiter', 'niets meer', 'больше ничего', '不用了', 'მეტი არაფერი'])(
    '%s leaves it at that',
    (text) => {
      expect(has(text, 'skip')).toBe(true)
    },
  )

  it.each(['nihcts weiter', 'nies meer', 'no, that is all', 'nee bedankkt'])(
    '%s does so with a slip or a no before it',
    (text) => {
      expect(has(text, 'skip')).toBe(true)
    },
  )

  it.each(['hmm', 'let me think', 'ich überlege noch', 'even denken', 'сейчас подумаю', '让我想想', 'ვიფიქრებ'])(
    '%s asks for time',
    (text) => {
      expect(has(text, 'wait')).toBe(true)
      expect(has(text, 'skip')).toBe(false)
    },
  )

  it.each(['ready to pay', 'ja, zur Kassse', 'ik wil betalen', 'хочу оплатить', '去结账', 'კი, გავაფორმოთ'])(
    '%s goes to the checkout',
    (text) => {
      expect(has(text, 'pay')).toBe(true)
    },
  )

  it('counts out a mistyped place, but only one', () => {
    expect(nearOrdinal('the secnod one')).toBe(2)
    expect(nearOrdinal('პირრველი')).toBe(1)
    expect(nearOrdinal('a red dress')).toBeUndefined()
  })

  it('takes no short word for another one', () => {
    expect(nearly('block', 'black')).toBe(false)
    expect(nearly('lange', 'large')).toBe(false)
    expect(nearly('blak', 'black', 4)).toBe(true)
    expect(nearly('blcak', 'black')).toBe(true)
  })
})
