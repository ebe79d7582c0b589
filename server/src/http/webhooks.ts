import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Context } from '../journeys/context.ts'
import { broughtBy, type Intake } from '../journeys/inbound.ts'
import { hearMoney } from '../journeys/may-pay.ts'
import { takeReports } from '../journeys/parcel-news.ts'
import { takeNotice } from '../journeys/notice.ts'
import { Failure } from '../kernel/failure.ts'
import type { Limiter } from './limits.ts'

/** WhatsApp puts up to 3 MB into one report. */
const LIMIT = 4 * 1024 * 1024
/** Apple puts a word of its own behind the address that it is given. */
const ADDRESSES = ['/webhooks/:kind/:connection', '/webhooks/:kind/:connection/message']

const Place = z.object({ kind: z.string(), connection: z.string() })
const Query = z.record(z.string(), z.string()).catch({})

type Request = { headers: Record<string, string | string[] | undefined>; body: unknown }

function rawOf({ body }: Request): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

function headersOf({ headers }: Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}

/** Webhooks of channels and gateways: verified on the raw body, committed, then acknowledged; handled after that. */
export async function mountWebhooks(
  app: FastifyInstance,
  context: Context,
  limiter: Limiter,
  intake: Pick<Intake, 'take'>,
): Promise<void> {
  await app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LIMIT }, (_request, body, done) => done(null, body))

    for (const url of ADDRESSES)
      hooks.route({
        method: ['GET', 'POST'],
        url,
        bodyLimit: LIMIT,
        async handler(request, reply) {
          const { kind, connection: id } = Place.parse(request.params)
          // A gateway reports to its own address, or, where each shop has an account of its own, to its connection's.
          if (kind === 'gateways') return gatewayWebhook(context, { kind: id }, request, reply)
          if (context.gateways.has(kind)) return gatewayWebhook(context, { kind, connection: id }, request, reply)
          const connection = await context.connections.byId(id)
          const carrier = context.carriers.get(kind)
          if (carrier && connection?.kind === kind) {
            const reports = await carrier.receive(connection, { headers: headersOf(request), body: rawOf(request) })
            await limiter.takeReport(connection.id)
            await takeReports(context, connection, reports)
            return reply.send({ stored: reports.length })
          }
          const channel = context.channels.get(kind)
          if (!connection || connection.kind !== kind || !channel?.receive) throw new Failure('not_found')
          const query = Query.parse(request.query)
          const url = `${context.publicUrl}${request.url}`
          const raw = { method: request.method, url, headers: headersOf(request), query, body: rawOf(request) }
          const { items, answer: now, later } = await channel.receive(raw, connection.settings)
          // After its signature: nobody else uses up what is the messenger's.
          await limiter.takeReport(connection.id)
          const money = await hearMoney(context, kind, { ...raw, connection: connection.id })
          await intake.take(broughtBy(context, connection, items))
          const answer = money ?? now ?? (await later)
          return answer ? reply.type(answer.type).send(answer.body) : reply.send({ stored: items.length })
        },
      })
  })
}

type Answer = { send(body: unknown): unknown }

type At = { kind: string; connection?: string }

async function gatewayWebhook(context: Context, at: At, request: Request, reply: Answer): Promise<unknown> {
  const { kind, ...place } = at
  const gateway = context.gateways.get(kind)
  if (!gateway) throw new Failure('not_found')
  const notices = await gateway.receive({ headers: headersOf(request), body: rawOf(request), ...place })
  for (const notice of notices) await takeNotice(context, kind, notice)
  return reply.send({ stored: notices.length })
}
