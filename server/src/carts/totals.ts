import type { Line, Tax, Total } from '@souk/contract/order.ts'
import type { TaxRule } from '@souk/contract/shop.ts'

const MILLION = 1_000_000n

/** Tax that is part of a gross amount, to the nearest minor unit: gross × rate / (1 + rate). Rate in millionths. */
export function includedTax(gross: number, rate: number): number {
  const numerator = BigInt(gross) * BigInt(rate)
  const denominator = MILLION + BigInt(rate)
  return Number((numerator * 2n + denominator) / (denominator * 2n))
}

/** The rule that applies to something of these concepts or categories: the first that names one, else the first that names none. */
export function taxRuleFor(rules: readonly TaxRule[], marks: readonly string[]): TaxRule | undefined {
  return (
    rules.find((rule) => rule.concepts?.some((concept) => marks.includes(concept))) ??
    rules.find((rule) => !rule.concepts)
  )
}

/** A rate and its name; `country` whose it is, where it is declared there. */
export type TaxRate = Pick<Tax, 'code' | 'rate' | 'country'>

export function rateOf({ code, rate, country }: TaxRate): TaxRate {
  return { code, rate, ...(country === undefined ? {} : { country }) }
}

/** The same for amounts that are summed up together. */
export function rateKey({ code, rate, country = '' }: TaxRate): string {
  return `${rate} ${code} ${country}`
}

export function taxesOf(gross: number, rule: TaxRate | undefined): Tax[] {
  if (!rule || rule.rate === 0) return []
  return [{ ...rateOf(rule), amount: includedTax(gross, rule.rate), included: true }]
}

/**
 * Shares an amount among weights so that the shares are whole and add up exactly (largest remainder; ties to the earlier
 * one). Weights are not negative; all zero shares equally.
 */
export function share(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  const even = sum === 0n
  const total = even ? BigInt(weights.length) : sum
  if (weights.length === 0) return []
  const parts = weights.map((weight) => {
    const product = BigInt(amount) * (even ? 1n : BigInt(weight))
    return { whole: product / total, rest: product % total }
  })
  let left = BigInt(amount) - parts.reduce((done, part) => done + part.whole, 0n)
  const order = parts.map((_, index) => index).sort((a, b) => compare(parts[b]?.rest, parts[a]?.rest) || a - b)
  for (const index of order) {
    const part = parts[index]
    if (left === 0n || !part) break
    part.whole += 1n
    left -= 1n
  }
  return parts.map((part) => Number(part.whole))
}

function compare(left: bigint | undefined, right: bigint | undefined): number {
  return (left ?? 0n) < (right ?? 0n) ? -1 : (left ?? 0n) > (right ?? 0n) ? 1 : 0
}

export type Charge = { label: string; amount: number }

/** What bringing or wrapping the goods contains in tax: it goes with them, at the rate that most of their value has. */
function chargeTaxes(lines: readonly Line[], amount: number): Tax[] {
  const byRate = new Map<string, { tax: Tax | undefined; value: number }>()
  for (const { taxes, total } of lines) {
    const [tax] = taxes
    const key = tax ? rateKey(tax) : ''
    byRate.set(key, { tax, value: (byRate.get(key)?.value ?? 0) + total })
  }
  const [main] = [...byRate.values()].toSorted((a, b) => b.value - a.value)
  return main?.tax && amount > 0 ? taxesOf(amount, main.tax) : []
}

/**
 * The signed rows of a cart or order, in order; `total` is the sum of the rows before it. Prices are gross: the tax they
 * contain stands with each line and charge and is no row.
 */
export function totalRows(lines: readonly Line[], shipping?: Charge, fee?: Charge): Total[] {
  const subtotal = lines.reduce((sum, line) => sum + line.unit * line.quantity, 0)
  const discount = lines.reduce((sum, line) => sum + line.discount, 0)
  const rows: Total[] = [{ type: 'subtotal', amount: subtotal }]
  if (discount > 0) rows.push({ type: 'discount', amount: -discount })
  if (shipping) rows.push(chargeRow('fulfillment', lines, shipping))
  if (fee) rows.push(chargeRow('fee', lines, fee))
  return [...rows, { type: 'total', amount: rows.reduce((sum, row) => sum + row.amount, 0) }]
}

function chargeRow(type: 'fulfillment' | 'fee', lines: readonly Line[], { label, amount }: Charge): Total {
  const taxes = chargeTaxes(lines, amount)
  return { type, label, amount, ...(taxes.length > 0 ? { taxes } : {}) }
}

/** The row `total`, in minor units. */
export function totalOf(rows: readonly Total[]): number {
  return rows.find((row) => row.type === 'total')?.amount ?? 0
}
