import { broaderOf, conceptsIn, kindOf } from '@souk/concierge/lexicon/match.ts'
import type { Worn } from '@souk/concierge/understand/size-system.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Form } from '@souk/contract/offers.ts'
import type { ImportedProduct, ImportedVariant } from './imported.ts'
import { kindOfName, markOf, ownId } from './names.ts'
import { isSizeId, sizeIds, withEquals } from './sizes.ts'

/** What search knows a product by: every concept with all that is broader, and what each variant says for itself. */
export type Annotated = { concepts: string[]; variants: string[][]; form: Form }
type Found = { id: string; kind: string }
/** `start` is where it stands in the text; a kind with `?` is another reading of the same words. */
type Read = Found & { start: number }

const SHORT = 80
const REMEMBERED = 20_000
const WITHOUT = /(?:^|\s)(?:no|not|without|free of|ohne|kein|keine|zonder|geen|без|не|不含|无|უ)\s*$/u
/** "1 l" is a bottle, not a large one. */
const MEASURE = /^\d+(?:[.,]\d+)?\s?(?:ml|cl|dl|l|liter|litre|g|kg|oz|cm|mm|m|inch|in)\b/iu
/** What a description may add, where nothing nearer said anything of the kind. It tells stories: types, colours and occasions in it mislead. */
const FROM_DESCRIPTION = new Set(['material', 'pattern', 'season', 'diet', 'sleeve', 'neckline', 'length', 'fit'])

export type Annotator = {
  annotate(
    product: Pick<ImportedProduct, 'title' | 'description' | 'brand' | 'categories' | 'attributes' | 'form'> & {
      variants: Pick<ImportedVariant, 'options'>[]
    },
  ): Annotated
  /** The concepts of a value of an attribute or option, or the id that the shop's own word gets. */
  valueIds(name: string, value: string, worn?: Worn): Found[]
}

/** Reads products of one shop; `language` is what its catalogue is written in. Short texts come again and are remembered. */
export function createAnnotator(language: string, country: string | null): Annotator {
  const remembered = new Map<string, Read[]>()

  function read(text: string, plain = false): Read[] {
    const key = plain ? `=${text}` : text
    const known = remembered.get(key)
    if (known) return known
    const folded = text.toLowerCase()
    const found = conceptsIn(text, language)
      // A catalogue is written with care: a word that is only like a known one is another word.
      .filter(
        ({ how, start }) =>
          how !== 'typo' &&
          (!plain || how === 'exact' || how === 'stem') &&
          !WITHOUT.test(folded.slice(Math.max(0, start - 10), start)),
      )
      .flatMap(({ id, kind, start, candidates }) => [
        { id, kind, start },
        ...candidates
          .filter((each) => each !== id)
          .map((each) => ({ id: each, kind: `?${kindOf(each) ?? ''}`, start })),
      ])
    if (text.length <= SHORT) {
      if (remembered.size >= REMEMBERED) remembered.clear()
      remembered.set(key, found)
    }
    return found
  }

  function valueIds(name: string, value: string, worn?: Worn): Found[] {
    const kind = kindOfName(name)
    if (kind === 'size') return ofSize(read(value), sizeIds(value, country, worn), value)
    if (kind === 'brand') return [{ id: ownId('brand', value), kind: 'brand' }]
    const found = read(value)
    if (kind === undefined) {
      const loose = found.filter((each) => !each.kind.startsWith('?') && each.kind !== 'colour' && each.kind !== 'size')
      return loose.length > 0 ? loose : [{ id: ownId(name.toLowerCase(), value), kind: ownKind(name) }]
    }
    if (kind === 'type' && found.length > 0)
      return found.filter((each) => !each.kind.startsWith('?') && each.kind !== 'size')
    const meant = ofKind(found, kind)
    // "sweetheart" alone is a person, "sweetheart neckline" is not.
    const spelt =
      meant.length > 0
        ? meant
        : ofKind(
            read(`${value} ${kind}`).filter(({ start }) => start < value.length),
            kind,
          )
    return spelt.length > 0 ? spelt : [{ id: ownId(kind, value), kind }]
  }

  return {
    valueIds,
    annotate(product) {
      const own = new Offered()
      const loose: Found[] = []
      const worn = wornOf(product.categories.flatMap((category) => read(category)).concat(read(product.title)))
      for (const [name, values] of Object.entries(product.attributes)) {
        const target = values.flatMap((value) => valueIds(name, value, worn))
        if (kindOfName(name) === undefined) loose.push(...target)
        else own.add(target)
      }
      const variants = product.variants.map((variant) => {
        const found = Object.entries(variant.options).flatMap(([name, value]) => valueIds(name, value, worn))
        own.add(found)
        return variantConcepts(found)
      })
      for (const category of product.categories) {
        const last =
          category
            .split(/[>/|»]/u)
            .at(-1)
            ?.trim() ?? ''
        own.add(read(last).filter(({ kind }) => !kind.startsWith('?') && kind !== 'colour' && kind !== 'size'))
      }
      if (isMotley(own, variants)) own.add([{ id: MANY, kind: 'colour' }])
      addRelated(own, loose)
      addRelated(own, read(product.title))
      if (product.brand !== null) own.add([{ id: ownId('brand', product.brand), kind: 'brand' }])
      const silent = new Set([...FROM_DESCRIPTION].filter((kind) => !own.has(kind)))
      if (!own.has('type') && !own.has('service')) silent.add('type')
      if (product.description !== null)
        own.add(read(product.description.slice(0, 1000), true).filter(({ kind }) => silent.has(kind)))
      const form = learnForm(product.form, language, read)
      own.add(formConcepts(form))
      return { concepts: withBroader(own.ids()), variants, form }
    },
  }
}

