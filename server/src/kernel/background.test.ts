import { expect, test } from 'vitest'
import { createBackground } from './background.ts'
import { createLog } from './log.ts'

test('idle waits for what was begun, and for what that began', async () => {
  const background = createBackground(createLog('silent'))
  const done: string[] = []
  background.start('first', async () => {
    await Promise.resolve()
    done.push('first')
    background.start('second', async () => void done.push('second'))
  })
  await background.idle()
  expect(done).toEqual(['first', 'second'])
})

test('work that fails takes nothing with it', async () => {
  const background = createBackground(createLog('silent'))
  background.start('bad', () => Promise.reject(new Error('no')))
  await background.idle()
})

test('nothing is begun during a pause, and then again', async () => {
  const background = createBackground(createLog('silent'))
  const done: string[] = []
  const resume = background.pause()
  background.start('left out', async () => void done.push('left out'))
  resume()
  background.start('begun', async () => void done.push('begun'))
  await background.idle()
  expect(done).toEqual(['begun'])
})
