import { createHash } from 'node:crypto'
import { type Language, LANGUAGES } from '@souk/contract/understanding.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { loadProducts } from '../catalog/products.ts'
import { someOffers } from '../catalog/store.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { secureHeaders } from './pages.ts'
import { SITE_SCRIPT, SITE_STYLE, sitePage, siteProductPage } from './site-page.ts'

/** Things on a page: enough to look at, not a catalogue. */
const MOST = 60
const CSP = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${createHash('sha256').update(SITE_STYLE).digest('base64')}'`,
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' https: http: data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const Place = z.object({ shop: z.string(), offer: z.uuid().optional() })

/** The first of the visitor's languages that we speak, else the shop's own. */
function languageFor({ headers }: FastifyRequest, { locale }: Shop): Language {
  const asked = [...(headers['accept-language'] ?? '').split(','), locale]
  const spoken = asked.flatMap((tag) => LANGUAGES.filter((one) => tag.trim().toLowerCase().startsWith(one)))
  return spoken[0] ?? 'en'
}

/** `/site/:shop`: how a test shop's own web pages might look with the chat on them, to try the widget. */
export function mountSite(app: FastifyInstance, context: Context): void {
  async function testShop(slug: string): Promise<Shop> {
    const shop = await context.directory.bySlug(slug)
    if (!shop?.test) throw new Failure('not_found')
    return shop
  }
  function send(reply: FastifyReply, html: string): FastifyReply {
    secureHeaders(reply)
    reply.header('content-security-policy', CSP).header('cache-control', 'no-cache').header('vary', 'accept-language')
    return reply.type('text/html; charset=utf-8').send(html)
  }
  app.get('/site/:shop', async (request, reply) => {
    const shop = await testShop(Place.parse(request.params).shop)
    const offers = await someOffers(context.database.read, shop.id, MOST)
    const products = await loadProducts(context.database, shop, offers)
    return send(reply, sitePage(shop, products, languageFor(request, shop)))
  })
  app.get('/site/:shop/:offer', async (request, reply) => {
    const place = Place.safeParse(request.params)
    if (!place.success) throw new Failure('not_found')
    const shop = await testShop(place.data.shop)
    const [product] = await loadProducts(context.database, shop, [place.data.offer ?? ''])
    if (!product) throw new Failure('not_found')
    return send(reply, siteProductPage(shop, product, languageFor(request, shop), `${context.publicUrl}${request.url}`))
  })
  app.get('/site/page.js', async (_request, reply) => {
    secureHeaders(reply)
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(SITE_SCRIPT)
  })
}
