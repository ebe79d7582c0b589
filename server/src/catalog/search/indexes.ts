import type { Product } from '@souk/contract/catalog.ts'
import type { ShopWords } from '@souk/concierge/lexicon/match.ts'
import type { Database } from '../../kernel/database.ts'
import { catalogueLanguage } from '../language.ts'
import { Builder } from './build.ts'
import type { Entry } from './entry.ts'
import { FIRST_ID, loadChanged, loadNamed, loadPage } from './load.ts'
import type { Segment } from './segment.ts'
import { Shelf, Shelves } from './shelf.ts'
import { WordGatherer } from './words.ts'

/** The shop an index belongs to. */
export type Searched = { id: string; currency: string; locale: string; country: string | null }

/** A shop's ranking index as of `version`; built from the offers, brought up to date by what changed since. */
export type ShopIndex = {
  readonly shop: Searched
  readonly language: string
  readonly segments: readonly Segment[]
  readonly version: number
  readonly live: number
  /** Rises whenever anything that ranking looks at has changed. */
  readonly revision: number
  /** The products that were shown lately. */
  readonly shelf: Shelf
  /** Takes over the prices and the stock of a product that was read in this version; false where it does not fit the index. */
  note(product: Product): boolean
  /** Products of which something has sold out, a few at a time: holds end, and nobody tells. */
  soldOut(most: number): string[]
  words(): ShopWords
  /** What the shop itself calls a concept of its own, and of what kind that is. */
  labelOf(id: string): string | undefined
  kindOf(id: string): string | undefined
}

export type SearchIndexes = {
  /** The index of a shop, built when it is first asked for. */
  get(shop: Searched): Promise<ShopIndex>
  /** Reads what changed since `index.version`. Callers that ask at once share the work. */
  refresh(shop: Searched): Promise<ShopIndex>
  /** Reads these offers again, whatever the version says: somebody changed them behind our back. */
  reload(shop: Searched, ids: readonly string[]): Promise<ShopIndex>
  /** Drops all indexes: the database holds something else now. */
  forget(): void
}

const PAGE = 500
const DOCS_PER_TURN = 50
/** Shops with more products are not asked for by a product's name. */
const NAMED = 2000
/** More changes than this share of an index make it new. */
const REBUILD_SHARE = 0.3
const REBUILD_LEAST = 2000

/** Keeps the indexes of the shops asked for last, as many as fit `mostDocs` products. */
export function createSearchIndexes(database: Database, mostDocs = 400_000): SearchIndexes {
  const kept = new Map<string, Promise<Live>>()
  const shelves = new Shelves()

  function drop(id: string): void {
    const dropped = kept.get(id)
    kept.delete(id)
    dropped?.then(({ shelf }) => shelves.remove(shelf)).catch(() => undefined)
  }

  async function trim(): Promise<void> {
    let docs = 0
    for (const [id, promise] of [...kept].toReversed()) {
      docs += (await promise).live
      if (docs > mostDocs && kept.size > 1 && id !== [...kept.keys()].at(-1)) drop(id)
    }
  }

  function live(shop: Searched): Promise<Live> {
    const known = kept.get(shop.id)
    if (known) {
      // The one used last stands last.
      kept.delete(shop.id)
      kept.set(shop.id, known)
      return known
    }
    const made = Live.build(database, shop, new Shelf(shelves))
    kept.set(shop.id, made)
    made.then(trim).catch(() => kept.delete(shop.id))
    return made
  }

  async function change(shop: Searched, work: (index: Live) => Promise<boolean>): Promise<ShopIndex> {
    const index = await live(shop)
    if (await index.alone(() => work(index))) return index
    drop(shop.id)
    return live(shop)
  }

  return {
    get: live,
    refresh: (shop) => change(shop, (index) => index.refresh()),
    reload: (shop, ids) => change(shop, (index) => index.replace(ids)),
    forget: () => [...kept.keys()].forEach(drop),
  }
}

class Live implements ShopIndex {
  readonly shop: Searched
  readonly language: string
  segments: Segment[] = []
  version: number
  live = 0
  revision = 0
  readonly #database: Database
  readonly #where = new Map<string, { segment: Segment; doc: number }>()
  readonly #gathered: WordGatherer
  readonly #named: boolean
  readonly #soldOut = new Set<string>()
  readonly shelf: Shelf
  #busy: Promise<boolean> | undefined

  private constructor(
    database: Database,
    {
      shop,
      shelf,
      language,
      version,
      named,
    }: Pick<Live, 'shop' | 'shelf' | 'language' | 'version'> & { named: boolean },
  ) {
    this.#database = database
    this.shop = shop
    this.shelf = shelf
    this.language = language
    this.version = version
    this.#named = named
    this.#gathered = new WordGatherer(language, shop.country, named)
  }

