import { parseDecimal } from '@souk/contract/money.ts'
import { RowRefused } from '../imported.ts'

/** A decimal price in the shop's currency, thousands separated or not. Throws `invalid_price`. */
export function readAmount(text: string, currency: string, column: string): number {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text) ? text.replaceAll(',', '') : text
  const amount = parseDecimal(plain, currency)
  if (amount === null || amount < 0)
    throw new RowRefused('invalid_price', `${column} is not a price in ${currency}: ${short(text)}`)
  return amount
}

/** A price with its currency, "19.99 USD" or "USD 19.99"; without one it is the shop's. */
export function readPriced(text: string, currency: string, column: string): number {
  const match = /^(?:([A-Z]{3})\s*)?([\d.,]+)(?:\s*([A-Z]{3}))?$/iu.exec(text)
  if (!match) throw new RowRefused('invalid_price', `${column} is not a price: ${short(text)}`)
  const named = (match[1] ?? match[3])?.toUpperCase()
  if (named !== undefined && named !== currency) throw wrongCurrency(named, currency)
  return readAmount(match[2] ?? '', currency, column)
}

export function wrongCurrency(named: string, currency: string): RowRefused {
  return new RowRefused('wrong_currency', `the price is in ${named}, the shop sells in ${currency}`)
}

/** A former price counts only above the present one. */
export function formerAmount(former: number | null, amount: number): number | null {
  return former !== null && former > amount ? former : null
}

/** A count of stock; below nothing is nothing. null where the text is no number. */
export function readStock(text: string): number | null {
  if (!/^-?\d{1,9}(?:\.0+)?$/u.test(text)) return null
  return Math.max(0, Math.trunc(Number(text)))
}

export function short(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
