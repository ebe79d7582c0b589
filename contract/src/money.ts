import { z } from 'zod'

/** An amount of money: an integer of minor units (cents; whole yen; fils) and an ISO 4217 currency. Never a float. */
export const Money = z.object({
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type Money = z.infer<typeof Money>

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const DIGITS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Digits after the decimal point of a currency: 0, 2 or 3 (ISO 4217). */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2
}

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

const formats = new Map<string, Intl.NumberFormat>()

/** Making a format takes longer than a turn of the concierge; there are few locales and currencies. */
function formatOf(locale: string, currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${locale}/${currency}/${whole}`
  const known = formats.get(key)
  if (known) return known
  const digits = whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...digits,
  })
  formats.set(key, made)
  return made
}

/** Money as people write it in a locale: "$199.99", "199,99 €". Whole amounts lose their zeros when `short` is set. */
export function formatMoney(money: Money, locale: string, short = false): string {
  const digits = minorDigits(money.currency)
  const whole = short && money.amount % 10 ** digits === 0
  return formatOf(locale, money.currency, whole).format(money.amount / 10 ** digits)
}
