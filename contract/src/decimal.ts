import { minorDigits } from './currency.ts'

/** A decimal text such as "199.99" as minor units of the currency; null when it is no number or has more digits than the currency. */
export function parseDecimal(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return null
  const digits = minorDigits(currency)
  const fraction = match[3] ?? ''
  if (/[1-9]/.test(fraction.slice(digits))) return null
  const amount = Number((match[2] ?? '') + fraction.slice(0, digits).padEnd(digits, '0'))
  return Number.isSafeInteger(amount) ? (match[1] ? -amount : amount) : null
}
