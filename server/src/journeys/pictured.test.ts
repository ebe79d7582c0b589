import { createServer, type Server } from 'node:http'
import { demoShops } from '@souk/demo/market.ts'
import { openInstagram } from '@souk/demo/simulators/inbox.ts'
import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import type { ChannelSimulator } from '@souk/demo/simulators/simulator.ts'
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
let whatsapp: WhatsappSimulator
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
  whatsapp = await openWhatsapp()
  await connect(whatsapp)
})
afterAll(async () => {
  await whatsapp.close()
  await app.close()
  outside.close()
})

async function connect({ kind, settings, connect: to }: ChannelSimulator): Promise<void> {
  const body = { kind, settings: { ...settings } }
  const { webhookUrl } = await app.operator.call('createConnection', { params: { shop: slug }, body })
  to(webhookUrl)
}

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

const textsOf = (from: string, simulator: ChannelSimulator = whatsapp) =>
  simulator
    .seen(from)
    .map(({ text }) => text)
    .join('\n')

test('a picture that comes by a messenger is waited for, and answered with the words that came after it', async () => {
  const [ann, ben] = whatsapp.people
  const [svg = Buffer.alloc(0)] = drawn.values()
  const bytes = await passedOn(svg)
  await whatsapp.write(ann, { type: 'image', bytes, mime: 'image/jpeg', caption: 'do you have this?' })
  await expect.poll(() => textsOf(ann)).toContain('Is it this one?')
  await whatsapp.write(ben, { type: 'image', bytes, mime: 'image/jpeg' })
  await whatsapp.write(ben, { type: 'text', text: 'how much is it?' })
  await expect.poll(() => textsOf(ben)).toMatch(/Is it this one\?[^]*\$\d/)
  expect(textsOf(ben)).not.toContain('reach me')
})

test('a post that is passed on, and a story of the shop that is answered, are the thing they show', async () => {
  const instagram = await openInstagram()
  await connect(instagram)
  const [fay, gus, hal = ''] = instagram.people
  const [svg = Buffer.alloc(0)] = drawn.values()
  await instagram.write(fay, { type: 'image', bytes: await passedOn(svg), mime: 'image/jpeg' })
  const url = `${instagram.provider.url}/files/1`
  await instagram.event(gus, { message: { mid: 'passed-on', attachments: [{ type: 'share', payload: { url } }] } })
  const story = { text: 'how much is it?', reply_to: { story: { id: '17', url } } }
  await instagram.event(hal, { message: { mid: 'answered', ...story } })
  for (const person of [fay, gus, hal]) await expect.poll(() => textsOf(person, instagram)).toContain('Is it this one?')
  await instagram.close()
})

test('where nothing writes voice notes down, a person is called who can play it', async () => {
  const [, , cem = ''] = whatsapp.people
  await whatsapp.write(cem, { type: 'audio', bytes: Buffer.from('OggS'), mime: 'audio/ogg' })
  await expect.poll(() => textsOf(cem)).toContain('I’ve called a person')
  const { rows } = await app.context.database.pool.query<{ parts: unknown; waits: boolean }>(
    `select m.parts, c.waiting_since is not null as waits from messages m
     join conversations c on c.home = m.home and c.id = m.conversation join handles h on h.home = c.home and h.id = c.handle
     where h.address = $1 and m.author_kind = 'shopper'`,
    [cem],
  )
  const url = expect.stringContaining(`/media/${slug}/sent/`)
  expect(rows).toEqual([{ parts: [{ type: 'audio', url }], waits: true }])
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
  for (const url of [theirs, `http://127.0.0.1/${slug}.jpg`]) {
    const { text, card } = cardIn(await (await app.talk(slug)).send({ type: 'image', url }))
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
