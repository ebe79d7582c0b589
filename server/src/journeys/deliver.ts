import { setTimeout as sleep } from 'node:timers/promises'
import { Part } from '@souk/contract/parts.ts'
import { limitsOf, type Sent } from '../channels/channel.ts'
import type { Limits } from '../channels/limits.ts'
import {
  type Deliverer,
  type Due,
  type Fate,
  type Held,
  PER_CONNECTION,
  recordFate,
  type Taken,
  takeDeliveries,
} from '../conversations/deliveries.ts'
import { createCache } from '../kernel/cache.ts'
import { createPace } from '../kernel/pace.ts'
import type { Tx } from '../kernel/database.ts'
import { jitter } from '../kernel/retry.ts'
import { connectionById, noteAuthorised, noteTrouble, type Trouble } from '../shops/connection-store.ts'
import { openSettings } from '../shops/connections.ts'
import { z } from 'zod'
import type { Context } from './context.ts'
import { messageSteps, type Step, templateSteps, wasTemplate, type Way } from './delivery-steps.ts'
import { type Filling, fillTemplate } from './fill-template.ts'
import { tellShop } from './mail/tell-shop.ts'
import { isClosed, maySend } from './may-send.ts'
import { reportCapped } from './report-capped.ts'
import { optOut } from './opt-out.ts'
import { sendFacts } from './send-facts.ts'
import { sendInstead } from './send-instead.ts'
import { createSpending } from './spending.ts'

const ATTEMPTS = 12
/** Between two tries of a connection whose credentials are refused. */
const UNAUTHORISED_MS = 300_000
/** After that nobody waits for it any more. */
const STALE_MS = 86_400_000
/** A provider that tells our key back is given so long after a start to tell what it has taken. */
const HOLD_MS = 10_000
/** While it runs its report comes at once, where it comes at all. */
const MOMENT_MS = 3000
/** Whoever has to wait longer for their turn gives way. */
const SHORT_WAIT_MS = 500
/** Under way at once, of all connections. */
const MOST_AT_ONCE = 200
const Parts = z.array(Part)

/** How it went, and what that says about the connection. */
type Tried = Fate & { trouble?: Trouble; authorised?: true }
type Opened = { settings: Record<string, string>; sealed: string; unauthorised: boolean }

/**
 * Sends what is queued, round after round while there is something, then when it is woken or a second has passed. A round
 * does not wait for what it has sent: a provider that takes its time holds up its own messages only.
 */
