import { readdir } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CatalogueWorld, openCatalogueWorld } from '../../test/catalogue.ts'
import type { Context } from '../journeys/context.ts'
import { putBlob } from '../kernel/blobs.ts'
import { createFileCache } from './file-cache.ts'
import { mountMedia } from './media.ts'
import { problemOf } from './problems.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="100"><script>alert(1)</script><rect width="80" height="100" fill="#00f"/></svg>'

let world: CatalogueWorld
let app: FastifyInstance
let folder: string
let drawing: string
let photo: string
let page: string

beforeAll(async () => {
  world = await openCatalogueWorld()
  folder = await mkdtemp(join(tmpdir(), 'souk-media-'))
  const red = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#f00' } })
    .jpeg()
    .toBuffer()
  ;[drawing, photo, page] = await world.context.database.transact(async (tx) => [
    await putBlob(tx, world.shop.id, { type: 'image/svg+xml', bytes: Buffer.from(SVG) }),
    await putBlob(tx, world.shop.id, { type: 'image/jpeg', bytes: red }),
    await putBlob(tx, world.shop.id, { type: 'text/html', bytes: Buffer.from('<script>alert(1)</script>') }),
  ])
  app = fastify()
  app.setErrorHandler(async (error, _request, reply) => reply.code(problemOf(error).status).send(problemOf(error)))
  mountMedia(app, { ...world.context, config: { data: folder } } as unknown as Context)
})
afterAll(async () => {
  await app.close()
  await world.close()
  await rm(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) => app.inject({ url: `/media/${path}`, headers })

test('a drawing is drawn at the width asked for, as WebP or PNG', async () => {
  const webp = await get(`shop/${drawing}?w=320`, { accept: 'image/avif,image/webp,*/*' })
  expect([webp.statusCode, webp.headers['content-type'], webp.headers['cache-control']]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ])
  expect(await sharp(webp.rawPayload).metadata()).toMatchObject({ width: 320, height: 400 })
  const png = await get(`shop/${drawing}?w=160`, { accept: '*/*' })
  expect([png.headers['content-type'], png.headers['vary']]).toEqual(['image/png', 'accept'])
  expect((await readdir(join(folder, 'cache', 'media'))).toSorted()).toEqual([
    `${world.shop.id}-${drawing}-160.png`,
    `${world.shop.id}-${drawing}-320.webp`,
  ])
  expect((await get(`shop/${drawing}?w=320`, { accept: 'image/webp' })).rawPayload).toEqual(webp.rawPayload)
})

test('a photograph is not blown up', async () => {
  expect(await sharp((await get(`shop/${photo}?w=960`)).rawPayload).metadata()).toMatchObject({ width: 400 })
  expect(await sharp((await get(`shop/${photo}?w=160`)).rawPayload).metadata()).toMatchObject({
    width: 160,
    height: 80,
  })
})

test('the strong tag answers 304 without the picture', async () => {
  const first = await get(`shop/${drawing}?w=320`, { accept: 'image/webp' })
  const again = await get(`shop/${drawing}?w=320`, {
    accept: 'image/webp',
    'if-none-match': String(first.headers['etag']),
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(first.headers['etag']).toMatch(/^"[0-9a-f]{32}-320-webp"$/)
})

test('an SVG runs nothing, and what is no picture is a download', async () => {
  const svg = await get(`shop/${drawing}`)
  expect(svg.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' })
  expect(String(svg.headers['content-security-policy'])).toContain('sandbox')
  const html = await get(`shop/${page}`)
  expect(html.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
  })
  expect((await get(`shop/${page}?w=160`)).statusCode).toBe(404)
})

test('unknown pictures and shops are 404, other widths are refused', async () => {
  for (const path of [
    `shop/${'0'.repeat(32)}`,
    `shop/${'0'.repeat(32)}?w=160`,
    'shop/..%2f..%2fetc',
    `nobody/${drawing}`,
    'shop/xyz',
  ])
    expect((await get(path)).statusCode).toBe(404)
  expect((await get(`shop/${drawing}?w=161`)).statusCode).toBe(400)
  const other = await world.addShop('other')
  expect((await get(`${other.slug}/${drawing}?w=160`)).statusCode).toBe(404)
})

test('the cache keeps to its size, the oldest go first, and what is asked for at once is made once', async () => {
  const cache = createFileCache(join(folder, 'small'), 10_000, world.context.log)
  let made = 0
  const make = async () => {
    made += 1
    return Buffer.alloc(1000, made)
  }
  const [one, two] = await Promise.all([cache.get('a', make), cache.get('a', make)])
  expect([made, one]).toEqual([1, two])
  for (let at = 0; at < 201; at++) await cache.get(`f${at}`, make)
  const left = await readdir(join(folder, 'small'))
  expect(left.length).toBeLessThanOrEqual(10)
  expect(left).not.toContain('a')
})
