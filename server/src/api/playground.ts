import { KeptTestResult } from '@souk/contract/teaching.ts'
import { callerName } from '../journeys/caller.ts'
import { runKeptTests } from '../journeys/kept-tests.ts'
import { tryConcierge } from '../journeys/try-concierge.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import { deleteKeptTest, insertKeptTest, keptTests, MOST_TESTS } from '../lessons/store.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const playgroundHandlers: Handlers<
  'tryConcierge' | 'listKeptTests' | 'keepTest' | 'removeKeptTest' | 'runKeptTests'
> = {
  async tryConcierge(context, { shop, body }) {
    return { body: { turns: await tryConcierge(context, shop, body) } }
  },

  async listKeptTests(context, { shop }) {
    return { body: { tests: await keptTests(context.database.read, shop.id) } }
  },

  async keepTest(context, { shop, body, caller, idempotencyKey }) {
    const by = callerName(caller)
    const at = context.clock.now()
    const id = context.newId()
    const test = { ...body, id, at: at.toISOString(), by }
    const [result] = await runKeptTests(context, shop, [test])
    if (!result) throw new Failure('internal')
    const input = { home: shop.id, method: 'keepTest', caller, idempotencyKey, request: body, answer: KeptTestResult }
    const kept = await create(context, input, async (tx) => {
      if ((await keptTests(tx.db, shop.id)).length >= MOST_TESTS)
        throw new Failure('invalid_request', `no more than ${MOST_TESTS} tests can be kept`)
      await insertKeptTest(tx, { ...body, home: shop.id, id, at, by })
      await recordAudit(tx, { home: shop.id, id: context.newId(), actor: by, action: 'test.keep', target: id })
      return result
    })
    return { body: kept }
  },

  async removeKeptTest(context, { shop, params, caller }) {
    const test = (await keptTests(context.database.read, shop.id)).find(({ id }) => id === params.test)
    if (!test) throw new Failure('not_found')
    await context.database.transact(async (tx) => {
      if (!(await deleteKeptTest(tx, shop.id, test.id))) throw new Failure('not_found')
      const actor = callerName(caller)
      const data = { text: test.text }
      await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action: 'test.remove', target: test.id, data })
    })
    return { body: test }
  },

  async runKeptTests(context, { shop, body }) {
    const tests = await keptTests(context.database.read, shop.id)
    const results = await runKeptTests(context, shop, tests, body.lessons)
    const passed = results.filter((one) => one.passed).length
    return { body: { passed, failed: results.length - passed, results } }
  },
}
