import type { FastifyInstance } from 'fastify'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import type { Authenticate } from './auth.ts'

/** What those who run the server look at. Figures are for the operator, and for a scraper on the same machine. */
export function mountOperations(app: FastifyInstance, context: Context, authenticate: Authenticate): void {
  app.get('/health', async (_request, reply) => reply.send({ status: 'alive' }))
  app.get('/ready', async (_request, reply) => reply.send({ status: 'ready' }))
  app.get('/metrics', async (request, reply) => {
    // What a proxy on this machine passes on comes from elsewhere.
    const { headers, ip } = request
    const isPassedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
    const local = !isPassedOn && (ip === '127.0.0.1' || ip === '::1')
    if (!local) {
      const caller = await authenticate(request.headers.authorization, request.ip)
      if (caller.kind !== 'operator') throw new Failure('unauthorised')
    }
    return reply.type(context.metrics.contentType).send(await context.metrics.text())
  })
}
