import type { Customer, KeptOrder } from '@souk/contract/customer.ts'
import type { Money } from '@souk/contract/money.ts'

/** What was bought in all, by currency; what was canceled is not. */
export function worthOf(orders: readonly KeptOrder[]): Money[] {
  const sums = new Map<string, number>()
  for (const { state, total } of orders)
    if (state !== 'canceled') sums.set(total.currency, (sums.get(total.currency) ?? 0) + total.amount)
  return [...sums].map(([currency, amount]) => ({ amount, currency }))
}

const SIZE = 'size '

/** The sizes that fit, by the shop's charts. */
export function sizesOf(profile: Customer['profile']): { chart: string; size: string }[] {
  return Object.entries(profile).flatMap(([name, size]) =>
    name.startsWith(SIZE) && typeof size === 'string' ? [{ chart: name.slice(SIZE.length), size }] : [],
  )
}

/** What else they told of themselves, as far as it is words. */
export function likings(profile: Customer['profile']): { name: string; value: string }[] {
  return Object.entries(profile).flatMap(([name, value]) => {
    if (name.startsWith(SIZE)) return []
    if (typeof value === 'string' && value !== '') return [{ name, value }]
    if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))
      return [{ name, value: value.join(', ') }]
    return []
  })
}

export type Moment = {
  at: string
  key: string
  what: 'first' | 'order' | 'consent' | 'ended' | 'linked'
  words: string
}

/** What happened between the shop and somebody, on all channels, newest first. */
export function momentsOf(
  { since, orders, consents }: Pick<Customer, 'since' | 'orders' | 'consents'>,
  links: readonly { id: string; evidence: string; at: string }[],
): Moment[] {
  const all: Moment[] = [
    { at: since, key: 'since', what: 'first', words: '' },
    ...orders.map(({ number, placedAt }): Moment => ({ at: placedAt, key: number, what: 'order', words: number })),
    ...consents.map(({ id, givenAt, purpose }): Moment => ({ at: givenAt, key: id, what: 'consent', words: purpose })),
    ...consents.flatMap(({ id, endedAt, purpose }): Moment[] =>
      endedAt === undefined ? [] : [{ at: endedAt, key: `${id} end`, what: 'ended', words: purpose }],
    ),
    ...links.map(({ id, evidence, at }): Moment => ({ at, key: id, what: 'linked', words: evidence })),
  ]
  return all.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}
