import type { AssumedTax } from '@souk/contract/legal.ts'
import type { ShopSettings, TaxRule } from '@souk/contract/shop.ts'
import { standardVat } from '../law/vat-rates.ts'

type Taxed = { country: string | null; settings: Pick<ShopSettings, 'legal' | 'taxes'> }

/** A small business and the like: no tax is charged, and its papers say so. */
export function isExempt({ settings: { legal, taxes } }: Pick<Taxed, 'settings'>): boolean {
  return legal.noVatId === true && taxes.length === 0
}

/**
 * What prices hold where no rule of the shop says it: they are shown as "incl. VAT", so it is the standard rate of the
 * country, never none. A shop that says that it has no VAT number charges only what it has set itself.
 */
export function assumedTax({ country, settings: { legal, taxes } }: Taxed, at: Date): AssumedTax | undefined {
  if (legal.noVatId === true || taxes.some(({ concepts }) => !concepts)) return undefined
  return standardVat(country, at)
}

/** The rules by which a shop's prices hold tax at a moment; the first that fits counts. */
export function taxRulesOf(shop: Taxed, at: Date): readonly TaxRule[] {
  const assumed = assumedTax(shop, at)
  return assumed ? [...shop.settings.taxes, { code: 'VAT', rate: assumed.rate }] : shop.settings.taxes
}

/** Whether anything a shop sells holds tax: only then may its prices say that they do. */
export function chargesTax(shop: Taxed, at: Date): boolean {
  return taxRulesOf(shop, at).some(({ rate }) => rate > 0)
}
