import { setTimeout as sleep } from 'node:timers/promises'
import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { limitsOf, type Sent } from '../channels/channel.ts'
import type { Limits } from '../channels/limits.ts'
import type { Due, Fate, Taken } from '../conversations/deliveries.ts'
import { createPace } from '../kernel/pace.ts'
import { connectionById, type Trouble } from '../shops/connection-store.ts'
import type { Connection } from '../shops/connections.ts'
import type { Context } from './context.ts'
import { messageSteps, type Step, templateSteps, wasTemplate, type Way } from './delivery-steps.ts'
import { fateOf, fateUnheard, inTurn } from './fate-of.ts'
import { type Filling, fillTemplate } from './fill-template.ts'
import { isClosed, maySend, type Verdict } from './may-send.ts'
import { sendFacts } from './send-facts.ts'
import { createSpending } from './spending.ts'

/** Whoever has to wait longer for their turn gives way. */
const SHORT_WAIT_MS = 500
const Parts = z.array(Part)

/** How it went, and what that says about the connection. */
export type Tried = Fate & { trouble?: Trouble; authorised?: true; elsewhere?: true }
type OpenWay = Way & { opened: Connection }

/** One try to bring a delivery to somebody: whether there is a way, whether it may go, what it is made of, how it went. */
export function createAttempt(context: Context, servers: () => number): (due: Due) => Promise<Tried> {
  const begun = performance.now()
  const pace = createPace(servers)
  const spending = createSpending(context)

  async function attempt(due: Due): Promise<Tried> {
    const way = await wayOf(due)
    if (!way) return { state: 'failed', reason: 'not_connected' }
    const unheard = due.unheard ? fateUnheard(way.limits.resend, performance.now() - begun) : undefined
    return unheard ?? send(way)
  }

  async function wayOf(due: Due): Promise<OpenWay | undefined> {
    const channel = context.channels.get(due.channel)
    const opened = await context.connections.byId(due.connection)
    if (!channel?.send || !opened) return undefined
    const { settings } = opened
    const shop = await context.directory.byId(due.home)
    return { due, shop, channel, settings, limits: limitsOf(channel, settings), opened }
  }

  /** Where it may go now, and its cost is within what the shop has set. */
  async function send(way: OpenWay): Promise<Tried> {
    const { due, shop, channel, limits } = way
    const facts = sendFacts(due, windowOf(due, limits), shop, context.clock.now())
    const template = isClosed(facts) || wasTemplate(due) ? await templateFor(way) : undefined
    const ledger = shop && (await spending.ledgerOf(shop))
    const asked = { connection: due.connection, kind: channel.kind, category: template?.category ?? null }
    const verdict = maySend({ ...facts, template: template !== undefined, overCap: ledger?.isOver(asked) ?? false })
    if (verdict.may !== 'go') return keptBack(verdict)
    // At once, so that what goes at the same time knows of it.
    ledger?.spend(asked, 1)
    const steps = template ? templateSteps(way, template) : await messageSteps(context, way, Parts.parse(due.parts))
    const tried = await carryOut(way, steps)
    ledger?.spend(asked, (tried.taken?.length ?? 0) - 1)
    return template ? byTemplate(tried) : tried
  }

  async function templateFor({ due, shop, channel, settings }: Way): Promise<Filling | undefined> {
    if (!shop || !channel.templates?.has(settings)) return undefined
    return fillTemplate(context.database.read, { due, parts: Parts.parse(due.parts), shop })
  }

  /** The queue goes by the database's clock, the gate by the shop's. */
  function keptBack(verdict: Exclude<Verdict, { may: 'go' }>): Fate {
    const { may, reason } = verdict
    if (may === 'refuse') return { state: 'refused', reason }
    const wait = verdict.until.getTime() - context.clock.now().getTime()
    return { state: 'queued', reason, nextAt: new Date(Date.now() + wait), held: true }
  }

  /** One message after the other, each once. */
  async function carryOut(way: OpenWay, steps: readonly Step[]): Promise<Tried> {
    const { due, limits, opened } = way
    const taken: Taken[] = []
    let elsewhere = false
    let trouble: Trouble | undefined
    for (const { position, category, send: give } of steps) {
      if (due.taken?.includes(position)) continue
      const wait = pace.take(due.connection, limits.perSecond)
      if (wait > SHORT_WAIT_MS) return { ...inTurn('pace', wait), taken }
      if (wait > 0) await sleep(wait)
      const sent = await give().catch(broken(due))
      if (sent.state !== 'sent') return { ...(await notSent(way, sent)), taken }
      taken.push({ position, ref: sent.ref, ...(category === undefined ? {} : { category }) })
      elsewhere ||= sent.elsewhere === true
      if (sent.trouble !== undefined) trouble = { reason: sent.trouble, unauthorised: false, settings: opened.sealed }
    }
    return {
      state: 'sent',
      taken,
      ...(elsewhere ? { elsewhere } : {}),
      ...(trouble ? { trouble } : {}),
      // What is sent where letters are read goes by other keys.
      ...(opened.unauthorised && !way.channel.poll ? { authorised: true } : {}),
    }
  }

  async function notSent({ due, limits, opened }: OpenWay, sent: Exclude<Sent, { state: 'sent' }>): Promise<Tried> {
    const { state, reason } = sent
    // Others were put in meanwhile, which nobody has tried yet.
    if (state === 'unauthorised' && (await isOutdated(opened))) return inTurn(reason, 0)
    const fate = fateOf(sent, due, limits.resend, context.clock.now())
    // That somebody wants to hear no more, is not there or not to be reached there, is no trouble.
    if (state === 'stopped' || state === 'absent' || fate.state === 'refused') return fate
    return { ...fate, trouble: { reason, unauthorised: state === 'unauthorised', settings: opened.sealed } }
  }

  /** What was not foreseen while it was sent may have come after the provider had taken it. */
  function broken(due: Due): (error: unknown) => Sent {
    return (error) => {
      context.log.error({ err: error, delivery: due.id }, 'a delivery failed')
      return { state: 'uncertain', reason: 'internal' }
    }
  }

  async function isOutdated({ id, sealed }: Connection): Promise<boolean> {
    const row = await connectionById(context.database.read, id)
    if (row?.settings === sealed) return false
    context.connections.forget()
    return true
  }

  return attempt
}

/** Some let people answer longer than machines. */
function windowOf({ author_kind: author }: Due, { windowMs, staffWindowMs }: Limits): number | null {
  return author === 'staff' && staffWindowMs !== undefined ? staffWindowMs : windowMs
}

/** One that the provider has taken back meanwhile says nothing. */
function byTemplate(tried: Tried): Tried {
  if (tried.state === 'failed') return { ...tried, state: 'refused', reason: 'window_closed' }
  return tried.state === 'refused' ? tried : { ...tried, instead: 'template' }
}
