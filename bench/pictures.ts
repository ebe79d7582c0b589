import { availableParallelism } from 'node:os'
import { demoShops } from '../demo/src/market.ts'
import { rasterOf } from '../server/src/catalog/pictures/raster.ts'
import { askedOf, type Signature, signaturesOf, SURE, unlikeness } from '../server/src/catalog/pictures/signature.ts'
import { passOn, photographOf, WAYS } from '../server/test/passed-on.ts'

/** How well the demo market's pictures are known again after people have passed them on: every sixth, or every Nth (`node bench/pictures.ts 1`). */
const STEP = Number(process.argv[2] ?? 6)

type Own = { shop: string; id: string; picture: Buffer; signatures: Signature[] }
type Near = { own: number; shop: number; market: number }

/** Every picture of the market once. */
async function market(): Promise<Own[]> {
  const all: Own[] = []
  for (const { shop, lines, picture: draw } of await demoShops()) {
    const known = new Set<string>()
    for (const line of lines)
      for (const variant of [undefined, ...(line.variants ?? [])]) {
        const { svg } = draw(line, variant)
        if (known.has(svg)) continue
        known.add(svg)
        const raster = await rasterOf(Buffer.from(svg), true)
        const picture = await photographOf(svg)
        if (raster) all.push({ shop: shop.slug, id: line.id, picture, signatures: signaturesOf(raster) })
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
  for (const own of asked) near.push(await nearest(await passOn(own.picture, change), own, all))
  every.push(...near)
  tell(way, near)
}
tell('all', every)
