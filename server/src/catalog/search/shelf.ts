import type { Product } from '@souk/contract/catalog.ts'

/** What is said of a product's variants in a statement: elements of binary arrays, in the order of the variants. */
export type Said = { count: number; variants: Buffer; amounts: Buffer; before: Buffer; left: Buffer }
export type Kept = { product: Product; said: Said }

/** Variants that all shops together keep: some tens of megabytes. */
const MOST_VARIANTS = 60_000

/** How many variants are kept, and by whom: the shelf that was used longest ago is cleared first. */
export class Shelves {
  readonly #most: number
  readonly #used = new Set<Shelf>()
  constructor(most = MOST_VARIANTS) {
    this.#most = most
  }

  use(shelf: Shelf): void {
    this.#used.delete(shelf)
    this.#used.add(shelf)
  }

  remove(shelf: Shelf): void {
    this.#used.delete(shelf)
  }

  trim(): void {
    let kept = 0
    for (const shelf of this.#used) kept += shelf.variants
    for (const shelf of this.#used) {
      if (kept <= this.#most) return
      const before = shelf.variants
      shelf.shrink(kept - this.#most)
      kept -= before - shelf.variants
    }
  }
}

/**
 * The products of one index as they were last read. Texts, pictures and options are right as long as the catalogue's
 * version stands; prices and stock only once a statement has confirmed them.
 */
export class Shelf {
  readonly #kept = new Map<string, Kept>()
  readonly #shelves: Shelves
  variants = 0
  constructor(shelves: Shelves) {
    this.#shelves = shelves
  }

  /** Somebody looks here: other shelves are cleared before this one. */
  touch(): void {
    this.#shelves.use(this)
  }

  has(id: string): boolean {
    return this.#kept.has(id)
  }

  get(id: string): Kept | undefined {
    const known = this.#kept.get(id)
    if (!known) return undefined
    // The one used last stands last.
    this.#kept.delete(id)
    this.#kept.set(id, known)
    return known
  }

  put(product: Product): void {
    this.drop([product.id])
    this.#kept.set(product.id, { product, said: saidOf(product) })
    this.variants += product.variants.length
    this.touch()
    this.#shelves.trim()
  }

  drop(ids: Iterable<string>): void {
    for (const id of ids) {
      this.variants -= this.#kept.get(id)?.product.variants.length ?? 0
      this.#kept.delete(id)
    }
  }

  /** Drops what was used longest ago, at least so many variants. */
  shrink(by: number): void {
    const enough = this.variants - by
    for (const id of this.#kept.keys()) {
      if (this.variants <= enough) return
      this.drop([id])
    }
  }
}

function saidOf({ variants }: Product): Said {
  return {
    count: variants.length,
    variants: Buffer.concat(variants.flatMap(({ id }) => element(Buffer.from(id.replaceAll('-', ''), 'hex')))),
    amounts: Buffer.concat(variants.flatMap(({ price }) => element(int8(price.amount)))),
    before: Buffer.concat(variants.flatMap(({ compareAt }) => element(compareAt && int8(compareAt.amount)))),
    left: Buffer.concat(variants.flatMap(({ left }) => element(left === undefined ? undefined : int4(left)))),
  }
}

/** An element of a binary array: its length, -1 for null, and its bytes. */
function element(bytes: Buffer | undefined): Buffer[] {
  return bytes === undefined ? [int4(-1)] : [int4(bytes.length), bytes]
}

function int4(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeInt32BE(value)
  return bytes
}

function int8(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigInt64BE(BigInt(value))
  return bytes
}

/** The types of array elements by their number in PostgreSQL's catalogue. */
export const TYPES = { uuid: 2950, int8: 20, int4: 23 } as const

/**
 * A one-dimensional array as PostgreSQL reads it in binary: hundreds of ids and figures cost it a quarter of what the same
 * cost as text. https://www.postgresql.org/docs/18/protocol-message-formats.html, array_recv
 */
export function binaryArray(type: number, count: number, elements: readonly Buffer[]): Buffer {
  const head = count === 0 ? [0, 0, type] : [1, 1, type, count, 1]
  return Buffer.concat([...head.map(int4), ...elements])
}
