import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { settableClock } from '../kernel/clock.ts'
import { keepTidy } from '../journeys/retention.ts'

const clock = settableClock(Date.now())
let app: TestApp
let slug: string
let red: Buffer
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
  ;({ slug } = await app.createShop())
  red = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#b3123f' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Camera' } })
    .toBuffer()
})
afterAll(() => app.close())

type Given = { token?: string; body?: Buffer | string; type?: string; key?: string }
const bring = (conversation: string, { token, body = red, type = 'image/jpeg', key }: Given) =>
  fetch(`${app.url}/api/conversations/${conversation}/pictures`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })

test('a picture is brought into a thread, sent there, and seen by its address; nothing of the camera is left', async () => {
  const { conversation, token, client } = await app.talk(slug)
  const answer = await bring(conversation, { token })
  expect(answer.status).toBe(201)
  const picture = (await answer.json()) as { url: string; width: number; height: number }
  expect(picture).toMatchObject({ width: 90, height: 60 })
  expect(picture.url).toMatch(new RegExp(`^/media/${slug}/sent/[0-9a-f]{32}$`))
  const parts = [{ type: 'image' as const, url: picture.url, alt: 'my red dress' }]
  await client.call('sendMessage', { params: { conversation }, body: { clientId: crypto.randomUUID(), parts } })
  const seen = await fetch(app.url + picture.url)
  const names = ['content-type', 'cache-control', 'cross-origin-resource-policy']
  expect(names.map((name) => seen.headers.get(name))).toEqual([
    'image/webp',
    'private, max-age=31536000, immutable',
    'same-origin',
  ])
  expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).exif).toBeUndefined()
  const again = await fetch(app.url + picture.url, { headers: { 'if-none-match': seen.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  // Other messengers fetch it in a form that all of them take.
  const drawn = await fetch(`${app.url}${picture.url}?w=320`)
  expect(drawn.headers.get('content-type')).toBe('image/png')
  expect(await sharp(Buffer.from(await drawn.arrayBuffer())).metadata()).toMatchObject({ format: 'png', width: 90 })
  expect((await fetch(`${app.url}${picture.url}?w=5`)).status).toBe(404)
})

test('only with the right to the thread, and never into another one', async () => {
  const [own, other] = [await app.talk(slug), await app.talk(slug)]
  expect((await bring(own.conversation, {})).status).toBe(401)
  expect((await bring(own.conversation, { token: other.token })).status).toBe(403)
  expect((await bring(own.conversation, { token: 'no token' })).status).toBe(401)
  const { slug: elsewhere } = await app.createShop()
  const { url } = (await (await bring(own.conversation, { token: own.token })).json()) as { url: string }
  // The same name in another shop, or one that nobody was told, is nothing.
  expect((await fetch(app.url + url.replace(slug, elsewhere))).status).toBe(404)
  expect((await fetch(app.url + url.replace(/.{4}$/, '0000'))).status).toBe(404)
})

test('what is no picture, none at all, or too large is refused; the same key is one picture', async () => {
  const { conversation, token } = await app.talk(slug)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  expect((await bring(conversation, { token, body: svg, type: 'image/svg+xml' })).status).toBe(415)
  expect((await bring(conversation, { token, body: 'GIF89a but not', type: 'image/gif' })).status).toBe(415)
  expect((await bring(conversation, { token, body: '{}', type: 'application/json' })).status).toBe(415)
  expect((await bring(conversation, { token, body: Buffer.alloc(11 * 1024 * 1024) })).status).toBe(413)
  const [one, same] = [await bring(conversation, { token, key: 'k' }), await bring(conversation, { token, key: 'k' })]
  expect(await one.json()).toEqual(await same.json())
})

test('what was brought and never sent goes after a day, and nothing else', async () => {
  const { conversation, token, client } = await app.talk(slug)
  const brought = async () => ((await (await bring(conversation, { token })).json()) as { url: string }).url
  const [sent, left] = [await brought(), await brought()]
  const parts = [{ type: 'image' as const, url: sent, alt: '' }]
  await client.call('sendMessage', { params: { conversation }, body: { clientId: crypto.randomUUID(), parts } })
  const seen = () => Promise.all([sent, left].map(async (url) => (await fetch(app.url + url)).status))
  const HOUR_MS = 3_600_000
  clock.advance(23 * HOUR_MS)
  const young = await brought()
  await keepTidy(app.context)
  expect(await seen()).toEqual([200, 200])
  clock.advance(2 * HOUR_MS)
  await keepTidy(app.context)
  expect(await seen()).toEqual([200, 404])
  expect((await fetch(app.url + young)).status).toBe(200)
})
