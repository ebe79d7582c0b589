import {
  type Deliverer,
  type Due,
  type Held,
  PER_CONNECTION,
  recordFate,
  takeDeliveries,
} from '../conversations/deliveries.ts'
import type { Tx } from '../kernel/database.ts'
import { noteAuthorised, noteTrouble } from '../shops/connection-store.ts'
import { type Tried, createAttempt } from './attempt.ts'
import type { Context } from './context.ts'
import { later } from './fate-of.ts'
import { tellShop } from './mail/tell-shop.ts'
import { reportCapped } from './report-capped.ts'
import { optOut } from './opt-out.ts'
import { sendInstead } from './send-instead.ts'

/** Under way at once, of all connections. */
const MOST_AT_ONCE = 200

/**
 * Sends what is queued, round after round while there is something, then when it is woken or a second has passed. A round
 * does not wait for what it has sent: a provider that takes its time holds up its own messages only.
 */
export function startDeliverer(
  context: Context,
  /** How many servers send by the same connections. */
  servers: () => number,
): Deliverer & { stop(): Promise<void> } {
  const attempt = createAttempt(context, servers)
  const sending = new Set<Promise<void>>()
  /** Of each connection, how many are under way or about to be. */
  const busy = new Map<string, number>()
  let wakes = 0
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function round(): Promise<void> {
    do {
      again = false
      const room = MOST_AT_ONCE - sending.size
      const due = room > 0 ? await takeDeliveries(context.database, room) : []
      for (const delivery of due) begin(delivery)
      if (due.length > 0) again = true
    } while (again && !stopped)
  }

  function begin(due: Due): void {
    const [before, { connection }] = [wakes, due]
    occupy(connection, 1)
    const sent = deliver(due)
      .catch((error: unknown) => {
        context.log.error({ err: error }, 'the fate of a delivery could not be kept')
        return true
      })
      .then((isMore) => {
        sending.delete(sent)
        occupy(connection, -1)
        // What was asked for meanwhile may have waited for this one.
        if (isMore || wakes !== before) look()
      })
    sending.add(sent)
  }

  function occupy(connection: string, change: number): void {
    const now = (busy.get(connection) ?? 0) + change
    if (now > 0) busy.set(connection, now)
    else busy.delete(connection)
  }

  function hold(connection: string): Held | undefined {
    if (stopped || sending.size >= MOST_AT_ONCE || (busy.get(connection) ?? 0) >= PER_CONNECTION) return undefined
    occupy(connection, 1)
    return { send: begin, leave: () => occupy(connection, -1) }
  }

  /** True where more may be due now. */
  async function deliver(due: Due): Promise<boolean> {
    const tried = await attempt(due).catch((error: unknown): Tried => {
      context.log.error({ err: error, delivery: due.id }, 'a delivery failed')
      return later(due, 'internal')
    })
    const { trouble, authorised, elsewhere, ...fate } = tried
    if (!trouble && !authorised && !elsewhere && fate.state !== 'refused')
      return context.writer.record({ due, fate, at: context.clock.now(), newId: context.newId })
    await context.database.transact((tx) => keepFate(tx, due, tried))
    return true
  }

  /** What could not go here goes where it can, and who told their provider to hear no more is asked no more. */
  async function keepFate(tx: Tx, due: Due, { trouble, authorised, elsewhere, ...fate }: Tried): Promise<void> {
    const at = context.clock.now()
    // Whoever can put it right hears of it at once, and what is to be sent waits for them.
    if (trouble && (await noteTrouble(tx, due.connection, trouble, at)))
      tellShop(tx, { home: due.home, what: 'connection', id: context.newId() })
    if (authorised) await noteAuthorised(tx, due.connection)
    if (fate.state === 'refused' && fate.stopped) await optOut(tx, { ...due, at, by: 'provider' })
    if (fate.state === 'refused' && fate.reason === 'monthly_cap') await reportCapped(context, tx, due.home)
    const reason = elsewhere ? 'elsewhere' : fate.state === 'refused' ? fate.reason : undefined
    const instead = await sendInstead(context, tx, due, reason)
    await recordFate(tx, due, instead ? { ...fate, instead } : fate, at, context.newId)
  }

  function wake(): void {
    wakes += 1
    look()
  }

  function look(): void {
    again = true
    if (running || stopped) return
    running = round()
      .catch((error: unknown) => context.log.error({ err: error }, 'deliveries stopped for a moment'))
      .finally(() => {
        running = undefined
        if (again && !stopped) setTimeout(look, 1000).unref()
      })
  }

  const timer = setInterval(wake, 1000)
  timer.unref()
  return {
    wake,
    hold,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await Promise.all(sending)
    },
  }
}
