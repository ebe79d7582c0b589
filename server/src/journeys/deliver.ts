import { Part } from '@souk/contract/parts.ts'
import type { Sent } from '../channels/channel.ts'
import { fit } from '../channels/fit.ts'
import { type Due, type Fate, recordFate, takeDeliveries } from '../conversations/deliveries.ts'
import { createCache } from '../kernel/cache.ts'
import { open } from '../kernel/secrets.ts'
import { jitter } from '../kernel/retry.ts'
import { connectionById } from '../shops/store.ts'
import { z } from 'zod'
import type { Context } from './context.ts'

const ATTEMPTS = 12
/** Under way at once, of all connections. */
const MOST_AT_ONCE = 200
const Parts = z.array(Part)
const Settings = z.record(z.string(), z.string())

/** Why a message may not go out now, or null: the one place where the right to send is decided, at the moment of sending. */
export function refusal(
  due: Pick<Due, 'stopped' | 'heard_at' | 'author_kind'>,
  windowMs: number | null,
  now: Date,
): string | null {
  // An answer to what somebody writes after STOP is their own doing; what the shop says of its own accord is not.
  if (due.stopped && due.author_kind !== 'concierge') return 'stopped'
  if (windowMs === null) return null
  if (due.heard_at === null || now.getTime() - due.heard_at.getTime() > windowMs) return 'window_closed'
  return null
}

export type Deliverer = { wake(): void; stop(): Promise<void> }

/**
 * Sends what is queued, round after round while there is something, then when it is woken or a second has passed. A round
 * does not wait for what it has sent: a provider that takes its time holds up its own messages only.
 */
export function startDeliverer(context: Context): Deliverer {
  const connections = createCache<Record<string, string> | null>(context.clock, 5000, 1000)
  const sending = new Set<Promise<void>>()
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function round(): Promise<void> {
    do {
      again = false
      const room = MOST_AT_ONCE - sending.size
      const due = room > 0 ? await takeDeliveries(context.database, room) : []
      for (const delivery of due) {
        const sent = deliver(delivery)
          .catch((error: unknown) => context.log.error({ err: error }, 'the fate of a delivery could not be kept'))
          .finally(() => {
            sending.delete(sent)
            wake()
          })
        sending.add(sent)
      }
      if (due.length > 0) again = true
    } while (again && !stopped)
  }

  async function deliver(due: Due): Promise<void> {
    const fate = await attempt(due).catch((error: unknown) => {
      context.log.error({ err: error, delivery: due.id }, 'a delivery failed')
      return later(due, 'internal')
    })
    await context.database.transact((tx) => recordFate(tx, due, fate, context.clock.now()))
  }

  /** Once more after a pause, unless that was the last time. */
  function later(due: Due, reason: string, afterMs?: number): Fate {
    if (due.attempts >= ATTEMPTS) return { state: 'failed', reason }
    const pause = afterMs ?? jitter(500, 60_000, due.attempts)
    return { state: 'queued', reason, nextAt: new Date(Date.now() + pause) }
  }

  async function attempt(due: Due): Promise<Fate> {
    const channel = context.channels.get(due.channel)
    const settings = await connections.get(due.connection, () => settingsOf(due.connection))
    if (!channel?.send || !settings) return { state: 'failed', reason: 'not_connected' }
    const { keyed, windowMs } = channel.limits
    if (due.unheard && !keyed) return { state: 'uncertain', reason: 'unheard' }
    const refused = refusal(due, windowMs, context.clock.now())
    if (refused !== null) return { state: 'refused', reason: refused }
    const messages = fit(Parts.parse(due.parts), {
      limits: channel.limits,
      locale: due.language || 'en',
      publicUrl: context.publicUrl,
    })
    if (messages.length === 0) return { state: 'sent' }
    const sent = await channel.send({ address: due.address, messages, key: due.id }, settings).catch(broken(due))
    if (sent.state === 'sent') return { state: 'sent', ref: sent.ref }
    if (sent.state === 'retry') return later(due, sent.reason, sent.afterMs)
    if (sent.state === 'uncertain') return keyed ? later(due, sent.reason) : { state: 'uncertain', reason: sent.reason }
    return { state: 'failed', reason: sent.reason }
  }

  /** What was not foreseen while it was sent may have come after the provider had taken it. */
  function broken(due: Due): (error: unknown) => Sent {
    return (error) => {
      context.log.error({ err: error, delivery: due.id }, 'a delivery failed')
      return { state: 'uncertain', reason: 'internal' }
    }
  }

  async function settingsOf(id: string): Promise<Record<string, string> | null> {
    const row = await connectionById(context.database.read, id)
    if (!row) return null
    return Settings.parse(JSON.parse(open(context.keys.connections, row.settings, `connection/${id}`)))
  }

  function wake(): void {
    again = true
    if (running || stopped) return
    running = round()
      .catch((error: unknown) => context.log.error({ err: error }, 'deliveries stopped for a moment'))
      .finally(() => {
        running = undefined
        if (again && !stopped) setTimeout(wake, 1000).unref()
      })
  }

  const timer = setInterval(wake, 1000)
  timer.unref()
  return {
    wake,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await Promise.all(sending)
    },
  }
}
