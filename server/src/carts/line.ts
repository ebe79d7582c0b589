import { chosenText } from '@souk/concierge/skills/wording.ts'
import type { Product, Variant } from '@souk/contract/catalog.ts'
import { perUnit } from '@souk/contract/net-quantity.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Line } from '@souk/contract/order.ts'
import { unitPrice } from '@souk/contract/unit-price.ts'
import { z } from 'zod'
import { voiceOf } from '../catalog/wording.ts'
import { ageCategoriesOf } from '../law/minimum-age.ts'
import { unitPricing } from '../law/unit-price.ts'
import { appointmentsOf } from './appointments.ts'
import { carriedAs } from './carried.ts'
import type { Shop } from '../shops/shop.ts'
import { taxRulesOf } from '../shops/taxes.ts'
import { taxesOf, taxRuleFor } from './totals.ts'

export type LineRow = { id: string; offer: string; variant: string; form: FormValues; quantity: number }
/** A line where it lies: a person's carts are shown as one, and each line stays in the cart it was put into. */
export type CartLine = LineRow & { cart: string }

/**
 * A stored line with the price and stock of this moment, in a language; one that has its words already keeps them. An
 * offer that is gone keeps its place and says so.
 */
export function priceLine(
  row: LineRow & Partial<Pick<Line, 'detail'>>,
  product: Product | undefined,
  shop: Shop,
  { language, at }: { language: string; at: Date },
): Line {
  const variant = product?.variants.find(({ id }) => id === row.variant)
  if (!product || !variant) return goneLine(row, product)
  const unit = unitPrice(product, variant, row.form)
  const perBase = perUnit(unit, variant.netQuantity, unitPricing(shop.country, at))
  const image = variant.image ?? product.image
  const appointments = appointmentsOf(product.form, row.form, shop.timezone)
  const day = dayOf(product.form, row.form)
  const line: Line = {
    id: row.id,
    offer: row.offer,
    variant: row.variant,
    title: product.title,
    detail: row.detail ?? chosenText(voiceOf(shop, language), product.form, variant.options, row.form),
    options: variant.options,
    form: row.form,
    ...(image === undefined ? {} : { image }),
    quantity: row.quantity,
    unit,
    ...(perBase ? { unitPrice: perBase } : {}),
    discount: 0,
    total: unit * row.quantity,
    ...taxedAs(unit * row.quantity, product, shop, at),
    ...carriedAs(shop, product),
    ...(appointments.length > 0 ? { appointments } : {}),
    ...(day === undefined ? {} : { day }),
    ...ageOf(product),
    ...(product.legal?.withdrawal ? { withdrawal: product.legal.withdrawal } : {}),
  }
  return isShort(variant, row.quantity) ? { ...line, problem: 'sold_out' } : line
}

/** From which age on it is sold, as what it is and as the shop wants. */
function ageOf({ concepts, legal }: Product): Pick<Line, 'age'> {
  const { category, years } = legal?.age ?? {}
  const categories = category ? [category] : ageCategoriesOf(concepts)
  if (categories.length === 0 && years === undefined) return {}
  return { age: { categories, ...(years === undefined ? {} : { years }) } }
}

const Day = z.iso.date()

/** The day that somebody chose for it: the first date that its form asks for. */
function dayOf(form: Product['form'], values: FormValues): string | undefined {
  return form.flatMap(({ id, type }) => (type === 'date' ? (Day.safeParse(values[id]).data ?? []) : []))[0]
}

function isShort(variant: Variant, quantity: number): boolean {
  return variant.left !== undefined && variant.left < quantity
}

function goneLine(row: LineRow & Partial<Pick<Line, 'detail'>>, product: Product | undefined): Line {
  return {
    ...row,
    title: product?.title ?? '',
    detail: row.detail ?? '',
    options: {},
    unit: 0,
    discount: 0,
    total: 0,
    taxes: [],
    fulfilment: product?.fulfilment ?? 'ship',
    problem: 'gone',
  }
}

/** The tax at home, and where other countries' rates may count, the rule by which they do. */
export function taxedAs(
  gross: number,
  product: Pick<Product, 'concepts' | 'categories'>,
  shop: Shop,
  at: Date,
): Pick<Line, 'taxes' | 'taxRule'> {
  const rule = taxRuleFor(taxRulesOf(shop, at), [...product.concepts, ...product.categories])
  const taxes = taxesOf(gross, rule)
  if (!rule || !shop.settings.oss) return { taxes }
  const { concepts: _, ...taxRule } = rule
  return { taxes, taxRule }
}

/** A line's total and tax after a discount share. */
export function discounted(line: Line, discount: number): Line {
  const total = line.unit * line.quantity - discount
  const [tax] = line.taxes
  return { ...line, discount, total, taxes: tax ? taxesOf(total, tax) : [] }
}
