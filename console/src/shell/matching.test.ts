import { expect, test } from 'vitest'
import { strokeOf } from './commands.ts'
import { matching } from './matching.ts'

const ALL = ['Go to Inbox', 'Go to Orders', 'Später schließen', '前往订单', 'Undo the last step'].map((label) => ({
  label,
}))
const found = (typed: string) => matching(ALL, typed).map(({ label }) => label)

test('a command is found by the beginnings of its words, in any order, without case and accents', () => {
  expect(found('')).toHaveLength(5)
  expect(found('ord go')).toEqual(['Go to Orders'])
  expect(found('spater')).toEqual(['Später schließen'])
  expect(found('订单')).toEqual(['前往订单'])
  expect(found('rders')).toEqual([])
})

test('what begins with the first word stands first', () => {
  expect(matching([{ label: 'Order again' }, { label: 'Again' }], 'again').map(({ label }) => label)).toEqual([
    'Again',
    'Order again',
  ])
})

test('keys are named as commands name them, on every keyboard', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
    strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })
  expect(press('k', { ctrlKey: true })).toBe('mod+k')
  expect(press('K', { metaKey: true })).toBe('mod+k')
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('Enter', { shiftKey: true })).toBe('shift+enter')
  expect(press(' ')).toBe('space')
})
