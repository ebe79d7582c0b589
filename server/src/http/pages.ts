import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../journeys/context.ts'
import type { Shop } from '../shops/shop.ts'
import type { Beside } from './beside.ts'
import { mountManifest } from './manifest.ts'
import { mountWidget } from './widget.ts'

/** Scripts, styles and fonts from here only; pictures also from the shops' own servers, whose addresses the catalogue holds. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' https: http: data: blob:",
  "connect-src 'self' ws: wss:",
  "frame-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** `sites`: whose pages may show this one in a frame, beside our own. */
export function secureHeaders(reply: FastifyReply, sites: readonly string[] = []): void {
  reply.header('content-security-policy', `${CSP}; frame-ancestors ${["'self'", ...sites].join(' ')}`)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(self), payment=()')
}

/** The shop a host stands for: `{slug}.<public host>`, `{slug}.localhost`, or the host given at creation. */
export async function shopOfHost(context: Context, request: FastifyRequest): Promise<string | null> {
  const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '')
  const publicHost = new URL(context.publicUrl).hostname
  for (const suffix of [`.${publicHost}`, '.localhost']) {
    if (!host.endsWith(suffix)) continue
    const shop = await context.directory.bySlug(host.slice(0, -suffix.length))
    if (shop) return shop.slug
  }
  if (host === publicHost || host === 'localhost') return null
  return (await context.directory.byHost(host))?.slug ?? null
}

const Shown = z.object({ shop: z.string().optional(), home: z.uuid().optional().catch(undefined) })

/** Whose page this is; none for the market's. */
async function shopOfPage(context: Context, request: FastifyRequest): Promise<Shop | undefined> {
  const { shop, home } = Shown.parse(request.params)
  if (home !== undefined) return context.directory.byId(home)
  const slug = shop ?? (await shopOfHost(context, request))
  return slug === null ? undefined : context.directory.bySlug(slug)
}

/** The `@font-face` rules of the built style sheets. */
async function fontsOf(dist: string): Promise<string> {
  const names = (await readdir(join(dist, 'assets'))).filter((name) => name.endsWith('.css'))
  const sheets = await Promise.all(names.map((name) => readFile(join(dist, 'assets', name), 'utf8')))
  return sheets.flatMap((sheet) => sheet.match(/@font-face\{[^}]*\}/g) ?? []).join('\n')
}

/** The messenger's files, and its one page for every address that a shopper opens. */
export async function mountPages(app: FastifyInstance, context: Context, dist: string, beside?: Beside): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    preCompressed: true,
  })
  const built = await readFile(join(dist, 'index.html'), 'utf8')
  // What is beside us is named to the page, so that it can lead there.
  const index = beside ? built.replace('</head>', `<meta name="beside" content="${beside.path}"></head>`) : built
  const fonts = await fontsOf(dist)
  /** By this name the pages that are not of the app find its fonts. */
  app.get('/fonts.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(fonts),
  )

  async function page(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const shop = await shopOfPage(context, request)
    secureHeaders(reply, shop?.settings.sites)
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index)
  }

  for (const url of [
    '/',
    '/s/:shop',
    '/s/:shop/*',
    '/checkout/:shop/:checkout',
    '/purchase/:purchase',
    '/orders/:shop/:number',
    '/withdraw',
    '/withdraw/:shop',
    '/sandbox/pay/:home/:id',
    '/sandbox/pay/:home/:id/bank',
  ]) {
    app.get(url, page)
  }
  await mountWidget(app, context, dist)
  mountManifest(app, context, (request) => shopOfHost(context, request))
  const worker = await readFile(join(dist, 'sw.js'))
  /** Never from a cache: this is how an installed app learns of a new version. */
  app.get('/sw.js', async (_request, reply) => {
    secureHeaders(reply)
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(worker)
  })
  /** Which shop this address stands for, if it is one shop's own. */
  app.get('/api/here', async (request, reply) => reply.send({ shop: await shopOfHost(context, request) }))
}
