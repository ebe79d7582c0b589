import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { storeInbound } from '../conversations/inbound.ts'
import type { Context } from '../journeys/context.ts'
import { takeNotice } from '../journeys/notice.ts'
import { Failure } from '../kernel/failure.ts'
import { open } from '../kernel/secrets.ts'
import { connectionById } from '../shops/store.ts'

const LIMIT = 1024 * 1024
const Settings = z.record(z.string(), z.string())

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
export async function mountWebhooks(app: FastifyInstance, context: Context, wakeInbound: () => void): Promise<void> {
  await app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LIMIT }, (_request, body, done) => done(null, body))

    hooks.route({
      method: ['GET', 'POST'],
      url: '/webhooks/:kind/:connection',
      bodyLimit: LIMIT,
      async handler(request, reply) {
        const { kind, connection: id } = z.object({ kind: z.string(), connection: z.string() }).parse(request.params)
        if (kind === 'gateways') return gatewayWebhook(context, id, request, reply)
        const connection = z.uuid().safeParse(id).success ? await connectionById(context.database.read, id) : undefined
        const channel = context.channels.get(kind)
        if (!connection || connection.kind !== kind || !channel?.receive) throw new Failure('not_found')
        const settings = Settings.parse(
          JSON.parse(open(context.keys.connections, connection.settings, `connection/${id}`)),
        )
        const query = z.record(z.string(), z.string()).catch({}).parse(request.query)
        const raw = { method: request.method, headers: headersOf(request), query, body: rawOf(request) }
        const { items, challenge } = channel.receive(raw, settings)
        if (challenge !== undefined) return reply.type('text/plain').send(challenge)
        await context.database.transact((tx) =>
          storeInbound(
            tx,
            items.map(({ dedupe, address, scope, parts }) => ({
              home: connection.shop,
              id: context.newId(),
              connection: connection.id,
              dedupe,
              raw: { channel: kind, address, scope, parts },
            })),
          ),
        )
        wakeInbound()
        return reply.send({ stored: items.length })
      },
    })
  })
}

type Answer = { send(body: unknown): unknown }

async function gatewayWebhook(context: Context, kind: string, request: Request, reply: Answer): Promise<unknown> {
  const gateway = context.gateways.get(kind)
  if (!gateway) throw new Failure('not_found')
  const notices = gateway.receive({ headers: headersOf(request), body: rawOf(request) })
  for (const notice of notices) await takeNotice(context, kind, notice)
  return reply.send({ stored: notices.length })
}
