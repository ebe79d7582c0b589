import { createServer, type Server } from 'node:http'
import { demoShops } from '@souk/demo/market.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Said, Thread } from '../../test/harness/thread.ts'
import { putBlob } from '../kernel/blobs.ts'
import { planUnsigned, signPictures, signSome } from './sign-pictures.ts'

let app: TestApp
let slug: string
let home: string
/** What the shop's pictures look like, by their address. */
const drawn = new Map<string, Buffer>()
let outside: Server
const asked: string[] = []

beforeAll(async () => {
  outside = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('no picture')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  app = await startTestApp()
  const [atelier] = await demoShops()
  ;({ slug, id: home } = await app.createShop({ name: 'Atelier', settings: {} }))
  const lines = await app.context.database.transact(async (tx) => {
    const made = []
    for (const line of atelier?.lines.slice(0, 4) ?? []) {
      const variants = []
      for (const variant of line.variants ?? []) {
        const bytes = Buffer.from(atelier?.picture(line, variant).svg ?? '')
        const image = `/media/${slug}/${await putBlob(tx, home, { type: 'image/svg+xml', bytes })}`
        drawn.set(image, bytes)
        variants.push({ ...variant, image })
      }
      made.push({ ...line, images: [variants[0]?.image ?? ''], variants })
    }
    return made
  })
  await app.importLines(slug, lines)
  while ((await signSome(app.context, home, 50)) > 0);
})
afterAll(async () => {
  await app.close()
  outside.close()
})

async function bring({ conversation, token }: Thread, picture: Buffer): Promise<string> {
  const response = await fetch(`${app.url}/api/conversations/${conversation}/pictures`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${token}` },
    body: new Uint8Array(picture),
  })
  return ((await response.json()) as { url: string }).url
}

const passedOn = (svg: Buffer) => sharp(svg).resize({ width: 200 }).jpeg({ quality: 40 }).toBuffer()

function cardIn(said: readonly Said[]) {
  const parts = said.flatMap((message) => message.parts)
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
  return { text, card: parts.find((part) => part.type === 'product') }
}

test('a picture of the shop’s own that somebody brings is that thing, in that colour; words beside it are said of it', async () => {
  const [image = '', svg = Buffer.alloc(0)] = [...drawn].at(-1) ?? []
  const { rows } = await app.context.database.pool.query<{ title: string; options: Record<string, string> }>(
    `select o.title, v.options from variants v join offers o on o.home = v.home and o.id = v.offer where v.image = $1`,
    [image],
  )
  const thread = await app.talk(slug)
  const url = await bring(thread, await passedOn(svg))
  const { text, card } = cardIn(await thread.send({ type: 'image', url }))
  expect(text).toContain('Is it this one?')
  expect(card?.shown).toMatchObject({ title: rows[0]?.title, image })
  // The colour is known by the picture, so only the size is asked for.
  const size = rows.map(({ options }) => options['Size']).find((one) => one !== undefined) ?? ''
  const again = await thread.send({ type: 'image', url }, { type: 'text', text: `this in ${size}, I'll take it` })
  expect(cardIn(again).text).not.toMatch(/which one would you like/i)
  const cart = again.flatMap(({ parts }) => parts).find((part) => part.type === 'cart')
  expect(cart?.shown.lines[0]?.title).toContain(rows[0]?.title)
})

test('another picture is asked about once, with the kinds that the shop has in its colour', async () => {
  const thread = await app.talk(slug)
  const other = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#f7f6f3' } })
    .composite([
      {
        input: await sharp({ create: { width: 120, height: 200, channels: 3, background: '#1d2a55' } })
          .png()
          .toBuffer(),
      },
    ])
    .jpeg()
    .toBuffer()
  const { text } = cardIn(await thread.send({ type: 'image', url: await bring(thread, other) }))
  expect(text).not.toContain('Is it this one?')
  expect(text).toMatch(/blue|What is it you are looking for|fit/)
})

test('of another shop’s picture nothing is seen, nor of an address on the web', async () => {
  const other = await app.createShop()
  const [svg = Buffer.alloc(0)] = drawn.values()
  const theirs = await bring(await app.talk(other.slug), await passedOn(svg))
  const thread = await app.talk(slug)
  for (const url of [theirs, `http://127.0.0.1/${slug}.jpg`]) {
    const { text, card } = cardIn(await thread.send({ type: 'image', url }))
    expect(text).toContain('didn’t reach me')
    expect(card).toBeUndefined()
  }
})

test('a picture that cannot be had is looked for once; private addresses are never asked', async () => {
  const bound = outside.address()
  const port = typeof bound === 'object' ? bound?.port : 0
  const shop = await app.createShop()
  const images = [`http://127.0.0.1:${port}/a.jpg`, `/media/${shop.slug}/${'0'.repeat(32)}`]
  await app.importLines(shop.slug, [{ id: 'one', title: 'One', price: { amount: 100, currency: 'USD' }, images }])
  expect(await signSome(app.context, shop.id, 10)).toBe(2)
  expect(await signSome(app.context, shop.id, 10)).toBe(0)
  expect(asked).toEqual([])
})

test('shops whose pictures nobody has looked at are found; what no offer shows any more is forgotten', async () => {
  const shop = await app.createShop()
  const { pool } = app.context.database
  const bring = (image: string) =>
    app.importLines(shop.slug, [{ id: 'one', title: 'One', price: { amount: 100, currency: 'USD' }, images: [image] }])
  const [first = '', second = ''] = drawn.keys()
  const job = `sign-pictures/${shop.id}`
  const planned = async () => (await pool.query(`select 1 from graphile_worker.jobs where key = $1`, [job])).rowCount
  const known = async () =>
    (await pool.query<{ url: string }>(`select url from picture_hashes where home = $1`, [shop.id])).rows
  await bring(first)
  expect(await planned()).toBe(1)
  await pool.query(`select graphile_worker.remove_job($1)`, [job])
  await planUnsigned(app.context)
  expect(await planned()).toBe(1)
  await signPictures(app.context, { home: shop.id })
  await bring(second)
  expect(await known()).toEqual([{ url: first }])
  await signPictures(app.context, { home: shop.id })
  expect(await known()).toEqual([{ url: second }])
})
