import type { Core } from '../../kernel/core.ts'
import { HttpError } from '../../kernel/http-client.ts'
import { sign } from '../../kernel/secrets.ts'
import { CHARGE_TRANSITIONS, type ChargeState, isExpired, outcomeOfCard, SETTLE_MS } from './charge.ts'
import { SIGNATURE_HEADER } from './gateway.ts'
import {
  addRefunded,
  type ChargeRow,
  dueToSettle,
  type DueEvent,
  findCharge,
  hasEvent,
  insertCharge,
  insertEvent,
  lockCharge,
  markDelivered,
  moveCharge,
  type NewCharge,
  takeDueEvents,
} from './store.ts'

export type Card = { card: string; exp: string; cvc: string }
export type View = {
  state: ChargeState
  amount: number
  currency: string
  shop: string
  returnUrl: string | null
  reason?: string
}
/** What cannot be done to a charge as it stands. */
export type Refusal = { refused: string }

/**
 * The sandbox: a payment provider for tests and demos. It keeps charges, takes cards on its own page and reports by signed
 * webhooks until they are acknowledged. Card numbers are never stored: four digits at most.
 */
export type Sandbox = {
  create(charge: NewCharge): Promise<ChargeRow>
  view(home: string, id: string): Promise<View | null>
  pay(home: string, id: string, card: Card): Promise<View | Refusal | null>
  confirm(home: string, id: string, accept: boolean): Promise<View | Refusal | null>
  void(home: string, id: string): Promise<View | Refusal | null>
  refund(home: string, id: string, amount: number, key: string): Promise<View | Refusal | null>
  /** Settles what is due and sends what is due; called by a timer and after each change. */
  tick(): Promise<void>
}

function viewOf(charge: ChargeRow, reason?: string): View {
  const { state, amount, currency, merchant, return_url } = charge
  return { state, amount, currency, shop: merchant, returnUrl: return_url, ...(reason === undefined ? {} : { reason }) }
}

/** What an event says. */
function bodyOf(
  { home, reference, state, amount, currency }: ChargeRow,
  id: string,
  reason?: string,
): Record<string, unknown> {
  return { id, home, reference, state, amount, currency, ...(reason === undefined ? {} : { reason }) }
}

/** Where a charge can still be paid, or given up. */
const PAYABLE: readonly ChargeState[] = ['open', 'challenged', 'declined']

/** How long whoever made an event has to send it before the timer does, in milliseconds. */
const FIRST_MS = 2000

export function createSandbox(core: Core): Sandbox {
  const { database, clock, newId } = core

  /** Delivered, and not yet written down: sent once more after a crash, which its receiver notices. */
  const delivered: { home: string; id: string }[] = []

  type Move = {
    home: string
    id: string
    from: readonly ChargeState[]
    to: ChargeState
    card?: string
    reason?: string
  }

  /** Moves a charge and writes the event that reports it; undefined where it is in none of the states it may come from. */
  async function move({ from, to, card, reason, ...place }: Move): Promise<View | undefined> {
    const now = clock.now().getTime()
    const event =
      to === 'paid' || to === 'declined' || to === 'voided'
        ? { id: newId(), next: new Date(now + FIRST_MS) }
        : undefined
    const charge = await moveCharge(database, {
      ...place,
      from: from.filter((state) => CHARGE_TRANSITIONS[state].includes(to)),
      to,
      settleAt: to === 'settling' ? new Date(now + SETTLE_MS) : null,
      card: card?.slice(-4),
      reason,
      event,
    })
    if (!charge) return undefined
    const due = event
      ? [{ home: charge.home, id: event.id, body: bodyOf(charge, event.id, reason), notify_url: charge.notify_url }]
      : []
    void send(due).catch((error: unknown) => core.log.warn({ err: error }, 'the sandbox could not report'))
    return viewOf(charge, reason)
  }

  /** What a charge that was not moved answers; `isSame` says in which states it is as if it had been. */
  async function asItIs(
    home: string,
    id: string,
    isSame: (state: ChargeState) => boolean,
    refused: (state: ChargeState) => string,
  ): Promise<View | Refusal | null> {
    const charge = await findCharge(database.read, home, id)
    if (!charge) return null
    return isSame(charge.state) ? viewOf(charge) : { refused: refused(charge.state) }
  }

  async function send(events: readonly DueEvent[]): Promise<void> {
    await Promise.all(
      events.map(async (event) => {
        const body = Buffer.from(JSON.stringify(event.body))
        try {
          const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: sign(core.keys.gateway, body) }
          const response = await core.http.request(event.notify_url, {
            method: 'POST',
            headers,
            body,
            timeoutMs: 5000,
            trusted: true,
          })
          if (response.status >= 300) return
        } catch (error) {
          if (error instanceof HttpError) return
          throw error
        }
        delivered.push(event)
      }),
    )
  }

  async function tick(): Promise<void> {
    const done = delivered.splice(0)
    if (done.length > 0) await markDelivered(database.read, done, clock.now())
    for (const { home, id } of await dueToSettle(database.read, clock.now()))
      await move({ home, id, from: ['settling'], to: 'paid' })
    await send(await takeDueEvents(database.read, clock.now(), 20))
  }

  return {
    create: (charge) => database.look((read) => insertCharge(read, charge)),
    async view(home, id) {
      const charge = await findCharge(database.read, home, id)
      return charge ? viewOf(charge) : null
    },
    async pay(home, id, { card, exp }) {
      const isOld = isExpired(exp, clock.now())
      const to = isOld ? 'declined' : outcomeOfCard(card)
      const reason = isOld ? 'expired_card' : to === 'declined' ? 'card_declined' : undefined
      const moved = await move({ home, id, from: PAYABLE, to, card, ...(reason === undefined ? {} : { reason }) })
      const isSame = (state: ChargeState) => state === 'paid' || state === 'settling'
      return moved ?? asItIs(home, id, isSame, (state) => `a charge that is ${state} cannot become ${to}`)
    },
    async confirm(home, id, accept) {
      const fate = accept ? { to: 'paid' as const } : { to: 'declined' as const, reason: 'authentication_failed' }
      const moved = await move({ home, id, from: ['challenged'], ...fate })
      const refused = (state: ChargeState) => `a charge that is ${state} has nothing to confirm`
      return moved ?? asItIs(home, id, (state) => state === 'paid', refused)
    },
    async void(home, id) {
      const moved = await move({ home, id, from: PAYABLE, to: 'voided' })
      const refused = (state: ChargeState) => `a charge that is ${state} cannot become voided`
      return moved ?? asItIs(home, id, (state) => state === 'voided', refused)
    },
    refund: (home, id, amount, key) =>
      database.transact(async (tx) => {
        const charge = await lockCharge(tx, home, id)
        if (!charge) return null
        if (charge.state !== 'paid') return { refused: 'nothing was paid' }
        if (await hasEvent(tx, home, key)) return viewOf(charge)
        if (amount <= 0 || charge.refunded + amount > charge.amount) return { refused: 'more than was paid' }
        const body = bodyOf(charge, key)
        tx.later(insertEvent(tx, { home, id: key, charge: charge.id, body, next: clock.now() }))
        tx.later(addRefunded(tx, charge, amount))
        return viewOf(charge)
      }),
    tick,
  }
}
