import fastify, { type FastifyInstance } from 'fastify'
import { mountSandboxPost } from '../carriers/sandbox/http.ts'
import type { SandboxPost } from '../carriers/sandbox/service.ts'
import { mountSandbox } from '../gateways/sandbox/http.ts'
import type { Sandbox } from '../gateways/sandbox/service.ts'
import type { Context } from '../journeys/context.ts'
import type { Intake } from '../journeys/inbound.ts'
import { attachLive, type Live } from '../live/socket.ts'
import { createAuthenticate } from './auth.ts'
import { mountBackup } from './backup.ts'
import { type Beside, mountBeside } from './beside.ts'
import { mountClean } from './clean.ts'
import { mountConsole } from './console.ts'
import { mountDrain } from './drain.ts'
import { createLimiter } from './limits.ts'
import { mountLegal } from './legal.ts'
import { mountLetters } from './letters.ts'
import { mountMailbox } from './mailbox.ts'
import { mountMedia } from './media.ts'
import { mountOperations } from './operations.ts'
import { mountPages, secureHeaders } from './pages.ts'
import { problem, problemOf } from './problems.ts'
import { mountReference } from './reference.ts'
import { mountMethods } from './routes.ts'
import { mountSignIn } from './sign-in.ts'
import { mountSite } from './site.ts'
import { isOwnPage } from './staff-session.ts'
import { mountWebhooks } from './webhooks.ts'

/** What comes as it is; which method takes what, it says itself. */
const FILES = [
  'text/csv',
  'text/tab-separated-values',
  'application/x-ndjson',
  'application/jsonl',
  'text/plain',
  'application/octet-stream',
]

export type ServerOptions = {
  context: Context
  operatorKey: string
  sandbox: Sandbox
  post: SandboxPost
  intake: Intake
  /** False until the server is migrated and seeded. */
  isReady: () => boolean
  /** The built messenger; null serves the API alone. */
  messenger: string | null
  /** The built console; null serves none. */
  console: string | null
  beside?: Beside | undefined
}

export type HttpServer = { app: FastifyInstance; live: Live }

/** Everything that is spoken over HTTP: API, webhooks, live facts, pages, the sandbox. */
export async function createServer(options: ServerOptions): Promise<HttpServer> {
  const { context, operatorKey, sandbox, isReady } = options
  const app = fastify({
    logger: false,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
    trustProxy: context.config.proxies.length > 0 ? [...context.config.proxies] : false,
    // A catalogue or a backup may take minutes to come; headers have a minute.
    requestTimeout: 600_000,
    frameworkErrors: (error, _request, reply) => {
      const details = problemOf(error)
      reply
        .hijack()
        .raw.writeHead(details.status, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify(details))
    },
  })
  mountDrain(app, context.hub)
  app.setErrorHandler(async (error, request, reply) => {
    const details = problemOf(error)
    if (details.status >= 500) context.log.error({ err: error, url: request.routeOptions.url }, 'a request failed')
    if (details.status === 429) reply.header('retry-after', '10')
    if (details.status === 503) reply.header('retry-after', '2')
    return reply.code(details.status).type('application/problem+json').send(details)
  })
  app.setNotFoundHandler(async (_request, reply) => {
    secureHeaders(reply)
    return reply.code(404).type('application/problem+json').send(problem('not_found'))
  })
  for (const types of [FILES, /^image\//])
    app.addContentTypeParser(types, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // A command without arguments may come with a JSON content type and nothing in it.
    if (body === '') done(null, undefined)
    else void parseJson(request, String(body), done)
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    if (!isReady() && request.url !== '/health') {
      return reply.code(503).type('application/problem+json').send(problem('not_ready'))
    }
  })
  mountClean(app)
  if (context.config.proxies.length === 0) warnOfProxy(app, context)
  const authenticate = createAuthenticate(context, operatorKey)
  mountOperations(app, context, authenticate)
  mountBackup(app, context, authenticate)
  const limiter = createLimiter(context.config.rateLimit)
  mountMethods(app, context, authenticate, limiter)
  await mountWebhooks(app, context, limiter, options.intake)
  mountSandbox(app, context, sandbox)
  mountSandboxPost(app, context, options.post)
  mountMedia(app, context)
  mountReference(app, context)
  mountSignIn(app, context)
  mountMailbox(app, context, authenticate)
  mountLegal(app, context)
  await mountLetters(app, context)
  if (options.beside) await mountBeside(app, options.beside)
  if (options.messenger !== null) {
    await mountPages(app, context, options.messenger, options.beside)
    mountSite(app, context)
  }
  if (options.console !== null) await mountConsole(app, options.console)
  const live = attachLive(app.server, context, ({ headers, socket }, { authorization, shop }) => {
    const isOwn = isOwnPage(headers, [new URL(context.publicUrl).host])
    return authenticate(authorization, socket.remoteAddress ?? '', { cookie: headers.cookie, shop, isOwn })
  })
  context.metrics.gauge('souk_live_clients', 'Live clients connected', () => live.clients())
  return { app, live }
}

/** Behind a proxy that is not believed, all who call without a token are one address: said once, when it is seen. */
function warnOfProxy(app: FastifyInstance, { log }: Context): void {
  let said = false
  app.addHook('onRequest', async ({ headers, socket }) => {
    if (said || headers['x-forwarded-for'] === undefined) return
    said = true
    log.warn({ proxy: socket.remoteAddress }, 'a proxy passes requests on and is not in SOUK_PROXIES')
  })
}
