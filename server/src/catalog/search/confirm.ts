import type { Product, Variant } from '@souk/contract/catalog.ts'
import { z } from 'zod'
import { createBatcher } from '../../kernel/batcher.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database, Statement } from '../../kernel/database.ts'
import {
  OFFERS_BY_ID,
  parseProduct,
  PRODUCT_COLUMNS,
  PRODUCT_VARIANTS,
  rangeOf,
  type Seller,
  standingOf,
  variantSource,
} from '../products.ts'
import type { ShopIndex } from './indexes.ts'
import { binaryArray, type Kept, type Said, TYPES } from './shelf.ts'

const VERSION = `coalesce((select version from catalogs where home = $1), 0)::bigint as version`

/**
 * Are these variants still as we say: their price, what is struck through, how many are left? Answers the catalogue's
 * version in the same view of the rows, how many of the offers are still sold, and of the variants that have changed what
 * is so now. Each table is read once, along its index: a search looks at hundreds of variants.
 */
export const CONFIRM: Statement = {
  name: 'products-confirm',
  text: `
with said as materialized (
  select * from unnest($4::uuid[], $5::bigint[], $6::bigint[], $7::int[]) with ordinality as s(variant, amount, compare_at, remaining, place)
), priced as materialized (
  select variant, amount, compare_at from prices
  where home = $1 and variant = any($4::uuid[]) and currency = $3 and market = '' and valid_to is null
), counted as materialized (
  select id, subject, capacity from resources where home = $1 and kind = 'stock' and subject = any($4::uuid[])
), held as materialized (
  select resource, sum(quantity)::int as held from holds
  where home = $1 and resource = any(array(select id from counted)) and expires_at > $8 group by resource
)
select k.version, k.sold, c.place, c.amount, c.compare_at, c.remaining
from (
  select ${VERSION}, (select count(*) from offers where home = $1 and id = any($2::uuid[]) and active)::int as sold
) k
left join (
  select s.place, s.amount as old_amount, s.compare_at as old_compare_at, s.remaining as old_remaining, p.amount, p.compare_at,
    case when r.id is not null then greatest(0, r.capacity - coalesce(h.held, 0)) end as remaining
  from said s
  left join priced p on p.variant = s.variant
  left join counted r on r.subject = s.variant
  left join held h on h.resource = r.id
) c on c.amount is distinct from c.old_amount or c.compare_at is distinct from c.old_compare_at
  or c.remaining is distinct from c.old_remaining`,
}

/** Products whole, as they are at this moment, with the catalogue's version in the same view of the rows. */
const READ: Statement = {
  name: 'products-read',
  text: `
select k.version, found.* from (select ${VERSION}) k
left join lateral (
  select ${PRODUCT_COLUMNS}, v.variants
  ${OFFERS_BY_ID}
  cross join lateral (select ${PRODUCT_VARIANTS} ${variantSource('$4', `'{}'`)} where v.home = o.home and v.offer = o.id and v.active) v
  where v.variants is not null
) found on true`,
}

const News = z.object({
  version: z.number(),
  sold: z.number(),
  place: z.number().nullable(),
  amount: z.number().nullable(),
  compare_at: z.number().nullable(),
  remaining: z.number().nullable(),
})
type News = z.infer<typeof News>
const Read = z.object({ version: z.number(), id: z.string().nullable() })

/** What a statement answered: products as they are, the changed ones among them, and of which version all this is. */
type Answer = { version: number; products: Product[]; changed: Product[] }

type Confirmed = ReadonlyMap<string, Product>
type Call = { n: number; seller: Seller; ids: readonly string[] }
/** What the rows are asked by: the time counts for what is held. */
type Needed = { database: Database; clock: Clock }

/** How many of the products that have sold out a statement looks after. */
const ASKED_AFTER = 10

const confirmers = new WeakMap<ShopIndex, (call: Call) => Promise<Confirmed | null>>()
let calls = 0

/**
 * Products as the rows say at this moment; what cannot be bought any more is missing. What stands on the index's shelf is
 * only confirmed, the rest is read, and what differs from the index is noted there. Null where the catalogue has another
 * version than the index had when this began: then nothing that is known of it can be relied on. Searches of one shop that
 * come together look at much the same products, and share the statement.
 */
