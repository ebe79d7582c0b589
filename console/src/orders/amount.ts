import { minorDigits } from '@souk/contract/currency.ts'

/** What somebody wrote as a sum, in minor units: "12", "12,50", "1 234.5". Undefined where it is none, or finer than the coin. */
export function readAmount(words: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(words.replace(/[\s'’]/g, ''))
  const [, whole = '', part = ''] = match ?? []
  if (!match || part.length > digits) return undefined
  const amount = Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || 0)
  return Number.isSafeInteger(amount) ? amount : undefined
}

/** A sum as it is written into a field: "12.50". */
export function plainAmount(amount: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(amount).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
