import type { FastifyInstance, FastifyReply } from 'fastify'
import { join } from 'node:path'
import sharp from 'sharp'
import { z } from 'zod'
import { getUpload } from '../conversations/uploads.ts'
import type { Context } from '../journeys/context.ts'
import { type Blob, getBlob } from '../kernel/blobs.ts'
import { Failure } from '../kernel/failure.ts'
import { createFileCache } from './file-cache.ts'

/** Widths in pixels that pictures are made in; any other would let a stranger fill the disk. */
const WIDTHS = ['160', '320', '640', '960'] as const
const Params = z.object({ shop: z.string(), hash: z.string().regex(/^[0-9a-f]{32}$/) })
const Query = z.object({ w: z.enum(WIDTHS).optional() })

const CACHE_BYTES = 256 * 1024 * 1024
const MOST_PIXELS = 40_000_000
const WEBP_QUALITY = 82
const PICTURES = new Set(['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif'])
const FOREVER = 'public, max-age=31536000, immutable'
const OWN_FOREVER = 'private, max-age=31536000, immutable'
/** A picture of a stranger runs nothing and loads nothing, also when it is opened alone. */
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/**
 * `GET /media/:shop/:hash?w=` gives a stored picture: as it is, or drawn at a width as WebP (PNG where the client does not
 * take WebP). A hash never changes its bytes, so clients and proxies keep them for good. `GET /media/:shop/sent/:hash` gives
 * what was brought into a thread to whoever was told its address there; `?w=` draws it as a PNG, which every messenger takes.
 */
export function mountMedia(app: FastifyInstance, context: Context): void {
  const cache = createFileCache(join(context.config.data, 'cache', 'media'), CACHE_BYTES, context.log)

  app.get('/media/:shop/:hash', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const query = Query.safeParse(request.query)
    const shop = params.success ? await context.directory.bySlug(params.data.shop) : undefined
    if (!params.success || !shop) throw new Failure('not_found')
    if (!query.success) throw new Failure('invalid_request', `w must be one of ${WIDTHS.join(', ')}`)
    const { hash } = params.data
    const width = query.data.w
    const format = request.headers.accept?.includes('image/webp') ? 'webp' : 'png'
    const etag = width === undefined ? `"${hash}"` : `"${hash}-${width}-${format}"`
    const read = async (): Promise<Blob> => {
      const blob = await getBlob(context.database.read, shop.id, hash)
      if (!blob) throw new Failure('not_found')
      return blob
    }
    if (width === undefined) {
      const blob = await read()
      return isKnown(request.headers['if-none-match'], etag) ? notModified(reply, etag) : sendBlob(reply, etag, blob)
    }
    const bytes = await cache.get(`${shop.id}-${hash}-${width}.${format}`, async () =>
      draw(await read(), Number(width), format),
    )
    reply.header('vary', 'accept')
    if (isKnown(request.headers['if-none-match'], etag)) return notModified(reply, etag)
    return headers(reply, etag).type(`image/${format}`).send(bytes)
  })

  // Of a thread, not of the catalogue: it stays out of shared caches and of the folder of drawn pictures.
  app.get('/media/:shop/sent/:hash', async (request, reply) => {
    const params = Params.safeParse(request.params)
    const shop = params.success ? await context.directory.bySlug(params.data.shop) : undefined
    const picture = params.success && shop && (await getUpload(context.database.read, shop.id, params.data.hash))
    const query = Query.safeParse(request.query)
    if (!picture || !query.success) throw new Failure('not_found')
    const width = query.data.w
    const etag = `"${params.data.hash}${width === undefined ? '' : `-${width}`}"`
    headers(reply, etag).header('cache-control', OWN_FOREVER).header('cross-origin-resource-policy', 'same-origin')
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
    if (width !== undefined) return reply.type('image/png').send(await draw(picture, Number(width), 'png'))
    if (picture.type === 'application/octet-stream') reply.header('content-disposition', 'attachment')
    return reply.type(picture.type).send(picture.bytes)
  })
}

function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((each) => [etag, '*'].includes(each.trim().replace(/^W\//, '')))
}

function headers(reply: FastifyReply, etag: string): FastifyReply {
  return reply
    .header('etag', etag)
    .header('cache-control', FOREVER)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', SANDBOX)
    .header('cross-origin-resource-policy', 'cross-origin')
}

function notModified(reply: FastifyReply, etag: string): FastifyReply {
  return headers(reply, etag).code(304).send()
}

function sendBlob(reply: FastifyReply, etag: string, { type, bytes }: Blob): FastifyReply {
  // Whatever is no picture is a download: nothing stored by a stranger is ever a page of ours.
  if (PICTURES.has(type)) return headers(reply, etag).type(type).send(bytes)
  return headers(reply, etag).type('application/octet-stream').header('content-disposition', 'attachment').send(bytes)
}

/** The picture at a width; smaller ones are not blown up, drawings are drawn at the size that is asked for. */
async function draw({ type, bytes }: Blob, width: number, format: 'webp' | 'png'): Promise<Buffer> {
  if (!PICTURES.has(type)) throw new Failure('not_found')
  const isDrawing = type === 'image/svg+xml'
  try {
    const { width: own } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata()
    const density = isDrawing ? Math.min(600, Math.max(36, (72 * width) / own)) : 72
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, density })
      .rotate()
      .resize({ width, withoutEnlargement: !isDrawing })
    return await (
      format === 'webp' ? image.webp({ quality: WEBP_QUALITY }) : image.png({ compressionLevel: 9 })
    ).toBuffer()
  } catch {
    throw new Failure('not_found', 'this is not a picture that can be read')
  }
}