export function startDeliverer(context: Context): Deliverer & { stop(): Promise<void> } {
  const begun = performance.now()
  const pace = createPace()
  const spending = createSpending(context)
  const connections = createCache<Opened | null>(context.clock, 5000, 1000)
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
    const { trouble, authorised, ...fate } = tried
    if (!trouble && !authorised && fate.state !== 'refused')
      return context.writer.record({ due, fate, at: context.clock.now(), newId: context.newId })
    await context.database.transact((tx) => keepFate(tx, due, tried))
    return true
  }

  /** What could not go here goes where it can, and who told their provider to hear no more is asked no more. */
  async function keepFate(tx: Tx, due: Due, { trouble, authorised, ...fate }: Tried): Promise<void> {
    const at = context.clock.now()
    // Whoever can put it right hears of it at once, and what is to be sent waits for them.
    if (trouble && (await noteTrouble(tx, due.connection, trouble, at)))
      tellShop(tx, { home: due.home, what: 'connection', id: context.newId() })
    if (authorised) await noteAuthorised(tx, due.connection)
    if (fate.state === 'refused' && fate.stopped) await optOut(tx, { ...due, at, by: 'provider' })
    if (fate.state === 'refused' && fate.reason === 'monthly_cap') await reportCapped(context, tx, due.home)
    const instead = fate.state === 'refused' ? await sendInstead(context, tx, due, fate.reason) : undefined
    await recordFate(tx, due, instead ? { ...fate, instead } : fate, at, context.newId)
  }

  /** Once more after a pause, unless that was the last time. */
  function later(due: Due, reason: string, afterMs?: number): Fate {
    if (due.attempts >= ATTEMPTS) return { state: 'failed', reason }
    const pause = afterMs ?? jitter(500, 60_000, due.attempts)
    return { state: 'queued', reason, nextAt: new Date(Date.now() + pause) }
  }

  async function attempt(due: Due): Promise<Tried> {
    const channel = context.channels.get(due.channel)
    const connection = await connections.get(due.connection, () => openedOf(due.connection))
    if (!channel?.send || !connection) return { state: 'failed', reason: 'not_connected' }
    const { settings } = connection
    const limits = limitsOf(channel, settings)
    if (due.unheard && limits.resend === 'never') return { state: 'uncertain', reason: 'unheard' }
    if (due.unheard && limits.resend === 'echo' && performance.now() - begun < HOLD_MS)
      return { state: 'queued', reason: 'unheard', nextAt: new Date(Date.now() + HOLD_MS) }
    const shop = await context.directory.byId(due.home)
    const way = { due, shop, channel, settings, limits }
    const facts = sendFacts(due, windowOf(due, limits), shop, context.clock.now())
    const template = isClosed(facts) || wasTemplate(due) ? await templateFor(way) : undefined
    const ledger = shop && (await spending.ledgerOf(shop))
    const asked = { connection: due.connection, kind: channel.kind, category: template?.category ?? null }
    const verdict = maySend({ ...facts, template: template !== undefined, overCap: ledger?.isOver(asked) ?? false })
    if (verdict.may === 'refuse') return { state: 'refused', reason: verdict.reason }
    if (verdict.may === 'wait')
      return { state: 'queued', reason: verdict.reason, nextAt: inRealTime(verdict.until), held: true }
    const steps = template ? templateSteps(way, template) : await messageSteps(context, way, Parts.parse(due.parts))
    // Before it goes, so that what goes at the same time knows of it.
    ledger?.spend(asked, steps.length)
    const fate = await carryOut(way, connection, steps)
    ledger?.spend(asked, (fate.taken?.length ?? 0) - steps.length)
    if (!template) return fate
    // One that the provider has taken back meanwhile says nothing.
    return fate.state === 'failed'
      ? { ...fate, state: 'refused', reason: 'window_closed' }
      : { ...fate, instead: 'template' }
  }

  async function templateFor({ due, shop, channel, settings }: Way): Promise<Filling | undefined> {
    if (!shop || !channel.templates?.has(settings)) return undefined
    return fillTemplate(context.database.read, { due, parts: Parts.parse(due.parts), shop })
  }

  async function carryOut({ due, limits }: Way, connection: Opened, steps: readonly Step[]): Promise<Tried> {
    const taken: Taken[] = []
    for (const { position, category, send } of steps) {
      if (due.taken?.includes(position)) continue
      const wait = pace.take(due.connection, limits.perSecond)
      if (wait > SHORT_WAIT_MS) return { ...inTurn('pace', wait), taken }
      if (wait > 0) await sleep(wait)
      const sent = await send().catch(broken(due))
      // Others were put in meanwhile, which nobody has tried yet.
      if (sent.state === 'unauthorised' && (await isOutdated(due.connection, connection)))
        return { ...inTurn(sent.reason, 0), taken }
      if (sent.state !== 'sent') return { ...fateOf(due, sent, limits), ...troubleOf(sent, connection), taken }
      taken.push({ position, ref: sent.ref, ...(category === undefined ? {} : { category }) })
    }
    return { state: 'sent', taken, ...(connection.unauthorised ? { authorised: true } : {}) }
  }

  /** That somebody wants to hear no more is none. */
  function troubleOf({ state, reason }: Exclude<Sent, { state: 'sent' }>, { sealed }: Opened): { trouble?: Trouble } {
    if (state === 'stopped') return {}
    return { trouble: { reason, unauthorised: state === 'unauthorised', settings: sealed } }
  }

  /** Some let people answer longer than machines. */
  function windowOf({ author_kind: author }: Due, { windowMs, staffWindowMs }: Limits): number | null {
    return author === 'staff' && staffWindowMs !== undefined ? staffWindowMs : windowMs
  }

  function fateOf(due: Due, sent: Exclude<Sent, { state: 'sent' }>, { resend }: Limits): Fate {
    const { state, reason } = sent
    if (state === 'retry') return later(due, reason, sent.afterMs)
    // A provider that echoes our key has a moment to tell whether it has taken it.
    if (state === 'uncertain')
      return resend === 'never' ? { state, reason } : later(due, reason, resend === 'echo' ? MOMENT_MS : undefined)
    // Somebody has to put the connection right: nothing is lost meanwhile.
    if (state === 'unauthorised') return isStale(due) ? { state: 'failed', reason } : inTurn(reason, UNAUTHORISED_MS)
    if (state === 'stopped') return { state: 'refused', reason: 'stopped', stopped: true }
    return { state: 'failed', reason }
  }

  /** It is tried again without that having been a try; what comes after it waits for it. */
  function inTurn(reason: string, waitMs: number): Fate {
    return { state: 'queued', reason, nextAt: new Date(Date.now() + waitMs), untried: true }
  }

  function isStale({ said_at }: Due): boolean {
    return context.clock.now().getTime() - said_at.getTime() > STALE_MS
  }

  /** The queue goes by the database's clock. */
  function inRealTime(until: Date): Date {
    return new Date(Date.now() + until.getTime() - context.clock.now().getTime())
  }

  /** What was not foreseen while it was sent may have come after the provider had taken it. */
  function broken(due: Due): (error: unknown) => Sent {
    return (error) => {
      context.log.error({ err: error, delivery: due.id }, 'a delivery failed')
      return { state: 'uncertain', reason: 'internal' }
    }
  }

  async function openedOf(id: string): Promise<Opened | null> {
    const row = await connectionById(context.database.read, id)
    if (!row) return null
    const settings = openSettings(context.keys.connections, row)
    return { settings, sealed: row.settings, unauthorised: row.unauthorised_since !== null }
  }

  async function isOutdated(id: string, { sealed }: Opened): Promise<boolean> {
    const row = await connectionById(context.database.read, id)
    if (row?.settings === sealed) return false
    connections.clear()
    return true
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
