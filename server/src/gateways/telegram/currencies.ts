/**
 * What Telegram bills in (https://core.telegram.org/bots/payments/currencies.json). Each has as many digits there as in
 * ISO 4217, so amounts are the same; a currency of which that is not known is not offered. What the least and the most is
 * follows the exchange rates of the day: Telegram says so itself.
 */
const CODES = `AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BND BOB BRL CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP EUR GBP GEL
GTQ HKD HNL HRK HUF IDR ILS INR ISK JMD JPY KES KGS KRW KZT LBP LKR MAD MDL MNT MUR MVR MXN MYR MZN NGN NIO NOK NPR NZD
PAB PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TJS TRY TTD TWD TZS UAH UGX USD UYU UZS VND YER ZAR`

const KNOWN: ReadonlySet<string> = new Set(CODES.split(/\s+/))

export function isBilledIn(currency: string): boolean {
  return KNOWN.has(currency)
}
