import type { Core } from '../../kernel/core.ts'
import { HttpError } from '../../kernel/http-client.ts'
import { sign } from '../../kernel/secrets.ts'
import type { Tx } from '../../kernel/database.ts'
import { CHARGE_TRANSITIONS, type ChargeState, isExpired, outcomeOfCard, SETTLE_MS } from './charge.ts'
import { SIGNATURE_HEADER } from './gateway.ts'
import {
  type ChargeRow,
  dueToSettle,
  type DueEvent,
  findCharge,
  insertCharge,
  insertEvent,
  lockCharge,
  markDelivered,
  type NewCharge,
  saveCharge,
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

/** How long whoever made an event has to send it before the timer does, in milliseconds. */
const FIRST_MS = 2000

export function createSandbox(core: Core): Sandbox {
  const { database, clock, newId } = core

  /** A transaction, and the events that it wrote. */
  type Change = Tx & { events: DueEvent[] }

  /** Moves a locked charge and writes the event that reports it. */
  async function move(
    tx: Change,
    charge: ChargeRow,
    to: ChargeState,
    extra: { card?: string; reason?: string } = {},
  ): Promise<View | Refusal> {
    if (!CHARGE_TRANSITIONS[charge.state].includes(to))
      return { refused: `a charge that is ${charge.state} cannot become ${to}` }
    const settle_at = to === 'settling' ? new Date(clock.now().getTime() + SETTLE_MS) : null
    const card = extra.card === undefined ? {} : { card: extra.card.slice(-4) }
    tx.later(saveCharge(tx, charge, { state: to, settle_at, ...card }))
    if (to === 'paid' || to === 'declined' || to === 'voided') {
      const id = newId()
      const body = {
        id,
        reference: charge.reference,
        state: to,
        amount: charge.amount,
        currency: charge.currency,
        ...(extra.reason === undefined ? {} : { reason: extra.reason }),
      }
      const { home } = charge
      tx.later(insertEvent(tx, { home, id, charge: charge.id, body, next: new Date(clock.now().getTime() + FIRST_MS) }))
      tx.events.push({ home, id, body, notify_url: charge.notify_url })
    }
    return viewOf({ ...charge, state: to }, extra.reason)
  }

  async function change(
    home: string,
    id: string,
    work: (tx: Change, charge: ChargeRow) => Promise<View | Refusal>,
  ): Promise<View | Refusal | null> {
    const { result, events } = await database.transact(async (tx) => {
      const change: Change = { ...tx, events: [] }
      const charge = await lockCharge(tx, home, id)
      return { result: charge ? await work(change, charge) : null, events: change.events }
    })
    void send(events).catch((error: unknown) => core.log.warn({ err: error }, 'the sandbox could not report'))
    return result
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
        await database.look((read) => markDelivered(read, event.home, event.id, clock.now()))
      }),
    )
  }

  async function tick(): Promise<void> {
    for (const due of await dueToSettle(database.read, clock.now())) {
      await change(due.home, due.id, async (tx, charge) =>
        charge.state === 'settling' ? move(tx, charge, 'paid') : viewOf(charge),
      )
    }
    await send(await takeDueEvents(database.read, clock.now(), 20))
  }

  return {
    create: (charge) => database.look((read) => insertCharge(read, charge)),
    async view(home, id) {
      const charge = await findCharge(database.read, home, id)
      return charge ? viewOf(charge) : null
    },
    pay: (home, id, { card, exp }) =>
      change(home, id, async (tx, charge) => {
        if (charge.state === 'paid' || charge.state === 'settling') return viewOf(charge)
        if (isExpired(exp, clock.now())) return move(tx, charge, 'declined', { card, reason: 'expired_card' })
        const to = outcomeOfCard(card)
        return move(tx, charge, to, to === 'declined' ? { card, reason: 'card_declined' } : { card })
      }),
    confirm: (home, id, accept) =>
      change(home, id, async (tx, charge) => {
        if (charge.state === 'paid') return viewOf(charge)
        if (charge.state !== 'challenged') return { refused: `a charge that is ${charge.state} has nothing to confirm` }
        return accept ? move(tx, charge, 'paid') : move(tx, charge, 'declined', { reason: 'authentication_failed' })
      }),
    void: (home, id) =>
      change(home, id, async (tx, charge) => (charge.state === 'voided' ? viewOf(charge) : move(tx, charge, 'voided'))),
    refund: (home, id, amount, key) =>
      change(home, id, async (tx, charge) => {
        if (charge.state !== 'paid') return { refused: 'nothing was paid' }
        const event = {
          home,
          id: key,
          charge: charge.id,
          body: {
            id: key,
            reference: charge.reference,
            state: 'paid',
            amount: charge.amount,
            currency: charge.currency,
          },
          next: clock.now(),
        }
        const known = await tx.db
          .selectFrom('sandbox_events')
          .select('id')
          .where('home', '=', home)
          .where('id', '=', key)
          .executeTakeFirst()
        if (known) return viewOf(charge)
        if (amount <= 0 || charge.refunded + amount > charge.amount) return { refused: 'more than was paid' }
        await insertEvent(tx, event)
        await saveCharge(tx, charge, { refunded: charge.refunded + amount })
        return viewOf(charge)
      }),
    tick,
  }
}
