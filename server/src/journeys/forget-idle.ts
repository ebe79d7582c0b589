import { heldRoots } from '../kernel/erase.ts'
import { quietRows } from '../kernel/quiet.ts'
import { daysOf, type Tags } from '../kernel/tags.ts'
import { customersOfPerson } from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { allShops } from '../shops/store.ts'
import type { Context } from './context.ts'
import { askToForget } from './forget.ts'

const DAY_MS = 86_400_000
/** Customers that one statement finds; each is forgotten by steps of its own. */
const PAGE = 10_000
const ROOT = 'customers'

/** After how many days without a sign of them a shop's customers are forgotten: its own, else those of the schema's tag. */
export function idleDays(tags: Tags, shop: Pick<Shop, 'settings'>): number {
  const days = shop.settings.forgetAfterDays ?? daysOf(tags.get(ROOT)?.idle)
  if (days === undefined) throw new Error('the tag of customers does not say when they are forgotten')
  return days
}

/**
 * Has those forgotten who were not heard of for as long as the shop says, as if they had asked. Who has an order or a payment
 * under way is left until a later round.
 */
export async function forgetIdle(context: Context, tags: Tags): Promise<void> {
  for (const shop of await allShops(context.database.read)) {
    const before = new Date(context.clock.now().getTime() - idleDays(tags, shop) * DAY_MS)
    for (let after: string | undefined; ;) {
      const asked = { home: shop.id, root: ROOT, before, after, limit: PAGE }
      const page = await context.database.transact((tx) => quietRows(tx, tags, asked))
      const quiet = new Set(page)
      for (const customer of page) await forgetUnlessOpen(context, tags, { home: shop.id, customer, quiet })
      after = page.at(-1)
      if (page.length < PAGE) break
    }
  }
}

type Whom = { home: string; customer: string; quiet: ReadonlySet<string> }

async function forgetUnlessOpen(context: Context, tags: Tags, { home, customer, quiet }: Whom): Promise<void> {
  await context.database.transact(async (tx) => {
    // Who is heard of as another customer, who is the same person, is not quiet.
    const person = await customersOfPerson(tx.db, home, customer)
    if (!person.every((one) => quiet.has(one))) return
    const open = await heldRoots(tx, tags, { home, root: ROOT, ids: [customer] }, 'open')
    if (open.length === 0) await askToForget(context, tx, { home, customer, by: 'retention' })
  })
}
