import type { Product, Variant } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Line } from '@souk/contract/order.ts'
import { describeForm } from '../catalog/form.ts'
import { unitPrice } from '../catalog/price.ts'
import type { Shop } from '../shops/shop.ts'
import { taxesOf, taxRuleFor } from './totals.ts'

export type LineRow = { id: string; offer: string; variant: string; form: FormValues; quantity: number }

/** A stored line with the price, stock and words of this moment. An offer that is gone keeps its place and says so. */
export function priceLine(row: LineRow, product: Product | undefined, shop: Shop): Line {
  const variant = product?.variants.find(({ id }) => id === row.variant)
  if (!product || !variant) return goneLine(row, product)
  const unit = unitPrice(product, variant, row.form)
  const image = variant.image ?? product.image
  const line: Line = {
    id: row.id,
    offer: row.offer,
    variant: row.variant,
    title: product.title,
    detail: [...Object.values(variant.options), ...describeForm(product.form, row.form, shop.locale)].join(', '),
    options: variant.options,
    form: row.form,
    ...(image === undefined ? {} : { image }),
    quantity: row.quantity,
    unit,
    discount: 0,
    total: unit * row.quantity,
    taxes: lineTaxes(unit * row.quantity, product, shop),
    fulfilment: product.fulfilment,
  }
  return isShort(variant, row.quantity) ? { ...line, problem: 'sold_out' } : line
}

function isShort(variant: Variant, quantity: number): boolean {
  return variant.left !== undefined && variant.left < quantity
}

function goneLine(row: LineRow, product: Product | undefined): Line {
  return {
    ...row,
    title: product?.title ?? '',
    detail: '',
    options: {},
    unit: 0,
    discount: 0,
    total: 0,
    taxes: [],
    fulfilment: product?.fulfilment ?? 'ship',
    problem: 'gone',
  }
}

export function lineTaxes(gross: number, product: Pick<Product, 'concepts' | 'categories'>, shop: Shop): Line['taxes'] {
  return taxesOf(gross, taxRuleFor(shop.settings.taxes, [...product.concepts, ...product.categories]))
}

/** A line's total and tax after a discount share. */
export function discounted(line: Line, discount: number): Line {
  const total = line.unit * line.quantity - discount
  const [tax] = line.taxes
  return { ...line, discount, total, taxes: tax ? taxesOf(total, { code: tax.code, rate: tax.rate }) : [] }
}
