import { z } from 'zod'
import { minorDigits } from './currency.ts'

export { parseDecimal } from './decimal.ts'
export { minorDigits }

/** An amount of money: an integer of minor units (cents; whole yen; fils) and an ISO 4217 currency. Never a float. */
export const Money = z.object({
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type Money = z.infer<typeof Money>

const formats = new Map<string, Intl.NumberFormat>()

/** Making a format takes longer than a turn of the concierge; there are few locales and currencies. */
function formatOf(locale: string, currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${locale}/${currency}/${whole}`
  const known = formats.get(key)
  if (known) return known
  // Said outright: engines follow common usage, which drops the fraction of some currencies (IQD, HUF, COP), and with it
  // a part of the price.
  const digits = whole ? 0 : minorDigits(currency)
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
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
