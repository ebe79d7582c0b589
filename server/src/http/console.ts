import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything from here; pictures also from the shops' own servers, whose addresses the catalogue holds. No page may frame it. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' https: http: data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The staff's app: its files, and its one page for every address below `/console/`. It speaks the ordinary API. */
export async function mountConsole(app: FastifyInstance, dist: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: '/console/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    preCompressed: true,
  })
  const [index, worker] = await Promise.all([readFile(join(dist, 'index.html'), 'utf8'), readFile(join(dist, 'sw.js'))])
  /** Never from a cache: this is how a browser learns of a new version. */
  app.get('/console/sw.js', async (_request, reply) =>
    reply
      .header('content-security-policy', CSP)
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(worker),
  )
  app.get('/console', async (_request, reply) => reply.redirect('/console/', 308))
  for (const url of ['/console/', '/console/*']) {
    app.get(url, async (_request, reply) =>
      reply
        .header('content-security-policy', CSP)
        .header('referrer-policy', 'same-origin')
        .header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()')
        .header('cross-origin-opener-policy', 'same-origin')
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(index),
    )
  }
}
