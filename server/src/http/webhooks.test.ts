import fastify from 'fastify'
import { expect, test } from 'vitest'
import { signTest, testChannel } from '../channels/test/channel.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import type { Limiter } from './limits.ts'
import { problemOf } from './problems.ts'
import { mountWebhooks } from './webhooks.ts'

const BODY = JSON.stringify({ items: [{ id: '1', from: 'ann', text: 'Hello' }] })

/** One connection whose messenger may report so many times. */
async function start(most: number) {
  const done = { taken: 0, stored: 0 }
  const context = {
    publicUrl: 'https://market.example',
    gateways: new Map(),
    carriers: new Map(),
    channels: new Map([['test', testChannel({ request: () => Promise.reject(new Error()), close: async () => {} })]]),
    connections: { byId: async (id: string) => ({ id, kind: 'test', shop: 'shop', settings: { secret: 'secret' } }) },
    newId: () => 'an-id',
  } as unknown as Context
  const takeReport = async () => {
    if (done.taken >= most) throw new Failure('rate_limited')
    done.taken += 1
  }
  const app = fastify()
  app.setErrorHandler(async (error, _request, reply) => reply.code(problemOf(error).status).send())
  await mountWebhooks(app, context, { takeReport } as Partial<Limiter> as Limiter, {
    take: async () => void done.stored++,
  })
  async function report(secret: string): Promise<number> {
    const headers = { 'content-type': 'application/json', 'x-test-signature': signTest(secret, BODY) }
    return (await app.inject({ method: 'POST', url: '/webhooks/test/one', payload: BODY, headers })).statusCode
  }
  return { done, report }
}

test('what is forged uses up nothing of what a messenger may report', async () => {
  const { done, report } = await start(1)
  for (let n = 0; n < 3; n += 1) expect(await report('forged')).toBe(401)
  expect(done).toEqual({ taken: 0, stored: 0 })
  expect(await report('secret')).toBe(200)
  expect(done).toEqual({ taken: 1, stored: 1 })
})

test('what is too much is not acknowledged, and not stored either', async () => {
  const { done, report } = await start(0)
  expect(await report('secret')).toBe(429)
  expect(done.stored).toBe(0)
})
