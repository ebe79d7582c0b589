import type { ImportProduct, ImportVariant } from '@souk/contract/catalog.ts'
import { ShopSettings, type ShopCreate } from '@souk/contract/shop.ts'
import type { Calendar } from '@souk/contract/slots.ts'
import { countOffers } from '../catalog/store.ts'
import { surveyCatalogue } from '../catalog/survey.ts'
import { putBlob } from '../kernel/blobs.ts'
import { putCalendar } from '../resources/calendars.ts'
import type { Tx } from '../kernel/database.ts'
import { insertConnection } from '../shops/connection-store.ts'
import { sealSettings } from '../shops/connections.ts'
import { type Shop, zoneOf } from '../shops/shop.ts'
import { insertShop, shopBySlug } from '../shops/store.ts'
import { bringDemoPerson, type DemoPerson } from '../staff/demo.ts'
import type { Context } from './context.ts'
import { importCatalog } from './import.ts'

/** A shop to open at the first start: what to create, what to import, and how its offers look. */
export type SeedShop = {
  shop: ShopCreate
  lines: ImportProduct[]
  calendars: readonly Calendar[]
  staff: readonly DemoPerson[]
  picture: (line: ImportProduct, variant?: ImportVariant) => { svg: string; alt(language: string): string }
}

/** Opens the demo market's shops that are not open yet. Cut off in the middle, the next start goes on. */
export async function seedDemo(context: Context, shops: readonly SeedShop[]): Promise<void> {
  let opened = false
  for (const seed of shops) {
    const shop = (await shopBySlug(context.database.read, seed.shop.slug)) ?? (await open(context, seed))
    if (shop.test) await bringStaff(context, shop, seed.staff)
    if ((await countOffers(context.database.read, shop.id)) >= seed.lines.length) continue
    const bytes = Buffer.from((await withPictures(context, shop, seed)).map((line) => JSON.stringify(line)).join('\n'))
    const report = await importCatalog(context, { shop, format: 'jsonl', bytes })
    if (report.refused.length > 0)
      throw new Error(`the demo shop ${shop.slug} was refused: ${JSON.stringify(report.refused[0])}`)
    context.log.info({ shop: shop.slug, offers: report.created }, 'a demo shop is open')
    opened = true
  }
  if (opened) await surveyCatalogue(context.database)
  context.directory.forget()
}

async function bringStaff(context: Context, { id: home }: Shop, staff: readonly DemoPerson[]): Promise<void> {
  const { newId } = context
  const at = context.clock.now()
  await context.database.transact(async (tx) => {
    for (const person of staff) await bringDemoPerson(tx, { home, person, newId, at })
  })
}

async function open(context: Context, { shop: create, calendars }: SeedShop): Promise<Shop> {
  const { host, settings, country, ...rest } = create
  const shop: Shop = {
    ...rest,
    id: context.newId(),
    country: country ?? null,
    timezone: zoneOf({ timezone: rest.timezone, country }),
    settings: ShopSettings.parse(settings ?? {}),
    connected: [],
    createdAt: context.clock.now(),
  }
  const { createdAt: _, connected: _none, ...row } = shop
  await context.database.transact(async (tx) => {
    await insertShop(tx, row, host)
    if (shop.settings.shipping.some(({ kind }) => kind === 'ship')) await connectPost(context, tx, shop.id)
    for (const calendar of calendars) await putCalendar(tx, { home: shop.id, calendar, newId: context.newId })
  })
  return shop
}

/** Its parcels go by the sandbox's post. */
async function connectPost(context: Context, tx: Tx, shop: string): Promise<void> {
  const id = context.newId()
  const settings = sealSettings(context.keys.connections, id, { trusted: 'no' })
  await insertConnection(tx, { id, shop, kind: 'souk-post', settings })
}

/** The catalogue's lines with a picture for each offer and variant, drawn once where they look the same. */
async function withPictures(context: Context, shop: Shop, seed: SeedShop): Promise<ImportProduct[]> {
  const language = shop.locale.slice(0, 2)
  return context.database.transact(async (tx) => {
    const stored = new Map<string, string>()
    async function url(svg: string): Promise<string> {
      const known = stored.get(svg)
      if (known !== undefined) return known
      const made = `/media/${shop.slug}/${await putBlob(tx, shop.id, { type: 'image/svg+xml', bytes: Buffer.from(svg) })}`
      stored.set(svg, made)
      return made
    }
    const lines: ImportProduct[] = []
    for (const line of seed.lines) {
      const picture = seed.picture(line, line.variants?.[0])
      const variants: ImportVariant[] = []
      for (const variant of line.variants ?? [])
        variants.push({ ...variant, image: await url(seed.picture(line, variant).svg) })
      lines.push({
        ...line,
        images: [await url(picture.svg)],
        imageAlt: picture.alt(language),
        ...(line.variants ? { variants } : {}),
      })
    }
    return lines
  })
}
