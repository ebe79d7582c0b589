import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { METHODS, type MethodName } from '@souk/contract/methods.ts'
import type { Method } from '@souk/contract/methods/method.ts'
import type { Histogram } from 'prom-client'
import { z } from 'zod'
import type { Call } from '../api/handler.ts'
import { HANDLERS } from '../api/handlers.ts'
import type { Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { type Authenticate, authorise } from './auth.ts'
import type { Limiter } from './limits.ts'
import { isOwnMachine } from './own-machine.ts'
import { issuesOf, problemOf } from './problems.ts'
import { PROGRESS_TYPE, progressLines } from './progress.ts'
import { visitOf } from './staff-session.ts'

/** Bytes of a JSON body; a file may be larger. */
const BODY_LIMIT = 256 * 1024
const LONGEST_KEY = 200

/** A call whose parts were parsed by schemas that only the method's own handler knows. */
type AnyCall = { [Part in keyof Call]: unknown }
type Answered = {
  status?: number | undefined
  body: unknown
  filename?: string | undefined
  cookie?: string | undefined
}
/** Written as a method, whose parameter may be narrower in the handler: the table makes sure that they belong together. */
type AnyHandler = { handle(context: Context, call: AnyCall): Promise<Answered> }['handle']
const handlers: Record<MethodName, AnyHandler> = HANDLERS

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error).map((issue) => ({
    ...issue,
    path: [where, issue.path].filter(Boolean).join('.'),
  }))
  throw new Failure('invalid_request', undefined, issues)
}

/** Mounts every method of the contract. */
export function mountMethods(
  app: FastifyInstance,
  context: Context,
  authenticate: Authenticate,
  limiter: Limiter,
): void {
  const seconds = context.metrics.histogram('souk_request_seconds', 'Time of an API request by method', ['method'])
  for (const name of Object.keys(METHODS)) {
    if (isMethodName(name)) mountMethod(app, context, { name, authenticate, limiter, seconds })
  }
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(METHODS, name)
}

type Mount = { name: MethodName; authenticate: Authenticate; limiter: Limiter; seconds: Histogram<'method'> }

function mountMethod(app: FastifyInstance, context: Context, { name, authenticate, limiter, seconds }: Mount): void {
  const method: Method = METHODS[name]
  const handler = handlers[name]
  const takesFile = method.file !== undefined

  async function admit(request: FastifyRequest): Promise<{ caller: Caller; params: unknown; shop: Shop | undefined }> {
    const caller = await authenticate(request.headers.authorization, request.ip, visitOf(request, method))
    await limiter.take(caller)
    const params = parse(method.params, request.params, 'path')
    const shop = await shopOf(context, params)
    authorise(method, caller, shop)
    return { caller, params, shop }
  }

  async function run(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const end = seconds.startTimer({ method: name })
    const { caller, params, shop } = await admit(request)
    const key = idempotencyKeyOf(request)
    const lines = takesFile && request.headers.accept?.includes(PROGRESS_TYPE) ? progressLines(reply) : undefined
    const work = handler(context, {
      params,
      query: parse(method.query, request.query, 'query'),
      body: takesFile ? undefined : parse(method.body, jsonOf(request), 'body'),
      caller,
      shop,
      idempotencyKey: key,
      raw: Buffer.isBuffer(request.body) ? request.body : undefined,
      progress: lines?.tell,
      isAtHome: isOwnMachine(context.config, request),
    })
    const { status, body, filename, cookie } = await work.catch((cause: unknown): Answered => {
      // What was asked has been parsed: what does not fit now is ours, and not the caller's to mend.
      const error =
        cause instanceof z.ZodError ? new Error('something stored does not fit its schema', { cause }) : cause
      // Once lines are under way the status is sent: what went wrong comes as the last of them.
      if (lines?.end(problemOf(error))) return { body: undefined }
      throw error
    })
    end()
    if (lines?.end(body)) return reply
    if (method.produces !== undefined) reply.type(method.produces)
    if (cookie !== undefined) reply.header('set-cookie', cookie)
    if (filename !== undefined) reply.header('content-disposition', `inline; filename="${filename}"`)
    return reply.code(status ?? method.status ?? 200).send(body)
  }

  app.route({
    method: method.method,
    url: method.path,
    bodyLimit: method.file?.limit ?? BODY_LIMIT,
    // Before the body is read: a stranger's file is not even taken in.
    ...(takesFile ? { onRequest: async (request) => void (await admit(request)) } : {}),
    handler: run,
  })
}

/** A file where JSON is meant would be an object without fields: what it asks for would be lost and answered as done. */
function jsonOf({ body }: FastifyRequest): unknown {
  if (Buffer.isBuffer(body) && body.length > 0) throw new Failure('unsupported_media')
  return Buffer.isBuffer(body) ? undefined : (body ?? undefined)
}

/** Cut off or empty, different keys would be the same. Without a token the address is part of whose key it is. */
function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (typeof key !== 'string') return undefined
  if (key === '' || key.length > LONGEST_KEY)
    throw new Failure('invalid_request', `an Idempotency-Key has from 1 to ${LONGEST_KEY} characters`)
  return key
}

async function shopOf(context: Context, params: unknown): Promise<Shop | undefined> {
  if (typeof params !== 'object' || params === null || !('shop' in params)) return undefined
  const shop = await context.directory.bySlug(String(params.shop))
  if (!shop) throw new Failure('shop_not_found')
  return shop
}
