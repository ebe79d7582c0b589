import type { DeliveryChoice, Product, Variant } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { unitPrice } from '@souk/contract/unit-price.ts'

/** What was chosen so far: option name → value. */
export type Picked = Readonly<Record<string, string>>
export type OptionRow = { name: string; values: { value: string; there: boolean; image?: string }[] }

const fits = (variant: Variant, picked: Picked) =>
  Object.entries(picked).every(([name, value]) => variant.options[name] === value)

/** What goes without saying, and what the card's own picture showed. */
export function firstPick(product: Product, shown?: string): Picked {
  const alike = product.variants.filter(({ image }) => image !== undefined && image === shown)
  const picked: Record<string, string> = {}
  for (const name of product.options) {
    const [only, ...others] = valuesOf(product, name)
    const [seen, ...more] = new Set(alike.flatMap(({ options }) => options[name] ?? []))
    if (only !== undefined && others.length === 0) picked[name] = only
    else if (seen !== undefined && more.length === 0) picked[name] = seen
  }
  return picked
}

function valuesOf(product: Product, name: string): string[] {
  return [...new Set(product.variants.flatMap(({ options }) => options[name] ?? []))]
}

/** Every option with every value; `there` says whether it can be had beside what else was chosen. */
export function rowsOf(product: Product, picked: Picked, looks: readonly string[]): OptionRow[] {
  return product.options.map((name) => {
    const { [name]: _, ...others } = picked
    const values = valuesOf(product, name).map((value) => {
      const with_ = product.variants.filter(({ options }) => options[name] === value)
      const there = with_.some((variant) => variant.available && fits(variant, others))
      const [image, ...more] = new Set(with_.flatMap((variant) => variant.image ?? []))
      return { value, there, ...(image && more.length === 0 && { image }) }
    })
    // A swatch tells values apart: each has one picture of its own, and they differ.
    const pictures = new Set(values.flatMap(({ image }) => image ?? [])).size
    const isSeen = pictures > 1 && looks.includes(name)
    return { name, values: isSeen ? values : values.map(({ value, there }) => ({ value, there })) }
  })
}

/** Takes a value; of what was chosen before, what cannot be had with it gives way. */
export function pick(product: Product, picked: Picked, name: string, value: string): Picked {
  let next: Picked = { [name]: value }
  for (const [other, kept] of Object.entries(picked)) {
    if (other === name) continue
    const tried = { ...next, [other]: kept }
    const wanted = product.variants.filter((variant) => fits(variant, tried))
    const any = product.variants.some((variant) => variant.available && fits(variant, next))
    if (wanted.some(({ available }) => available) || (!any && wanted.length > 0)) next = tried
  }
  return next
}

/** The one variant that is meant, once every option is chosen. */
export function variantOf(product: Product, picked: Picked): Variant | undefined {
  if (product.options.some((name) => picked[name] === undefined)) return undefined
  return product.variants.find((variant) => fits(variant, picked))
}

export function missingOf(product: Product, picked: Picked): string[] {
  return product.options.filter((name) => picked[name] === undefined)
}

/** The pictures to leaf through, the one of the choice included, and where that one stands. */
export function picturesOf(product: Product): string[] {
  const own = [product.image ?? [], product.images, product.variants.flatMap(({ image }) => image ?? [])].flat()
  return [...new Set(own)]
}

export function pictureFor(product: Product, picked: Picked): string | undefined {
  const shown = product.variants.find((variant) => variant.image && fits(variant, picked))
  return shown?.image ?? product.image
}

/** Minor units of one: of the variant and the answers, or from the least to the most that is left to choose. */
export function priceOf(product: Product, picked: Picked, values: FormValues): { min: number; max: number } {
  const left = product.variants.filter((variant) => fits(variant, picked))
  const amounts = (left.length > 0 ? left : product.variants).map((variant) => unitPrice(product, variant, values))
  return { min: Math.min(...amounts), max: Math.max(...amounts) }
}

export function costOf({ amount, freeFrom }: DeliveryChoice, goods: number): number {
  return freeFrom !== undefined && goods >= freeFrom ? 0 : amount
}

/** The least that brings it; fetching it oneself counts only where nobody brings it. */
export function cheapest(ways: readonly DeliveryChoice[], goods: number): DeliveryChoice | undefined {
  const brought = ways.filter(({ kind }) => kind !== 'pickup')
  return (brought.length > 0 ? brought : ways).toSorted((a, b) => costOf(a, goods) - costOf(b, goods))[0]
}
