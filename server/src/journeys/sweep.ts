import { countUnreadable } from '../conversations/inbound.ts'
import { expireAllLeases, sweepMailboxes } from '../conversations/mailbox.ts'
import { GatewayError } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { releaseJobs } from '../kernel/jobs.ts'
import { oneAtATime } from '../kernel/one-at-a-time.ts'
import { overdueCheckouts } from '../orders/checkout-store.ts'
import { openExceptions } from '../payments/exceptions.ts'
import { openNotices } from '../payments/notices.ts'
import { livePayment, type PaymentRow, savePayment, unheardPayments } from '../payments/store.ts'
import { expireCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import type { Intake } from './inbound.ts'
import { actOn } from './notice.ts'
import { settle } from './paid.ts'
import { sweepSpent } from './spent.ts'
import { giveUpTurn, takeTurns } from './turn.ts'

const TURN_MS = 2000
const SLOW_MS = 15_000
/** How long a payment may say nothing before its gateway is asked. */
const UNHEARD_MS = 20_000
/** How long whoever stored a notice has to act on it. */
const NOTICE_MS = 5000

/** Turns of one message that may be cut off before we believe that it is the message. */
const MOST_TRIES = 5

export type Sweeper = { stop(): Promise<void> }

/** Takes up what was left lying: by a crash, a lost connection, a webhook that never came. */
export function startSweeper(context: Context, intake: Intake, alone: boolean): Sweeper {
  const { background } = context
  const help = 'Exceptions of all shops that wait for a person'
  context.metrics.gauge('souk_exceptions_open', help, () => openExceptions(context.database.read))
  const unread = 'What messengers brought that this version cannot read, of all shops'
  context.metrics.gauge('souk_inbound_unreadable', unread, () => countUnreadable(context.database.read))
  const sweepTurns = oneAtATime(background, 'sweep', () => turns(context))
  // Each for itself: a gateway that does not answer keeps no checkout open.
  const leftovers = LEFTOVERS.map((sweep) => oneAtATime(background, sweep.name, () => sweep(context)))
  const quick = setInterval(() => {
    sweepTurns()
    intake.wake()
  }, TURN_MS)
  const slow = setInterval(() => {
    for (const sweep of leftovers) sweep()
  }, SLOW_MS)
  quick.unref()
  slow.unref()
  background.start('sweep', async () => {
    // Nobody else is alive on this database, so nobody is still working on what a dead server had claimed.
    if (alone) await expireAllLeases(context.database)
    intake.open()
    await turns(context)
  })
  return {
    async stop() {
      clearInterval(quick)
      clearInterval(slow)
    },
  }
}

/** What is looked through now and then. */
export const LEFTOVERS = [sweepNotices, unheard, overdue, deadJobs, sweepSpent]

async function turns(context: Context): Promise<void> {
  for (const claim of await sweepMailboxes(context.database, 50)) {
    const { conversation, tries } = claim
    context.log.info({ conversation, tries }, 'a turn is taken up again')
    const work = tries > MOST_TRIES ? () => giveUpTurn(context, claim) : () => takeTurns(context, claim)
    context.background.start('turn', work)
  }
}

/** Works on one after another; what fails is for the next round and stands in nobody's way. */
async function eachOf<T>(context: Context, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      // Somebody was quicker: paid at the last moment, it is no longer overdue.
      if (!(error instanceof Failure)) context.log.error({ err: error }, 'what was left lying could not be taken up')
    }
  }
}

async function sweepNotices(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - NOTICE_MS)
  await eachOf(context, await openNotices(context.database.read, before), (notice) => actOn(context, notice))
}

async function unheard(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - UNHEARD_MS)
  await eachOf(context, await unheardPayments(context.database.read, before, 50), async (payment) => {
    // First to the end of the line, so that one nobody answers for does not stand before the others.
    await context.database.transact((tx) => savePayment(tx, payment, {}, context.clock.now()))
    await ask(context, payment)
  })
}

async function ask(context: Context, payment: PaymentRow): Promise<void> {
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway || payment.gatewayRef === null) return
  try {
    const { outcome, ...came } = await gateway.fetch(payment.gatewayRef)
    await settle(context, { home: payment.home, payment: payment.id, outcome, ...came })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, payment: payment.id }, 'a gateway did not answer')
  }
}

async function overdue(context: Context): Promise<void> {
  const { database } = context
  const due = await overdueCheckouts(database.read, context.clock.now(), 100)
  await eachOf(context, due, async ({ home, id }) => {
    const shop = await context.directory.byId(home)
    if (!shop) return
    // Money that came unheard makes the order before the time is said to be over.
    const payment = await livePayment(database.read, home, id)
    if (payment) await ask(context, payment)
    await database.transact((tx) => expireCheckout(context, tx, shop, id))
  })
}

async function deadJobs(context: Context): Promise<void> {
  await releaseJobs(context.database.pool, false)
}
