import { labelOf } from '@souk/concierge/lexicon/match.ts'
import type { Product, Relaxation, SearchHit, SearchResult, Variant } from '@souk/contract/catalog.ts'
import type { Understanding } from '@souk/contract/understanding.ts'
import { confirmProducts } from '../catalog/search/confirm.ts'
import { facetsOf } from '../catalog/search/facets.ts'
import { EVERYTHING, type Filter, filterOf, isOpen } from '../catalog/search/filter.ts'
import type { ShopIndex } from '../catalog/search/indexes.ts'
import { hintsOf, type Query, readQuery } from '../catalog/search/query.ts'
import { rank, type Ranked } from '../catalog/search/rank.ts'
import { type Loosening, loosenings } from '../catalog/search/relax.ts'
import { rangeOf } from '../catalog/products.ts'
import { loosenTogether } from '../catalog/search/relax-together.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

export type SearchInput = {
  shop: Shop
  understanding: Understanding
  limit: number
  /** The words as they were written: plain relevance, no constraints. */
  raw?: string
  /** Nobody will ask again: facets are counted, and where one thing given up is not enough, several are. */
  alone?: boolean
  /** In what language labels and limits are said. */
  language: string
}

type Needed = Pick<Context, 'database' | 'index' | 'clock'>
type Proposal = { ranked: Ranked; near: { loosening: Loosening; ranked: Ranked }[] }
type Settled = Proposal & { index: ShopIndex; products: ReadonlyMap<string, Product> }

/** How often a search looks again when the catalogue changes under it. */
const ATTEMPTS = 8
const RELAXATIONS = 4
const NEAR_EACH = 6

/**
 * Finds products. The index proposes and counts, the database confirms what is shown: nothing that misses a constraint
 * leaves here, and a change made a moment ago is seen. Where nothing fits, near misses stand under `relaxed`, each under
 * every constraint that it misses.
 */
export async function searchShop(context: Needed, asked: SearchInput): Promise<SearchResult> {
  return (await findProducts(context, { ...asked, alone: true })).result
}

/** The same for who counts no facets, asks further questions of their own, and goes on with the products as they were found. */
export async function findProducts(
  context: Needed,
  asked: SearchInput,
): Promise<{ result: SearchResult; products: ReadonlyMap<string, Product> }> {
  const input = { ...asked, language: isLanguage(asked.language) ? asked.language : 'en' }
  const { shop, understanding, raw, language } = input
  const filter = raw === undefined ? filterOf(understanding.want, shop.currency) : EVERYTHING
  const { index, ranked, near, products } = await settle(context, input, filter)
  const close = near.map(({ loosening, ranked: others }) => ({ loosening, found: foundIn(others, products) }))
  const result = {
    understanding,
    total: ranked.total,
    products: foundIn(ranked, products).map(({ hit }) => hit),
    facets: input.alone ? facetsOf(index, ranked.found, language) : [],
    relaxed: close.flatMap((each) => (each.found.length === 0 ? [] : [relaxation(each.loosening, each.found)])),
    near: [...new Map(close.flatMap((each) => each.found.map(({ hit }) => [hit.id, hit] as const))).values()],
  }
  return { result, products }
}

/** Locales come from outside; one that Intl does not know would make it throw. */
function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}$/.test(text)
}

/** Proposes and has it confirmed, again and again until everything proposed is confirmed in one version of the catalogue. */
async function settle(context: Needed, input: SearchInput, filter: Filter): Promise<Settled> {
  const { shop } = input
  const products = new Map<string, Product>()
  let index = await context.index.get(shop)
  let confirmedOf: number | undefined
  for (let attempt = 1; ; attempt++) {
    const { version, revision } = index
    // What was confirmed of another version says nothing of this one.
    if (confirmedOf !== version) products.clear()
    const proposal = propose(index, input, filter)
    const settled = { ...proposal, index, products }
    const open = idsOf(proposal).filter((id) => !products.has(id))
    if (attempt > ATTEMPTS || (confirmedOf === version && open.length === 0)) return settled
    const confirmed = await confirmProducts(context, shop, index, open)
    if (confirmed === null) index = await context.index.refresh(shop)
    if (confirmed === null || index.version !== version) continue
    confirmedOf = version
    for (const id of open) {
      const product = confirmed.get(id)
      if (product) products.set(id, product)
    }
    const missing = open.filter((id) => !confirmed.has(id))
    // Nothing has moved: what was proposed is what there is.
    if (missing.length === 0 && index.revision === revision) return settled
    if (missing.length > 0) index = await context.index.reload(shop, missing)
  }
}

