import type { FastifyInstance } from 'fastify'
import { cleanText } from '../kernel/clean-text.ts'
import { Failure } from '../kernel/failure.ts'

/** Deeper than anything we ask for; what is deeper was made to break a reader. */
const DEEPEST = 40

/** What came in, with all its texts such as can be kept. Throws `invalid_request` for what is nested without end. */
export function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value
  if (depth === DEEPEST) throw new Failure('invalid_request', 'this is nested too deep')
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1))
  // A body that is still to be read.
  if (Symbol.asyncIterator in value) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), clean(item, depth + 1)]))
}

/** Cleans every request before anything reads it. */
export function mountClean(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    request.params = clean(request.params)
    request.query = clean(request.query)
    request.body = clean(request.body)
  })
}
