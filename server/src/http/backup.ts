import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NO_HOME } from '../api/once.ts'
import { backup } from '../journeys/backup.ts'
import type { Context } from '../journeys/context.ts'
import { receiveBackup, restore } from '../journeys/restore.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import type { Authenticate } from './auth.ts'
import { problem, problemOf } from './problems.ts'
import { PROGRESS_TYPE, progressLines } from './progress.ts'

const TYPE = 'application/gzip'
const RESTORE = '/api/restore'
/** How long a restore waits for requests that are being worked on. */
const DRAIN_MS = 30_000
const PROGRESS_MS = 200
const Query = z.object({ replace: z.enum(['true', 'false']).default('false') })

/** The whole database, out and in, for the operator alone. To be mounted before what it holds back during a restore. */
export function mountBackup(app: FastifyInstance, context: Context, authenticate: Authenticate): void {
  const gate = createGate(app)

  async function admit({ headers, ip }: FastifyRequest): Promise<void> {
    const caller = await authenticate(headers.authorization, ip)
    if (caller.kind === 'anyone') throw new Failure('unauthorised')
    if (caller.kind !== 'operator') throw new Failure('forbidden')
  }

  app.get('/api/backup', async (request, reply) => {
    await admit(request)
    const stream = await backup(context)
    await note(context, 'backup', {})
    return reply.type(TYPE).send(stream)
  })

  app.register(async (files) => {
    files.addContentTypeParser(TYPE, { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, body, done) => done(null, body))
    files.post(RESTORE, {
      // Before the body is read: a stranger's backup is not even taken in.
      onRequest: admit,
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handler: (request, reply) => takeIn(context, gate, request, reply),
    })
  })
}

async function takeIn(context: Context, gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { replace } = Query.parse(request.query)
  if (!isBytes(request.body)) throw new Failure('unsupported_media', `send the backup itself as the body, as ${TYPE}`)
  const received = await receiveBackup(context, request.body)
  const lines = request.headers.accept?.includes(PROGRESS_TYPE) ? progressLines(reply) : undefined
  const gone = new AbortController()
  reply.raw.on('close', () => gone.abort())
  let told = 0
  function onProgress(progress: { done: number; total: number }): void {
    const now = performance.now()
    if (progress.done < progress.total && now - told < PROGRESS_MS) return
    told = now
    lines?.tell(progress)
  }
  const options = { replace: replace === 'true', onProgress, signal: gone.signal }
  const report = await gate
    .alone(context, () => restore(context, received, options))
    .catch((error: unknown) => {
      // Once lines are under way the status is sent: what went wrong comes as the last of them.
      if (lines?.end(problemOf(error))) return undefined
      throw error
    })
    .finally(() => received.file.close())
  if (!report) return reply
  await note(context, 'restore', { at: report.at, rows: report.rows })
  context.log.warn({ at: report.at, rows: report.rows }, 'a backup was restored')
  return lines?.end(report) ? reply : reply.send(report)
}

async function note(context: Context, action: string, data: Record<string, unknown>): Promise<void> {
  await context.database.transact((tx) =>
    recordAudit(tx, { home: NO_HOME, id: context.newId(), actor: 'operator', action, target: 'database', data }),
  )
}

function isBytes(body: unknown): body is AsyncIterable<Buffer> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

type Gate = { alone<T>(context: Context, work: () => Promise<T>): Promise<T> }

/**
 * While a restore runs nobody else is served, and what changes something is waited for: nothing that began on the old
 * shops goes on among the restored ones.
 */
function createGate(app: FastifyInstance): Gate {
  const writing = new Set<FastifyRequest>()
  let closed = false
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/health') return undefined
    if (closed) {
      const busy = problem('not_ready', 'a backup is being restored')
      return reply.code(busy.status).header('retry-after', '5').type('application/problem+json').send(busy)
    }
    if (request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.url === RESTORE) return undefined
    writing.add(request)
    reply.raw.on('close', () => writing.delete(request))
    return undefined
  })

  async function drain(context: Context): Promise<void> {
    const end = performance.now() + DRAIN_MS
    while (writing.size > 0) {
      if (performance.now() > end) throw new Failure('busy', 'a long request, such as an import, has not ended yet')
      await sleep(20)
    }
    await Promise.race([context.background.idle(), sleep(DRAIN_MS)])
  }

  return {
    async alone(context, work) {
      if (closed) throw new Failure('busy', 'another restore is under way')
      closed = true
      let resume: (() => void) | undefined
      try {
        await drain(context)
        resume = context.background.pause()
        return await work()
      } finally {
        resume?.()
        closed = false
      }
    },
  }
}