  static async build(database: Database, shop: Searched, shelf: Shelf): Promise<Live> {
    // The version is read first: what changes meanwhile is read again by the next refresh.
    const { version, changed: size } = await loadChanged(database, shop.id, -1, 0)
    const place = { home: shop.id, currency: shop.currency, limit: PAGE }
    let page = await loadPage(database, { ...place, after: FIRST_ID })
    const language = catalogueLanguage(
      page.map(({ title, description }) => `${title}. ${description ?? ''}`),
      shop.locale,
    )
    const named = size <= NAMED
    const index = new Live(database, { shop, shelf, language, version, named })
    const builder = new Builder(language, named)
    while (page.length > 0) {
      const last = page.at(-1)?.id ?? FIRST_ID
      // The next page is fetched while this one is read.
      const [next] = await Promise.all([
        page.length < PAGE ? [] : loadPage(database, { ...place, after: last }),
        index.#fill(builder, page),
      ])
      page = next
    }
    index.#enter(builder.finish())
    return index
  }

  note(product: Product): boolean {
    const { id, variants } = product
    const { segment, doc } = this.#where.get(id) ?? {}
    if (!segment || doc === undefined) return false
    const from = segment.variants[doc] ?? 0
    // Other variants than the index knows: it is out of date although its version stands.
    if ((segment.variants[doc + 1] ?? 0) - from !== variants.length) return false
    let moved = false
    for (const [at, { price, available }] of variants.entries()) {
      const now = available ? 1 : 0
      moved ||= segment.amounts[from + at] !== price.amount || segment.available[from + at] !== now
      segment.amounts[from + at] = price.amount
      segment.available[from + at] = now
    }
    if (moved) this.revision += 1
    if (variants.every(({ available }) => available)) this.#soldOut.delete(id)
    else this.#soldOut.add(id)
    this.shelf.put(product)
    return true
  }

  soldOut(most: number): string[] {
    const ids = [...this.#soldOut.keys().take(most)]
    for (const id of ids) {
      // Who was asked about goes to the end of the queue.
      this.#soldOut.delete(id)
      if (this.shelf.has(id)) this.#soldOut.add(id)
    }
    return ids
  }

  words(): ShopWords {
    const sold = () => new Set(this.segments.flatMap((segment) => [...segment.concepts.keys.keys()]))
    const size = this.segments.reduce((sum, segment) => sum + segment.concepts.keys.size, 0)
    return this.#gathered.words(sold, size)
  }

  labelOf(id: string): string | undefined {
    return this.#gathered.label(id)
  }

  kindOf(id: string): string | undefined {
    return this.#gathered.kind(id)
  }

  /** One change at a time; who comes while one is under way waits for it and is served by it. */
  alone(work: () => Promise<boolean>): Promise<boolean> {
    this.#busy ??= work().finally(() => {
      this.#busy = undefined
    })
    return this.#busy
  }

  /** False when so much has changed that the index should be built anew. */
  async refresh(): Promise<boolean> {
    const most = Math.max(REBUILD_LEAST, Math.floor(this.live * REBUILD_SHARE))
    const { version, changed, ids } = await loadChanged(this.#database, this.shop.id, this.version, most)
    if (changed > most || (this.#named && this.live + changed > NAMED)) return false
    await this.#take(ids)
    this.version = version
    return true
  }

  async replace(ids: readonly string[]): Promise<boolean> {
    await this.#take(ids)
    return true
  }

  /** Reads offers again into a new segment, together with the small segments before it: so there are never many. */
  async #take(changed: readonly string[]): Promise<void> {
    if (changed.length === 0) return
    const ids = new Set(changed)
    const segments = [...this.segments]
    for (let last = segments.at(-1); segments.length > 1 && last && last.live <= 2 * ids.size; last = segments.at(-1)) {
      for (const [doc, id] of last.ids.entries()) if (last.dead[doc] === 0) ids.add(id)
      segments.pop()
    }
    const builder = new Builder(this.language, this.#named)
    const entries: Entry[] = []
    const wanted = [...ids]
    for (let at = 0; at < wanted.length; at += PAGE) {
      entries.push(
        ...(await loadNamed(this.#database, {
          home: this.shop.id,
          currency: this.shop.currency,
          ids: wanted.slice(at, at + PAGE),
        })),
      )
    }
    await this.#fill(builder, entries)
    for (const id of ids) this.#bury(id)
    this.shelf.drop(ids)
    this.revision += 1
    this.segments = segments
    this.#enter(builder.finish())
  }

  async #fill(builder: Builder, entries: readonly Entry[]): Promise<void> {
    for (const [at, entry] of entries.entries()) {
      if (entry.variants === null) continue
      builder.add(entry)
      this.#gathered.add(entry)
      // Messages and requests go on while a long catalogue is read.
      if (at % DOCS_PER_TURN === DOCS_PER_TURN - 1) await new Promise(setImmediate)
    }
  }

  #bury(id: string): void {
    const found = this.#where.get(id)
    if (!found) return
    found.segment.dead[found.doc] = 1
    found.segment.live -= 1
    this.live -= 1
    this.#where.delete(id)
  }

  #enter(segment: Segment): void {
    for (const [doc, id] of segment.ids.entries()) {
      this.#where.set(id, { segment, doc })
      if (segment.available.subarray(segment.variants[doc], segment.variants[doc + 1]).includes(0))
        this.#soldOut.add(id)
    }
    this.live += segment.live
    if (segment.size > 0) this.segments = [...this.segments, segment]
  }
}
