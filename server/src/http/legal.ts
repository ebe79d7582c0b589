import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Context } from '../journeys/context.ts'
import { mailLanguage } from '../journeys/mail/texts.ts'
import { Failure } from '../kernel/failure.ts'
import { LEGAL_STYLE, legalPage } from './legal-page.ts'
import { PAPERS } from './legal-words.ts'
import { secureHeaders } from './pages.ts'

const Params = z.object({ shop: z.string(), paper: z.enum(PAPERS) })
const Query = z.object({
  lang: z.string().max(35).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})

/** One style sheet and our fonts, no script, nothing from elsewhere. */
const CSP = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${createHash('sha256').update(LEGAL_STYLE).digest('base64')}'`,
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** `GET /legal/{shop}/{imprint|terms|privacy|withdrawal}`: the papers of a shop, readable by anybody and by any machine. */
export function mountLegal(app: FastifyInstance, context: Context): void {
  app.get('/legal/:shop/:paper', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const query = Query.safeParse(request.query)
    const shop = params.success ? await context.directory.bySlug(params.data.shop) : undefined
    if (!params.success || !query.success || !shop) throw new Failure('not_found')
    const { paper: name } = params.data
    const { lang, country = shop.country } = query.data
    const asked = lang ?? request.headers['accept-language']?.split(',')[0] ?? shop.locale
    const language = mailLanguage(asked)
    secureHeaders(reply)
    reply.header('content-security-policy', CSP).header('cache-control', 'no-cache').header('vary', 'accept-language')
    const { terms, privacy } = shop.settings.legal
    const elsewhere = name === 'terms' ? terms?.url : name === 'privacy' ? privacy?.url : undefined
    if (elsewhere !== undefined) return reply.redirect(elsewhere)
    const now = context.clock.now()
    const page = legalPage({ shop, name, language, country, base: context.publicUrl, now })
    if (page === null) throw new Failure('not_found')
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
