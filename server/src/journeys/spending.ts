import type { Cost } from '@souk/contract/cost.ts'
import { costsOf, expectedCost, isOver, type Spent, sumOf } from '../conversations/costs.ts'
import { createCache } from '../kernel/cache.ts'
import type { Shop } from '../shops/shop.ts'
import { spentIn } from '../views/costs.ts'
import type { Context } from './context.ts'

/** What other servers have sent, and what providers have reported of ours, goes unseen for so long. */
const FRESH_MS = 10_000
const MOST_SHOPS = 1000

/** Days of a month where the shop is: the first moment, and the first of the next. */
export function monthAt({ timezone }: Pick<Shop, 'timezone'>, now: Date): { month: string; from: Date; to: Date } {
  const day = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone).toPlainDate()
  const first = day.with({ day: 1 })
  const at = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timezone).epochMilliseconds)
  return { month: first.toString().slice(0, 7), from: at(first), to: at(first.add({ months: 1 })) }
}

export type Asked = { connection: string; kind: string; category: string | null }

/** What a shop has spent this month, as far as this server knows. */
export type Ledger = {
  /** Whether one more message would pass the cap. */
  isOver(asked: Asked): boolean
  /** It is going out. */
  spend(asked: Asked, messages: number): void
}

export type Spending = {
  /** Undefined where the shop has set no cap: then nothing is asked. */
  ledgerOf(shop: Shop): Promise<Ledger | undefined>
}

export function createSpending(context: Pick<Context, 'database' | 'clock'>): Spending {
  const ledgers = createCache<{ all: readonly Spent[]; added: Cost[] }>(context.clock, FRESH_MS, MOST_SHOPS)
  return {
    async ledgerOf(shop) {
      const { messageCosts } = shop.settings
      if (messageCosts.monthlyCaps.length === 0) return undefined
      const { month, from, to } = monthAt(shop, context.clock.now())
      const known = await ledgers.get(`${shop.id}/${month}`, async () => ({
        all: await spentIn(context.database.read, { home: shop.id, from, to }),
        added: [],
      }))
      const costOf = (asked: Asked) => expectedCost(messageCosts, known.all, asked)
      const spent = () => sumOf([...known.all.flatMap((one) => costsOf(one, messageCosts.prices)), ...known.added])
      return {
        isOver(asked) {
          const next = costOf(asked)
          return next !== undefined && isOver(messageCosts, spent(), next)
        },
        spend(asked, messages) {
          const next = costOf(asked)
          if (next) known.added = sumOf([...known.added, { ...next, millionths: next.millionths * messages }])
        },
      }
    },
  }
}
