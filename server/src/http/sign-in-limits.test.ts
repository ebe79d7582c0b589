import { expect, test } from 'vitest'
import { createGuessLimiter } from './sign-in-limits.ts'

const at = (account: string, address = '203.0.113.1') => ({ account, address })
const code = (work: Promise<void>) =>
  work.then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )

test('an account takes ten guesses from anywhere, whether it exists or not', async () => {
  const limiter = createGuessLimiter(true)
  for (let count = 0; count < 10; count++) expect(await code(limiter.take(at('a', `203.0.113.${count}`)))).toBe('taken')
  expect(await code(limiter.take(at('a', '198.51.100.1')))).toBe('rate_limited')
  expect(await code(limiter.take(at('b')))).toBe('taken')
})

test('one network guesses at forty, however many accounts and addresses it has', async () => {
  const limiter = createGuessLimiter(true)
  for (let count = 0; count < 40; count++)
    expect(await code(limiter.take(at(`account ${count}`, `2001:db8:1:1::${count}`)))).toBe('taken')
  expect(await code(limiter.take(at('another', '2001:db8:1:1::ffff')))).toBe('rate_limited')
  expect(await code(limiter.take(at('another', '2001:db8:1:2::1')))).toBe('taken')
})

test('whoever was right starts anew, and where there are no limits nobody is counted', async () => {
  const limiter = createGuessLimiter(true)
  for (let count = 0; count < 9; count++) await limiter.take(at('a'))
  await limiter.forgive(at('a'))
  for (let count = 0; count < 10; count++) expect(await code(limiter.take(at('a')))).toBe('taken')
  const off = createGuessLimiter(false)
  for (let count = 0; count < 50; count++) expect(await code(off.take(at('a')))).toBe('taken')
})
