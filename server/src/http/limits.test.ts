import { expect, test } from 'vitest'
import { createLimiter } from './limits.ts'

test('one connection cannot flood the rest: it is told to come again', async () => {
  const limiter = createLimiter(true)
  const report = (connection: string) => limiter.takeReport(connection)
  for (let n = 0; n < 6000; n += 1) await report('busy')
  await expect(report('busy')).rejects.toMatchObject({ code: 'rate_limited' })
  await expect(report('calm')).resolves.toBeUndefined()
})

test('where limits are off nobody is told so', async () => {
  const limiter = createLimiter(false)
  for (let n = 0; n < 6100; n += 1) await limiter.takeReport('busy')
})
