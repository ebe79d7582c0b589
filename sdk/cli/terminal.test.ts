import { expect, test } from 'vitest'
import { createTerminal } from './terminal.ts'

function screen(isTTY: boolean, columns = 80) {
  const written: string[] = []
  let now = 0
  const terminal = createTerminal({ isTTY, columns, write: (text) => written.push(text) }, () => now)
  return { written, terminal, wait: (ms: number) => (now += ms) }
}

test('a bar on a terminal, drawn again in its place, and nothing left behind', () => {
  const { written, terminal, wait } = screen(true)
  terminal.show('importing', 500, 2000)
  wait(100)
  terminal.show('importing', 2000, 2000)
  terminal.clear()
  expect(written).toEqual([
    '\r\u001B[Kimporting ██████░░░░░░░░░░░░░░░░░░ 25 %  500 of 2,000',
    '\r\u001B[Kimporting ████████████████████████ 100 %  2,000 of 2,000',
    '\r\u001B[K',
  ])
})

test('it is not drawn more often than eyes can see, but a new step and the end always are', () => {
  const { written, terminal } = screen(true)
  for (let done = 1; done <= 100; done++) terminal.show('sending', done, 100)
  terminal.show('importing', 0, 10)
  expect(written).toHaveLength(3)
})

test('no line is longer than the terminal', () => {
  const { written, terminal } = screen(true, 20)
  terminal.show('importing', 1, 2)
  expect(written[0]?.replace('\r\u001B[K', '')).toHaveLength(19)
})

test('an empty file is done', () => {
  const { written, terminal } = screen(true)
  terminal.show('importing', 0, 0)
  expect(written[0]).toContain('100 %')
})

test('nothing where stderr is no terminal', () => {
  const { written, terminal } = screen(false)
  terminal.show('importing', 1, 2)
  terminal.clear()
  expect(written).toEqual([])
})
