import { availableParallelism } from 'node:os'
import sharp, { type Sharp } from 'sharp'
import { demoShops } from '../demo/src/market.ts'
import { rasterOf } from '../server/src/catalog/pictures/raster.ts'
import { askedOf, type Signature, signaturesOf, SURE, unlikeness } from '../server/src/catalog/pictures/signature.ts'

/** How well the demo market's pictures are known again after people have passed them on: every sixth, or every Nth (`node bench/pictures.ts 1`). */
const STEP = Number(process.argv[2] ?? 6)
const [WIDTH, HEIGHT] = [320, 400]

type Own = { shop: string; id: string; picture: Buffer; signatures: Signature[] }
type Near = { own: number; shop: number; market: number }

const WAYS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'JPEG of quality 40': (picture) => picture.jpeg({ quality: 40 }),
  'half as wide': (picture) => picture.resize({ width: WIDTH / 2 }).jpeg({ quality: 70 }),
  'cut by 5 %': (picture) => cut(picture, 0.05, 0.05, 0.05, 0.05),
  'cut by 7 %': (picture) => cut(picture, 0.07, 0.07, 0.07, 0.07),
  'cut by 10 %': (picture) => cut(picture, 0.1, 0.1, 0.1, 0.1),
  'a corner, 5 %': (picture) => cut(picture, 0.05, 0, 0, 0.05),
  'a corner, 10 %': (picture) => cut(picture, 0.1, 0, 0, 0.1),
  lighter: (picture) => picture.modulate({ brightness: 1.15 }).jpeg({ quality: 80 }),
  darker: (picture) => picture.modulate({ brightness: 0.8 }).jpeg({ quality: 80 }),
  screenshot: (picture) => framed(picture, '#ffffff', 0),
  'with a rim': (picture) => framed(picture, '#ffffff', 12),
  'at night': (picture) => framed(picture, '#111111', 0),
}

function cut(picture: Sharp, left: number, top: number, right: number, bottom: number): Sharp {
  const [x, y] = [Math.round(WIDTH * left), Math.round(HEIGHT * top)]
  const [width, height] = [Math.round(WIDTH * (1 - left - right)), Math.round(HEIGHT * (1 - top - bottom))]
  return picture.extract({ left: x, top: y, width, height }).jpeg({ quality: 80 })
}

function framed(picture: Sharp, background: string, rim: number): Sharp {
  return picture.extend({ top: 70, bottom: 170, left: rim, right: rim, background }).jpeg({ quality: 80 })
}

/** Every picture of the market once. */
async function market(): Promise<Own[]> {
  const all: Own[] = []
  for (const { shop, lines, picture } of await demoShops()) {
    const known = new Set<string>()
    for (const line of lines)
      for (const variant of [undefined, ...(line.variants ?? [])]) {
        const { svg } = picture(line, variant)
        if (known.has(svg)) continue
        known.add(svg)
        const raster = await rasterOf(Buffer.from(svg), true)
        const jpeg = await sharp(Buffer.from(svg)).resize({ width: WIDTH }).jpeg({ quality: 92 }).toBuffer()
        if (raster) all.push({ shop: shop.slug, id: line.id, picture: jpeg, signatures: signaturesOf(raster) })
      }
  }
  return all
}

function signsApart(one: string, other: string): number {
  let apart = 0
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) apart += 1
  return apart
}

function apart(asked: readonly Signature[], signatures: readonly Signature[]): number {
  let least = Infinity
  for (const one of asked)
    for (const own of signatures) {
      const signs = signsApart(one.hash, own.hash)
      if (signs <= SURE) least = Math.min(least, unlikeness(signs, one.grid, own.grid))
    }
  return least
}

/** How near the thing itself comes, another of its shop, and one of another shop. */
async function nearest(picture: Buffer, of: Own, all: readonly Own[]): Promise<Near> {
  const raster = await rasterOf(picture)
  const asked = raster ? askedOf(raster) : []
  const near: Near = { own: Infinity, shop: Infinity, market: Infinity }
  for (const { shop, id, signatures } of all) {
    const place = shop !== of.shop ? 'market' : id === of.id ? 'own' : 'shop'
    near[place] = Math.min(near[place], apart(asked, signatures))
  }
  return near
}

function share(near: readonly Near[], is: (one: Near) => boolean): string {
  return `${((near.filter(is).length / near.length) * 100).toFixed(1).padStart(5)} %`
}

function tell(way: string, near: readonly Near[]): void {
  const columns = [
    share(near, ({ own }) => own <= SURE),
    share(near, ({ own, shop }) => own <= SURE && own < shop),
    share(near, ({ own, shop }) => shop <= SURE && shop < own),
    share(near, ({ shop }) => shop <= SURE),
    share(near, ({ market: other }) => other <= SURE),
  ]
  console.log(way.padEnd(20) + columns.map((column) => column.padEnd(15)).join(''))
}

const all = await market()
const asked = all.filter((_, at) => at % STEP === 0)
console.log(`${all.length} pictures, ${asked.length} of them passed on in each way; ${availableParallelism()} cores`)
console.log(`${''.padEnd(20)}known again  taken first  another first  another, were it not there  of another shop`)
const every: Near[] = []
for (const [way, change] of Object.entries(WAYS)) {
  const near: Near[] = []
  for (const own of asked) near.push(await nearest(await change(sharp(own.picture)).toBuffer(), own, all))
  every.push(...near)
  tell(way, near)
}
tell('all', every)
