import { expireAllLeases, sweepMailboxes } from '../conversations/mailbox.ts'
import { GatewayError } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { forgetOldKeys } from '../kernel/idempotency.ts'
import { overdueCheckouts } from '../orders/checkout-store.ts'
import { savePayment, unheardPayments } from '../payments/store.ts'
import { cancelCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import { handleInbound } from './inbound.ts'
import { sweepNotices } from './notice.ts'
import { settle } from './paid.ts'
import { takeTurns } from './turn.ts'

const TURN_MS = 2000
const SLOW_MS = 15_000
/** How long a payment may say nothing before its gateway is asked. */
const UNHEARD_MS = 20_000
const KEY_DAYS = 2

export type Sweeper = { stop(): Promise<void>; wakeInbound(): void }

/** Takes up what was left lying: by a crash, a lost connection, a webhook that never came. */
export function startSweeper(context: Context, alone: boolean): Sweeper {
  const { background } = context
  let inbound = false
  function wakeInbound(): void {
    if (inbound) return
    inbound = true
    background.start('inbound', async () => {
      try {
        while ((await handleInbound(context)) > 0);
      } finally {
        inbound = false
      }
    })
  }
  const quick = setInterval(() => {
    background.start('sweep', () => turns(context))
    wakeInbound()
  }, TURN_MS)
  const slow = setInterval(() => background.start('sweep', () => leftovers(context)), SLOW_MS)
  quick.unref()
  slow.unref()
  background.start('sweep', async () => {
    // Nobody else is alive on this database, so nobody is still working on what a dead server had claimed.
    if (alone) await expireAllLeases(context.database)
    await turns(context)
  })
  return {
    wakeInbound,
    async stop() {
      clearInterval(quick)
      clearInterval(slow)
    },
  }
}

async function turns(context: Context): Promise<void> {
  for (const claim of await sweepMailboxes(context.database, 50)) {
    context.log.info({ conversation: claim.conversation, tries: claim.tries }, 'a turn is taken up again')
    context.background.start('turn', () => takeTurns(context, claim))
  }
}

async function leftovers(context: Context): Promise<void> {
  const now = context.clock.now()
  await sweepNotices(context)
  for (const payment of await unheardPayments(context.database.read, new Date(now.getTime() - UNHEARD_MS), 50)) {
    const gateway = context.gateways.get(payment.gateway)
    if (!gateway || payment.gatewayRef === null) continue
    try {
      const { outcome } = await gateway.fetch(payment.gatewayRef)
      if (outcome === 'pending') await context.database.transact((tx) => savePayment(tx, payment, {}, now))
      else await settle(context, { home: payment.home, payment: payment.id, outcome })
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      context.log.warn({ err: error, payment: payment.id }, 'a gateway did not answer')
    }
  }
  for (const { home, id } of await overdueCheckouts(context.database.read, now, 100)) {
    const shop = await context.directory.byId(home)
    if (!shop) continue
    try {
      await context.database.transact((tx) => cancelCheckout(context, tx, shop, id))
    } catch (error) {
      // Paid at the last moment: it is no longer overdue.
      if (!(error instanceof Failure)) throw error
    }
  }
  await context.database.transact((tx) => forgetOldKeys(tx, new Date(now.getTime() - KEY_DAYS * 86_400_000)))
}