/** What is in the shoe department, or called a shoe, has sizes of shoes. */
function wornOf(found: readonly Found[]): Worn {
  return isShoes(found.map(({ id }) => id)) ? 'shoes' : undefined
}

export function isShoes(ids: readonly string[]): boolean {
  return ids.some((id) => id === 'shoe' || broaderOf(id).includes('shoe'))
}

/** The concepts gathered so far, by kind. */
class Offered {
  readonly #byKind = new Map<string, Set<string>>()
  add(found: readonly Found[]): void {
    for (const { id, kind } of found) {
      if (kind.startsWith('?') || id === '') continue
      const known = this.#byKind.get(kind)
      if (known) known.add(id)
      else this.#byKind.set(kind, new Set([id]))
    }
  }
  has(kind: string): boolean {
    return this.#byKind.has(kind)
  }
  of(kind: string): ReadonlySet<string> {
    return this.#byKind.get(kind) ?? new Set()
  }
  ids(): string[] {
    return [...this.#byKind.values()].flatMap((ids) => [...ids])
  }
}

/** Of many colours: said of the whole, whichever of them are listed beside it. */
const MANY = 'multicolored'
/** White and green go with every bouquet and make none colourful. */
const HUES: ReadonlySet<string> = new Set(['red', 'pink', 'orange', 'yellow', 'blue', 'purple'])

/** The colours of flowers stand side by side; those of a dress that comes in one of them do not. */
function isMotley(own: Offered, variants: readonly (readonly string[])[]): boolean {
  const flowers = withBroader([...own.of('type')]).some((id) => id === 'bouquet' || id === 'flower')
  if (!flowers || variants.some((concepts) => concepts.includes(markOf('colour')))) return false
  const hues = [...own.of('colour')].map((id) => [id, ...broaderOf(id)].find((one) => HUES.has(one)))
  return new Set(hues.filter((hue) => hue !== undefined)).size > 1
}

/** A title names the thing and often a motif: where attributes or categories say what it is, only a related type counts. */

function addRelated(own: Offered, found: readonly Found[]): void {
  const types = own.of('type')
  const [hasColour, hasSize] = [own.has('colour'), own.has('size')]
  own.add(
    found.filter(({ id, kind }) => {
      if (kind === 'type') return types.size === 0 || [...types].some((type) => isRelated(type, id))
      if (kind === 'colour') return !hasColour || id === MANY
      return kind === 'size' ? !hasSize : true
    }),
  )
}

function isRelated(a: string, b: string): boolean {
  const above = [b, ...broaderOf(b)]
  return [a, ...broaderOf(a)].some((id) => above.includes(id))
}

function ofKind(found: readonly Found[], kind: string): Found[] {
  return found.filter((each) => each.kind === kind || each.kind === `?${kind}`).map(({ id }) => ({ id, kind }))
}

function ofSize(found: readonly Found[], sizes: readonly string[], value: string): Found[] {
  if (MEASURE.test(value)) return [{ id: ownId('size', value), kind: 'size' }]
  const ids = withEquals([...sizes, ...ofKind(found, 'size').map(({ id }) => id)])
  return (ids.length > 0 ? ids : [ownId('size', value)]).map((id) => ({ id, kind: 'size' }))
}

function ownKind(name: string): string {
  return ownId('attribute', name) || 'attribute'
}

/** A variant's own concepts, and a mark for every kind that it answers itself. */
function variantConcepts(found: readonly Found[]): string[] {
  const named = found.filter(({ kind }) => !kind.startsWith('?'))
  return [...new Set([...withBroader(named.map(({ id }) => id)), ...named.map(({ kind }) => markOf(kind))])]
}

export function withBroader(ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => [id, ...broaderOf(id)]))]
}

/** The kind of a concept of the lexicon or of a size that is a number; undefined for a shop's own word. */
export function kindOfId(id: string): string | undefined {
  return kindOf(id) ?? (isSizeId(id) ? 'size' : undefined)
}

/** Choices are understood by their labels where nobody said by what. */
function learnForm(form: Form, language: string, read: (text: string) => Found[]): Form {
  return form.map((field) => {
    if (field.type !== 'choice' && field.type !== 'choices') return field
    const choices = field.choices.map((choice) => {
      if (choice.concepts.length > 0) return choice
      const found = read(textIn(choice.label, language, 'en')).filter(({ kind }) => !kind.startsWith('?'))
      return { ...choice, concepts: withEquals([...new Set(found.map(({ id }) => id))]) }
    })
    return { ...field, choices }
  })
}

/** What can be chosen makes the offer fit ("a large pizza"), and so does what is in it; what could be added does not. */
function formConcepts(form: Form): Found[] {
  return form.flatMap((field) => {
    if (field.type !== 'choice' && field.type !== 'choices') return []
    const counted =
      field.type === 'choice' ? field.choices : field.choices.filter(({ id }) => field.included.includes(id))
    return counted.flatMap(({ concepts }) =>
      concepts.map((id) => ({ id, kind: kindOfId(id) ?? 'attribute' })).filter(({ kind }) => kind !== 'type'),
    )
  })
}
