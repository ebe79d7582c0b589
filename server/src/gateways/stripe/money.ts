import type { Money } from '@souk/contract/money.ts'
import { minorDigits } from '@souk/contract/currency.ts'
import { Failure } from '../../kernel/failure.ts'

/**
 * Stripe's unit of a currency differs from ISO 4217 for a few (https://docs.stripe.com/currencies, "Zero-decimal
 * currencies" and "Special cases"). The ariary has two digits in ISO and none at Stripe; the króna and the Uganda shilling
 * have none in ISO, but Stripe goes on taking hundredths, of whole units only.
 */
const STRIPE_DIGITS: Record<string, number> = { MGA: 0, ISK: 2, UGX: 2 }

function stripeDigits(currency: string): number {
  return STRIPE_DIGITS[currency] ?? minorDigits(currency)
}

/** An amount as Stripe takes it; null where it has none for it, such as a part of an ariary or 5.124 dinar. */
export function toStripe({ amount, currency }: Money): number | null {
  const shift = stripeDigits(currency) - minorDigits(currency)
  const units = shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift
  // "These API calls require the least-significant (last) digit to be 0", of currencies with three (same page).
  const isFine = stripeDigits(currency) === 3 && units % 10 !== 0
  return Number.isSafeInteger(units) && !isFine ? units : null
}

/** The same of what is to be paid: no try will ever charge it. Throws `amount_not_taken`. */
export function chargeable(money: Money): number {
  const units = toStripe(money)
  if (units !== null) return units
  const code = money.currency
  const step = stripeDigits(code) === 3 ? '0.010' : '1'
  throw new Failure('amount_not_taken', `Stripe takes ${code} in steps of ${step}`)
}

/** What Stripe says, in our minor units and spelling. What is less than one of ours is left out. */
export function fromStripe(units: number, currency: string): Money {
  const code = currency.toUpperCase()
  const shift = minorDigits(code) - stripeDigits(code)
  return { amount: Math.trunc(units * 10 ** shift), currency: code }
}
