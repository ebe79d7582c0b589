import { fit } from '../channels/fit.ts'
import { type Due, type Fate, recordFate, takeDeliveries } from '../conversations/deliveries.ts'
import { createCache } from '../kernel/cache.ts'
import { open } from '../kernel/secrets.ts'
import { jitter } from '../kernel/retry.ts'
import { connectionById } from '../shops/store.ts'
import { z } from 'zod'
import type { Context } from './context.ts'

const ATTEMPTS = 12
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

/** Sends what is queued, round after round while there is something, then when it is woken or a second has passed. */
export function startDeliverer(context: Context): Deliverer {
  const connections = createCache<Record<string, string> | null>(context.clock, 5000, 1000)
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function round(): Promise<void> {
    do {
      again = false
      const due = await takeDeliveries(context.database)
      await Promise.all(due.map((delivery) => deliver(delivery)))
      if (due.length > 0) again = true
    } while (again && !stopped)
  }

  async function deliver(due: Due): Promise<void> {
    const fate = await attempt(due)
    await context.database.transact((tx) => recordFate(tx, due, fate, context.clock.now()))
  }

  async function attempt(due: Due): Promise<Fate> {
    const channel = context.channels.get(due.channel)
    const settings = await connections.get(due.connection, () => settingsOf(due.connection))
    if (!channel?.send || !settings) return { state: 'failed', reason: 'not_connected' }
    const refused = refusal(due, channel.limits.windowMs, context.clock.now())
    if (refused !== null) return { state: 'refused', reason: refused }
    const messages = fit(due.parts, {
      limits: channel.limits,
      locale: due.language || 'en',
      publicUrl: context.publicUrl,
    })
    if (messages.length === 0) return { state: 'sent' }
    const sent = await channel.send({ address: due.address, messages, key: due.id }, settings)
    if (sent.state === 'sent') return { state: 'sent', ref: sent.ref }
    if (sent.state === 'retry' && due.attempts < ATTEMPTS) {
      const pause = sent.afterMs ?? jitter(500, 60_000, due.attempts)
      return { state: 'queued', reason: sent.reason, nextAt: new Date(Date.now() + pause) }
    }
    return { state: 'failed', reason: sent.reason }
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
    },
  }
}
