import { labelOf } from '@souk/concierge/lexicon/match.ts'
import type { Product, Relaxation, SearchHit, SearchResult } from '@souk/contract/catalog.ts'
import type { Understanding } from '@souk/contract/understanding.ts'
import { evaluate } from '../catalog/search/evaluate.ts'
import { facetsOf } from '../catalog/search/facets.ts'
import { EVERYTHING, type Filter, filterOf, isOpen } from '../catalog/search/filter.ts'
import type { ShopIndex } from '../catalog/search/indexes.ts'
import { fetchMatching } from '../catalog/search/matching.ts'
import { hintsOf, type Query, readQuery } from '../catalog/search/query.ts'
import { rank, type Ranked } from '../catalog/search/rank.ts'
import { loosenings } from '../catalog/search/relax.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

export type SearchInput = {
  shop: Shop
  understanding: Understanding
  limit: number
  /** The words as they were written: plain relevance, no constraints. */
  raw?: string
  /** In what language labels and limits are said. */
  language: string
}

type Needed = Pick<Context, 'database' | 'index'>
type Found = { index: ShopIndex; ranked: Ranked; hits: SearchHit[]; products: Product[] }

/** How often a search looks again when the catalogue changes under it. */
const ATTEMPTS = 5
const RELAXATIONS = 4
const NEAR_EACH = 6

/**
 * Finds products. The index proposes and counts, the database decides and shows: nothing that misses a constraint leaves
 * here, and a change made a moment ago is seen. Where nothing fits, near misses stand under `relaxed`, one constraint at a time.
 */
export async function searchShop(context: Needed, asked: SearchInput): Promise<SearchResult> {
  const input = { ...asked, language: isLanguage(asked.language) ? asked.language : 'en' }
  const { shop, understanding, limit, raw, language } = input
  const filter = raw === undefined ? filterOf(understanding.want, shop.currency) : EVERYTHING
  const found = await find(context, input, filter, limit)
  const empty = found.ranked.total === 0 && !isOpen(filter)
  const near = empty ? await relax(context, input, filter) : { relaxed: [], near: [] }
  return {
    understanding,
    total: found.ranked.total,
    products: found.hits,
    facets: facetsOf(found.index, found.ranked.found, language),
    ...near,
  }
}

/** Locales come from outside; one that Intl does not know would make it throw. */
function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}$/.test(text)
}

async function find(context: Needed, input: SearchInput, filter: Filter, limit: number): Promise<Found> {
  const { shop } = input
  const open = isOpen(filter)
  let index = await context.index.get(shop)
  for (let attempt = 1; ; attempt++) {
    const ranked = rank(index, filter, queryOf(index, input, filter), { limit, open })
    const ids = ranked.top.map(({ id }) => id)
    const { version, products } = await fetchMatching(context.database, shop, ids, filter)
    const scores = new Map(ranked.top.map((hit) => [hit.id, hit]))
    const last = attempt === ATTEMPTS
    if (version !== index.version && !last) {
      index = await context.index.refresh(shop)
      continue
    }
    const missing = ids.filter((id) => !products.some(({ product }) => product.id === id))
    if (missing.length > 0 && !last) {
      index = await context.index.reload(shop, missing)
      continue
    }
    const moved = products.filter(({ product, available }) => scores.get(product.id)?.available !== available)
    if (moved.length > 0 && !last) {
      // Stock moves without the catalogue's version: what was seen to have moved is read again.
      const stale = moved.map(({ product }) => product.id)
      index = await context.index.reload(shop, stale)
      if (ranked.total > products.length) continue
    }
    // What has sold out since the index last saw it goes behind what can be bought.
    const ordered = [
      ...products.filter(({ available }) => available),
      ...products.filter(({ available }) => !available),
    ]
    const hits = ordered.map(({ product }) => hitOf(product, scores.get(product.id)?.score ?? 0))
    return {
      index,
      ranked: { ...ranked, total: ranked.total - missing.length },
      hits,
      products: ordered.map(({ product }) => product),
    }
  }
}

function queryOf(index: ShopIndex, { understanding, raw }: SearchInput, filter: Filter): Query {
  const query = readQuery(raw ?? understanding.want.text, [understanding.language, index.language], index.segments)
  const labels = filter.constraints.flatMap(({ any }) => any.flatMap((id) => labelOf(id, index.language) ?? []))
  return { ...query, hints: hintsOf(labels, index.language) }
}

function hitOf(product: Product, score: number): SearchHit {
  const { id, externalId, title, url, image, imageAlt, price, variants, options, concepts } = product
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
    score,
  }
}

async function relax(
  context: Needed,
  input: SearchInput,
  filter: Filter,
): Promise<{ relaxed: Relaxation[]; near: SearchHit[] }> {
  const index = await context.index.get(input.shop)
  const relaxed: Relaxation[] = []
  const near = new Map<string, SearchHit>()
  for (const loosening of loosenings(filter, input.understanding.want, { index, language: input.language })) {
    if (relaxed.length === RELAXATIONS) break
    if (relaxed.some(({ constraint }) => constraint === loosening.constraint)) continue
    // The index was found to be up to date a moment ago: where it knows nothing, the database need not be asked.
    if (index.segments.every((segment) => evaluate(segment, loosening.filter).docs.length === 0)) continue
    const { hits, products } = await find(context, input, loosening.filter, NEAR_EACH)
    if (hits.length === 0) continue
    for (const hit of hits) near.set(hit.id, hit)
    const known = products.map(({ variants, concepts }) => ({
      amounts: variants.map(({ price }) => price.amount),
      concepts,
    }))
    relaxed.push({
      constraint: loosening.constraint,
      from: loosening.from,
      to: loosening.to(known),
      products: hits.map(({ id }) => id),
    })
  }
  return { relaxed, near: [...near.values()] }
}
