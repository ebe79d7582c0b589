import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Context } from '../journeys/context.ts'
import { openApi } from './openapi.ts'
import { secureHeaders } from './pages.ts'
import { errorsPage, referencePage } from './reference-page.ts'
import { STYLE } from './reference-style.ts'

/** The pages hold their style sheet, our fonts and no script. */
const CSP = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The API's description, for machines and for people, and its errors. Made once, at the first request. */
export function mountReference(app: FastifyInstance, context: Context): void {
  let document: ReturnType<typeof openApi> | undefined
  let reference: string | undefined

  function describe(): ReturnType<typeof openApi> {
    return (document ??= openApi(context.publicUrl))
  }
  function sendPage(reply: FastifyReply, html: string): FastifyReply {
    secureHeaders(reply)
    reply.header('content-security-policy', CSP).header('cache-control', 'no-cache')
    return reply.type('text/html; charset=utf-8').send(html)
  }

  app.get('/api/openapi.json', async (_request, reply) =>
    reply.header('access-control-allow-origin', '*').header('cache-control', 'no-cache').send(describe()),
  )
  app.get('/api', async (_request, reply) => sendPage(reply, (reference ??= referencePage(describe()))))
  app.get('/docs/errors', async (_request, reply) => sendPage(reply, errorsPage()))
}
