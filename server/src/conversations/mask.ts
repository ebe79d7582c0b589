import type { ShopperPart } from '@souk/contract/parts.ts'

/** 13 to 19 digits, as people write card numbers: together, or in groups with blanks or hyphens. */
const DIGITS = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d])/g

/** ISO/IEC 7812-1 annex B. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** Replaces what passes for a card number; only its last four digits are ever stored. */
export function maskCards(text: string): string {
  return text.replace(DIGITS, (match) => {
    const digits = match.replace(/\D/g, '')
    return luhn(digits) && !/^0+$/.test(digits) ? `•••• ${digits.slice(-4)}` : match
  })
}

/** Masks card numbers in everything a shopper typed. */
export function maskParts(parts: readonly ShopperPart[]): ShopperPart[] {
  return parts.map((part) => {
    if (part.type === 'text') return { ...part, text: maskCards(part.text) }
    if (part.type === 'form') {
      const values = Object.entries(part.values).map(([key, value]) => [key, typeof value === 'string' ? maskCards(value) : value] as const)
      return { ...part, values: Object.fromEntries(values) }
    }
    return part
  })
}