export function confirmProducts(
  context: Needed,
  seller: Seller,
  index: ShopIndex,
  ids: readonly string[],
): Promise<Confirmed | null> {
  let confirmer = confirmers.get(index)
  if (!confirmer) {
    confirmer = createBatcher({
      run: (batch: Call[]) => confirmAll(context, index, batch),
      keyOf: ({ n }) => String(n),
    })
    confirmers.set(index, confirmer)
  }
  return confirmer({ n: (calls += 1), seller, ids })
}

async function confirmAll(context: Needed, index: ShopIndex, batch: readonly Call[]): Promise<(Confirmed | null)[]> {
  const [first] = batch
  if (!first) return []
  const { seller } = first
  const { version, shelf } = index
  shelf.touch()
  const ids = [...new Set(batch.flatMap((call) => call.ids).concat(index.soldOut(ASKED_AFTER)))]
  const known = ids.flatMap((id) => shelf.get(id) ?? [])
  const names = new Set(known.map(({ product }) => product.id))
  const unknown = ids.filter((id) => !names.has(id))
  const answers = await Promise.all([
    ...(unknown.length > 0 ? [read(context, seller, unknown)] : []),
    ...(known.length > 0 || unknown.length === 0 ? [confirm(context, seller, known)] : []),
  ])
  if (index.version !== version || answers.some((answer) => answer.version !== version)) return batch.map(() => null)
  const found = new Map(answers.flatMap(({ products }) => products.map((product) => [product.id, product])))
  // What does not fit the index is out of date there: it must be read anew before it is judged.
  for (const product of answers.flatMap(({ changed }) => changed)) if (!index.note(product)) found.delete(product.id)
  return batch.map(() => found)
}

async function read({ database, clock }: Needed, seller: Seller, ids: readonly string[]): Promise<Answer> {
  const rows = await database.run(READ, [seller.id, ids, seller.currency, clock.now()])
  const products = rows.flatMap((raw) => (Read.parse(raw).id === null ? [] : [parseProduct(raw, seller)]))
  return { version: Read.parse(rows[0]).version, products, changed: products }
}

async function confirm(context: Needed, seller: Seller, known: readonly Kept[]): Promise<Answer> {
  const said = known.map((each) => each.said)
  const count = said.reduce((sum, each) => sum + each.count, 0)
  const column = (type: number, of: (each: Said) => Buffer) => binaryArray(type, count, said.map(of))
  const rows = await context.database.run(CONFIRM, [
    seller.id,
    known.map(({ product }) => product.id),
    seller.currency,
    column(TYPES.uuid, ({ variants }) => variants),
    column(TYPES.int8, ({ amounts }) => amounts),
    column(TYPES.int8, ({ before }) => before),
    column(TYPES.int4, ({ left }) => left),
    context.clock.now(),
  ])
  const parsed = rows.map((raw) => News.parse(raw))
  const [first] = parsed
  if (!first) throw new TypeError('a catalogue answered nothing')
  // Somebody took offers away behind our back: which ones is for reading to find out.
  if (first.sold < known.length)
    return read(
      context,
      seller,
      known.map(({ product }) => product.id),
    )
  const news = new Map(parsed.flatMap((row) => (row.place === null ? [] : [[row.place, row] as const])))
  if (news.size === 0) return { version: first.version, products: known.map(({ product }) => product), changed: [] }
  let place = 0
  const changed: Product[] = []
  const products = known.flatMap(({ product }) => {
    const from = place
    place += product.variants.length
    const rowsOf = product.variants.map((_, at) => news.get(from + at + 1))
    if (rowsOf.every((row) => row === undefined)) return [product]
    // Without a price it is no longer that product.
    if (rowsOf.some((row) => row?.amount === null)) return []
    const now = withNews(product, rowsOf, seller.currency)
    changed.push(now)
    return [now]
  })
  return { version: first.version, products, changed }
}

function withNews(product: Product, news: readonly (News | undefined)[], currency: string): Product {
  const variants = product.variants.map((variant, at): Variant => {
    const row = news[at]
    if (row === undefined || row.amount === null) return variant
    const { compareAt: _, left: __, ...rest } = variant
    return { ...rest, ...standingOf({ amount: row.amount, compareAt: row.compare_at, left: row.remaining }, currency) }
  })
  return { ...product, variants, price: rangeOf(variants, currency) }
}
