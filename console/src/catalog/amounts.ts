import { minorDigits } from '@souk/contract/currency.ts'
import { parseDecimal } from '@souk/contract/decimal.ts'

/** Minor units as one writes them in a field: "189.00". */
export function amountText(amount: number | undefined, currency: string): string {
  return amount === undefined ? '' : (amount / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
}

/** What stands in the field as minor units, a comma as good as a point; null where it is no price. */
export function amountIn(text: string, currency: string): number | null {
  const plain = text.trim().replace(',', '.')
  const amount = plain === '' ? null : parseDecimal(plain, currency)
  return amount === null || amount < 0 ? null : amount
}

/** A count; undefined where nothing is counted, null where it is no count. */
export function countIn(text: string): number | undefined | null {
  const plain = text.trim()
  if (plain === '') return undefined
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null
}