function idsOf({ ranked, near }: Proposal): string[] {
  return [...new Set([ranked, ...near.map((each) => each.ranked)].flatMap(({ top }) => top.map(({ id }) => id)))]
}

/** What the index finds; where it finds nothing, what it finds when one constraint gives way, or as few as can be. */
function propose(index: ShopIndex, input: SearchInput, filter: Filter): Proposal {
  const open = isOpen(filter)
  const query = queryOf(index, input)
  const ranked = rank(index, filter, hinted(index, filter, query), { limit: input.limit, open })
  const near: Proposal['near'] = []
  if (ranked.total > 0 || open) return { ranked, near }
  for (const loosening of loosenings(filter, input.understanding.want, { index, language: input.language })) {
    if (near.length === RELAXATIONS) break
    if (near.some((known) => known.loosening.constraint === loosening.constraint)) continue
    const wider = hinted(index, loosening.filter, query)
    const others = rank(index, loosening.filter, wider, { limit: NEAR_EACH, open: isOpen(loosening.filter) })
    if (others.total > 0) near.push({ loosening, ranked: others })
  }
  if (near.length > 0 || !input.alone) return { ranked, near }
  const together = loosenTogether(filter, input.understanding.want, { index, language: input.language })
  const [first] = together
  if (!first) return { ranked, near }
  const others = rank(index, first.filter, hinted(index, first.filter, query), { limit: NEAR_EACH, open: false })
  return { ranked, near: together.map((loosening) => ({ loosening, ranked: others })) }
}

function queryOf(index: ShopIndex, { understanding, raw }: SearchInput): Query {
  return readQuery(raw ?? understanding.want.text, [understanding.language, index.language], index.segments)
}

function hinted(index: ShopIndex, filter: Filter, query: Query): Query {
  const labels = filter.constraints.flatMap(({ any }) => any.flatMap((id) => labelOf(id, index.language) ?? []))
  return { ...query, hints: hintsOf(labels, index.language) }
}

type Found = { hit: SearchHit; amounts: number[]; own: () => ReadonlySet<string> }

/** What was not confirmed is not shown, nor what lacks the one variant that was asked for. */
function foundIn({ top }: Ranked, products: ReadonlyMap<string, Product>): Found[] {
  return top.flatMap(({ id, score, met, at, own }) => {
    const product = met ? products.get(id) : undefined
    const fitting = at.flatMap((place) => product?.variants[place] ?? [])
    if (!product || fitting.length === 0) return []
    const hit = hitOf({ ...pictured(product, fitting), price: rangeOf(fitting, product.price.min.currency) }, score)
    return [{ hit, amounts: fitting.map(({ price }) => price.amount), own }]
  })
}

/** Who asked for blue sees the blue one: where only some variants fit, the picture is of one of them. */
function pictured(product: Product, fitting: readonly Variant[]): Product {
  if (fitting.length === product.variants.length || fitting.some(({ image }) => image === product.image)) return product
  const image = fitting.find(({ available }) => available)?.image ?? fitting.find((one) => one.image)?.image
  if (image === undefined) return product
  // The words describe the first picture, which this is not.
  const { imageAlt: _, ...rest } = product
  return { ...rest, image }
}

function hitOf(product: Product, score: number): SearchHit {
  const { id, externalId, title, url, image, imageAlt, price, variants, options, concepts, fulfilment, rating } =
    product
  return {
    id,
    externalId,
    title,
    url,
    ...(image === undefined ? {} : { image }),
    ...(imageAlt === undefined ? {} : { imageAlt }),
    price,
    variants,
    options,
    concepts,
    fulfilment,
    ...(rating ? { rating } : {}),
    score,
  }
}

function relaxation({ constraint, from, to }: Loosening, found: readonly Found[]): Relaxation {
  const known = found.map(({ hit, amounts, own }) => ({ amounts, concepts: hit.concepts, own }))
  return { constraint, from, to: to(known), products: found.map(({ hit }) => hit.id) }
}
