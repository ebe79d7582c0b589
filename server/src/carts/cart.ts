import { isDeepStrictEqual } from 'node:util'
import type { Cart, LineInput } from '@souk/contract/order.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Product } from '@souk/contract/catalog.ts'
import { checkForm } from '../catalog/form.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { inShopTime } from './appointments.ts'
import { type LineRow, priceLine } from './line.ts'
import type { CartRow } from './store.ts'
import { totalRows } from './totals.ts'

/** Units of one thing in a cart at most. */
export const MOST_UNITS = 999
/** Lines of a cart at most: each change of it is told with all of them. */
export const MOST_LINES = 200

/** A cart as it is now: stored lines with the offers of this moment, in the language of its thread. */
export function cartOf(
  row: CartRow,
  lines: readonly LineRow[],
  products: readonly Product[],
  shop: Shop,
  at: Date,
): Cart {
  const byId = new Map(products.map((product) => [product.id, product]))
  const language = row.language || shop.locale
  const priced = lines.map((line) => priceLine(line, byId.get(line.offer), shop, { language, at }))
  return {
    id: row.id,
    shop: shop.id,
    currency: row.currency,
    version: row.version,
    lines: priced,
    totals: totalRows(priced),
  }
}

/**
 * What is wanted, checked against the offer: the variant exists (or is the only one), the answers fit the form. Throws
 * `not_found`, `invalid_form` or `sold_out`.
 */
export function checkLine(
  input: LineInput,
  product: Product | undefined,
  already: number,
  zone: string,
): Omit<LineRow, 'id'> {
  if (!product) throw new Failure('not_found', 'there is no such offer')
  const only = product.variants.length === 1 ? product.variants[0] : undefined
  const variant = input.variant === undefined ? only : product.variants.find(({ id }) => id === input.variant)
  if (!variant) {
    if (input.variant !== undefined) throw new Failure('not_found', 'there is no such variant')
    throw new Failure(
      'invalid_form',
      undefined,
      product.options.map((path) => ({ path, message: 'is missing' })),
    )
  }
  const form = checkAnswers(product, input.form, zone)
  const quantity = input.quantity
  if (variant.left !== undefined && variant.left < quantity + already) {
    throw new Failure('sold_out', variant.left === 0 ? 'this is sold out' : `only ${variant.left} left`)
  }
  return { offer: product.id, variant: variant.id, form, quantity }
}

export function checkAnswers(product: Product, given: FormValues, zone: string): FormValues {
  const { values, issues } = checkForm(product.form, given)
  if (issues.length > 0) throw new Failure('invalid_form', undefined, issues)
  return inShopTime(product.form, values, zone)
}

/** The line that the same thing, answered the same, already has. */
export function sameLine<L extends LineRow>(lines: readonly L[], wanted: Omit<LineRow, 'id'>): L | undefined {
  return lines.find((line) => line.variant === wanted.variant && isDeepStrictEqual(line.form, wanted.form))
}
