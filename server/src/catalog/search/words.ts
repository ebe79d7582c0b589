import { conceptsIn, type ShopWord, shopWords, type ShopWords } from '@souk/concierge/lexicon/match.ts'
import { foldText } from '@souk/concierge/text/normalise.ts'
import { tokenise } from '@souk/concierge/text/tokens.ts'
import { type Annotator, createAnnotator, isShoes, kindOfId } from '../annotate.ts'
import { kindOfName, ownId, slugOf } from '../names.ts'
import { isSizeId } from '../sizes.ts'
import type { Entry } from './entry.ts'

const MOST_WORDS = 5000

/**
 * Gathers what a shop's own words mean while its offers are read: brands, colours and sizes of its own, names of its
 * products. Words that the lexicon knows are not gathered.
 */
export class WordGatherer {
  readonly #language: string
  readonly #annotator: Annotator
  readonly #named: boolean
  readonly #seen = new Map<string, Set<string>>()
  readonly #words = new Map<string, ShopWord>()
  readonly #sizes = new Map<string, string>()
  #made: { words: ShopWords; sold: number } | undefined

  constructor(language: string, country: string | null, named: boolean) {
    this.#language = language
    this.#annotator = createAnnotator(language, country)
    this.#named = named
  }

  add(entry: Entry): void {
    if (this.#words.size >= MOST_WORDS) return
    if (entry.brand !== null) this.#put(ownId('brand', entry.brand), 'brand', entry.brand)
    const shoes = isShoes(entry.concepts)
    for (const [name, values] of Object.entries(entry.attributes))
      for (const value of values) this.#addValue(name, value, shoes)
    for (const { options } of entry.variants ?? [])
      for (const [name, value] of Object.entries(options)) this.#addValue(name, value, shoes)
    if (this.#named && this.#isName(entry.title)) this.#put(slugOf(entry.title), 'product', entry.title)
  }

  #addValue(name: string, value: string, shoes: boolean): void {
    const key = shoes ? `${name} of shoes` : name
    let seen = this.#seen.get(key)
    if (!seen) this.#seen.set(key, (seen = new Set()))
    if (seen.has(value) || seen.size > MOST_WORDS) return
    seen.add(value)
    // Attributes under names of the shop's own serve ranking; as constraints they would shut out too much.
    const kind = kindOfName(name)
    if (kind === undefined) return
    for (const { id } of this.#annotator.valueIds(name, value, shoes ? 'shoes' : undefined)) {
      if (kindOfId(id) === undefined) this.#put(id, kind, value)
      // A bare number is clearer with its system, which its id knows.
      else if (kind === 'size' && isSizeId(id) && /\p{L}/u.test(value) && !this.#sizes.has(id))
        this.#sizes.set(id, value)
    }
  }

  #put(id: string, kind: string, label: string): void {
    if (id === '' || label.length > 60) return
    const known = this.#words.get(id)
    if (known?.labels.includes(label)) return
    this.#words.set(id, { id, kind: known?.kind ?? kind, labels: [...(known?.labels ?? []), label] })
    this.#made = undefined
  }

  /** A title is a name when it says more than the lexicon can: "Luna Tulle Gown", not "White Tulips". */
  #isName(title: string): boolean {
    const folded = foldText(title)
    const tokens = tokenise(folded)
    if (tokens.length < 2 || tokens.length > 7) return false
    // a word that is only near one of the lexicon's is none of them: pollo is no polo
    const known = conceptsIn(title, this.#language).filter(({ how }) => how !== 'typo')
    return tokens.some(
      (token) => token.text.length > 2 && !known.some(({ start, end }) => start <= token.start && token.end <= end),
    )
  }

  /** The shop's own word, a size as the shop writes it. */
  label(id: string): string | undefined {
    return this.#words.get(id)?.labels[0] ?? this.#sizes.get(id)
  }

  kind(id: string): string | undefined {
    return this.#words.get(id)?.kind
  }

  /** The words ready for understanding; `sold` are the concepts that the catalogue has. */
  words(sold: () => ReadonlySet<string>, size: number): ShopWords {
    if (this.#made?.sold !== size) this.#made = undefined
    this.#made ??= { words: shopWords([...this.#words.values()], this.#language, sold()), sold: size }
    return this.#made.words
  }
}
