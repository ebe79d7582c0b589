import { createHash } from 'node:crypto'
import { formatMoney } from '@souk/contract/money.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { isReported, reportException } from '../payments/exceptions.ts'
import type { Context } from './context.ts'
import { tellShop } from './mail/tell-shop.ts'
import { monthAt } from './spending.ts'

/** The shop hears once in a month that its messages cost what they may: on its list, and by e-mail. */
export async function reportCapped(context: Context, tx: Tx, home: string): Promise<void> {
  const shop = await context.directory.byId(home)
  if (!shop) return
  const at = context.clock.now()
  const { month } = monthAt(shop, at)
  const subject = subjectOf(home, month)
  const kind = 'messages.capped'
  if (await isReported(tx.db, { home, kind, subject })) return
  const caps = shop.settings.messageCosts.monthlyCaps.map((cap) => formatMoney(cap, shop.locale)).join(', ')
  const detail = `messages of ${month} cost what they may (${caps}): what costs more is not sent, answers are`
  context.log.warn({ kind, home, month }, detail)
  await reportException(tx, { home, id: context.newId(), kind, subject, detail, at })
  await recordAudit(tx, { home, id: context.newId(), actor: 'system', action: kind, target: month })
  tellShop(tx, { home, what: 'capped', id: subject })
}

/** The same for everything that is refused in a month. */
function subjectOf(home: string, month: string): string {
  const hash = createHash('sha256').update(`capped/${home}/${month}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
