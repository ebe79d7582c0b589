import { awning } from '@souk/contract/awning.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import sharp from 'sharp'
import { z } from 'zod'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'

/** The ground of the pages by day (docs/design.md), seen while an installed shop starts. */
const GROUND = '#f3f5f2'
const INK = '#1b1a3a'
const SAFFRON = '#ffc53d'
const SIZES = ['180', '192', '512'] as const
const DAY = 'public, max-age=86400'

const IconQuery = z.object({ size: z.enum(SIZES).optional(), shape: z.literal('maskable').optional() })

type OfHost = (request: FastifyRequest) => Promise<string | null>

/** What a phone needs to install a shop, or the market, as an app: name, colours, and icons drawn from the awning. */
export function mountManifest(app: FastifyInstance, context: Context, shopOfHost: OfHost): void {
  const shopBy = async (slug: string): Promise<Shop> => {
    const shop = await context.directory.bySlug(slug)
    if (!shop) throw new Failure('not_found')
    return shop
  }
  app.get<{ Params: { shop: string } }>('/s/:shop/app.webmanifest', async (request, reply) => {
    const shop = await shopBy(request.params.shop)
    return sendManifest(reply, manifestOf(shop, `/s/${shop.slug}`))
  })
  app.get('/app.webmanifest', async (request, reply) => {
    const slug = await shopOfHost(request)
    return sendManifest(reply, slug === null ? MARKET : manifestOf(await shopBy(slug), '/'))
  })
  app.get<{ Params: { shop: string } }>('/s/:shop/icon', async (request, reply) => {
    const shop = await shopBy(request.params.shop)
    return sendIcon(request, reply, shop.slug)
  })
  app.get('/icon', (request, reply) => sendIcon(request, reply, 'souk'))
}

function manifestOf(shop: Shop, start: string) {
  return {
    id: start,
    name: shop.name,
    short_name: shop.name.slice(0, 20),
    description: textIn(shop.settings.description, shop.locale.slice(0, 2), shop.locale),
    lang: shop.locale,
    start_url: start,
    scope: '/',
    display: 'standalone',
    theme_color: awning(shop.slug).dyes[0],
    background_color: GROUND,
    icons: iconsAt(`/s/${shop.slug}/icon`),
  }
}

const MARKET = {
  id: '/',
  name: 'Souk',
  short_name: 'Souk',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: INK,
  background_color: GROUND,
  icons: iconsAt('/icon'),
}

function iconsAt(path: string) {
  return [
    { src: path, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: `${path}?size=192`, sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: `${path}?size=512`, sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: `${path}?size=512&shape=maskable`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ]
}

function sendManifest(reply: FastifyReply, manifest: object): FastifyReply {
  const type = 'application/manifest+json; charset=utf-8'
  return reply.type(type).header('cache-control', 'no-cache').send(JSON.stringify(manifest))
}

async function sendIcon(request: FastifyRequest, reply: FastifyReply, slug: string): Promise<FastifyReply> {
  const query = IconQuery.safeParse(request.query)
  if (!query.success) throw new Failure('invalid_request', `size must be one of ${SIZES.join(', ')}`)
  const { size, shape } = query.data
  const drawing = iconOf(slug, shape === 'maskable' || size === '180')
  reply.header('cache-control', DAY).header('content-security-policy', "default-src 'none'")
  if (size === undefined) return reply.type('image/svg+xml').send(drawing)
  const picture = await sharp(Buffer.from(drawing), { density: (72 * Number(size)) / 512 })
    .resize(Number(size), Number(size))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  return reply.type('image/png').send(picture)
}

/** A saffron bubble under the shop's awning. `whole` fills the square to its edges: phones cut their own shape out of it. */
export function iconOf(slug: string, whole: boolean): string {
  const { dyes, widths } = awning(slug)
  const [dye, cloth] = dyes
  const [band, gap, thin] = widths
  const period = band + 2 * gap + thin
  // Four scallops over the width, the broad band in the middle of each.
  const wide = 512 / 4
  const by = wide / period
  const stripe = (at: number) => {
    const start = at * wide + (wide - band * by) / 2
    const next = start + (band + gap) * by
    return `<rect x="${start.toFixed(1)}" width="${(band * by).toFixed(1)}" height="300" fill="${dye}"/><rect x="${next.toFixed(1)}" width="${(thin * by).toFixed(1)}" height="300" fill="${dye}"/>`
  }
  const scallop = `a${wide / 2} 52 0 0 1 ${-wide} 0`
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512"><defs>',
    `<clipPath id="square"><rect width="512" height="512" rx="${whole ? 0 : 112}"/></clipPath>`,
    `<clipPath id="cloth"><path d="M0 0h512v190${scallop.repeat(4)}z"/></clipPath></defs><g clip-path="url(#square)">`,
    `<rect width="512" height="512" fill="${INK}"/>`,
    `<g clip-path="url(#cloth)"><rect width="512" height="300" fill="${cloth}"/>${[-1, 0, 1, 2, 3].map(stripe).join('')}</g>`,
    `<path fill="${SAFFRON}" d="M172 288h168a48 48 0 0 1 48 48v80H172a48 48 0 0 1-48-48v-32a48 48 0 0 1 48-48z"/>`,
    '</g></svg>',
  ].join('')
}
