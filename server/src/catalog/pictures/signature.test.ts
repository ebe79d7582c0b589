import { demoShops } from '@souk/demo/market.ts'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { passOn, photographOf, WAYS } from '../../../test/passed-on.ts'
import { coloursIn } from './colours.ts'
import { rasterOf } from './raster.ts'
import { askedOf, type Signature, signaturesOf, SURE, unlikeness } from './signature.ts'

type Own = { id: string; colours: readonly string[]; picture: Buffer; signatures: Signature[] }
const shop: Own[] = []

beforeAll(async () => {
  const [atelier] = await demoShops()
  for (const line of atelier?.lines.slice(0, 24) ?? []) {
    const svg = atelier?.picture(line, line.variants?.[0]).svg ?? ''
    const raster = await rasterOf(Buffer.from(svg), true)
    const picture = await photographOf(svg)
    const colours = line.variants?.[0] ? Object.values(line.variants[0].options) : (line.attributes['colour'] ?? [])
    if (raster) shop.push({ id: line.id, colours, picture, signatures: signaturesOf(raster) })
  }
})

/** The offers that a picture is taken for, the likeliest first. */
async function takenFor(picture: Buffer, of: readonly Own[] = shop): Promise<string[]> {
  const raster = await rasterOf(picture)
  const asked = raster ? askedOf(raster) : []
  const away = of.map(({ id, signatures }) => {
    const pairs = signatures.flatMap((own) => asked.map((one) => ({ own, one, signs: signsApart(own.hash, one.hash) })))
    const near = pairs.filter(({ signs }) => signs <= SURE)
    return { id, away: Math.min(...near.map(({ own, one, signs }) => unlikeness(signs, one.grid, own.grid))) }
  })
  const found = away.filter((one) => one.away <= SURE)
  return found.toSorted((one, other) => one.away - other.away).map(({ id }) => id)
}

function signsApart(one: string, other: string): number {
  return Array.from(one).filter((sign, place) => sign !== other[place]).length
}

test('the shop’s own pictures are known again however they are passed on', async () => {
  const missed: string[] = []
  for (const [way, change] of Object.entries(WAYS))
    for (const { id, picture } of shop) {
      const [first] = await takenFor(await passOn(picture, change))
      if (first !== id) missed.push(`${way}: ${id} is taken for ${first ?? 'nothing'}`)
    }
  expect(missed.length / (shop.length * Object.keys(WAYS).length), missed.join('\n')).toBeLessThan(0.05)
})

test('a picture of something else is taken for nothing', async () => {
  const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, at) => (at * 7919) % 251))
  const others = [
    sharp(noise, { raw: { width: 64, height: 64, channels: 3 } }).resize(300, 400),
    sharp({ create: { width: 300, height: 400, channels: 3, background: '#2850b8' } }),
  ]
  for (const other of others) expect(await takenFor(await other.png().toBuffer())).toEqual([])
  // A drawing of a stranger could carry anything; what is no picture is nothing.
  expect(await rasterOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBeUndefined()
  expect(await rasterOf(Buffer.from('no picture'))).toBeUndefined()
})

test('the colour of a thing is seen, whatever it lies on', async () => {
  const on = async (thing: string, ground: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="250"><rect width="200" height="250" fill="${ground}"/><path d="M70 30h60l30 190H40z" fill="${thing}"/></svg>`
    const raster = await rasterOf(Buffer.from(svg), true)
    return raster ? coloursIn(raster) : []
  }
  expect(await on('#2b4fa8', '#ffffff')).toEqual(['blue'])
  expect(await on('#f4f3f0', '#7f8f6a')).toEqual(['white'])
  expect(await on('#151515', '#e8e0d0')).toEqual(['black'])
  expect(await on('#c01f30', '#20242a')).toEqual(['red'])
  expect(await on('#f3cf3c', '#f3cf3c')).toEqual(['yellow'])
})
