import type { Product, Variant } from './catalog.ts'
import type { FormValues } from './offers.ts'

/** The unit price of a variant with these answers, in minor units, by the offer's price rule. */
export function unitPrice(
  product: Pick<Product, 'form' | 'priceRule'>,
  variant: Pick<Variant, 'price'>,
  values: FormValues,
): number {
  const { priceRule } = product
  if (priceRule.kind === 'fixed') return variant.price.amount
  let amount = variant.price.amount
  for (const field of product.form) {
    const value = values[field.id]
    if (field.type === 'choice') amount += field.choices.find((choice) => choice.id === value)?.amount ?? 0
    if (field.type === 'choices' && typeof value === 'object') {
      for (const choice of field.choices) {
        const level = value[choice.id]
        if (level === undefined || level === 'none') continue
        const included = field.included.includes(choice.id)
        // What is part of it costs nothing; twice of it costs what one more would.
        const times =
          level === 'extra' ? (included ? priceRule.extraFactor - 1 : priceRule.extraFactor) : included ? 0 : 1
        amount += choice.amount * times
      }
    }
  }
  return Math.max(0, amount)
}
