import type { Concession } from '@souk/contract/concession.ts'
import type { Tx } from '../kernel/database.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { saveCheckout } from '../orders/checkout-store.ts'
import { reprice } from '../orders/prepare.ts'
import type { Shop } from '../shops/shop.ts'
import { type Caller, callerName } from './caller.ts'
import { lockEditable, newExpiry, told } from './checkout.ts'
import type { Context } from './context.ts'

/** How many percent somebody may take off: a member by name, else by role; who calls by a key is a program of the shop's. */
export function limitOf({ settings: { concessions } }: Pick<Shop, 'settings'>, caller: Caller): number {
  if (caller.kind !== 'staff') return 100
  return concessions.members[caller.id] ?? concessions.roles[caller.role]
}

type Concede = { shop: Shop; checkout: string; concession: Concession | null; caller: Caller }

/**
 * Takes something off the price of a checkout that is still open, in place of what was taken off before. A payment that
 * has begun is given up: nobody pays an amount that has changed. Throws `forbidden` above the caller's limit.
 */
export async function concede(
  context: Context,
  tx: Tx,
  { shop, checkout, concession, caller }: Concede,
): Promise<CheckoutRow> {
  const limit = limitOf(shop, caller)
  const at = context.clock.now()
  const row = await lockEditable(context, tx, shop, { checkout, admit: undefined })
  if (concession) checkLimit(row, concession, limit)
  const next = newExpiry(context, reprice({ ...row, concession: concession && { ...concession, limit } }, shop, at))
  const data = { ...concession, checkout }
  const entry = { actor: callerName(caller), action: 'checkout.concede', target: row.conversation ?? checkout, data }
  await recordAudit(tx, { home: shop.id, id: context.newId(), ...entry })
  tx.later(saveCheckout(tx, next, at))
  await told(context, tx, shop, next)
  return next
}

function checkLimit({ lines }: CheckoutRow, { percent, amount = 0, line }: Concession, limit: number): void {
  const meant = lines.filter(({ id }) => line === undefined || id === line)
  if (meant.length === 0) throw new Failure('invalid_request', 'there is no such line')
  const sum = meant.reduce((total, one) => total + one.unit * one.quantity, 0)
  const isWithin = percent === undefined ? amount * 100 <= sum * limit : percent <= limit
  if (!isWithin) throw new Failure('forbidden', `you may take off ${limit} percent at most`)
}
