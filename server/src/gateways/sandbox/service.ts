import type { Core } from '../../kernel/core.ts'
import { HttpError } from '../../kernel/http-client.ts'
import { sign } from '../../kernel/secrets.ts'
import { CHARGE_TRANSITIONS, chargesAgain, type ChargeState, type Method } from './charge.ts'
import { fateOf, fateOfCard, PAYABLE, type Payer, SETTLED, timerOf, UNTOLD } from './fate.ts'
import { DISPUTE_WON, SIGNATURE_HEADER } from './gateway.ts'
import {
  addRefunded,
  type ChargeRow,
  dueToSettle,
  type DueEvent,
  findByReference,
  findCharge,
  forgetMethod,
  hasEvent,
  insertCharge,
  insertEvent,
  lockCharge,
  markDelivered,
  moveCharge,
  type NewCharge,
  takeDueEvents,
} from './store.ts'

export type View = {
  state: ChargeState
  /** What was taken, where that is less than what was promised. */
  amount: number
  currency: string
  shop: string
  returnUrl: string | null
  reason?: string
  /** Until when a transfer may come, RFC 3339. */
  until?: string
  /** What the payer finds on the transfer. */
  reference: string
  /** The mandate that they are offered. */
  words?: string
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
  pay(home: string, id: string, payer: Payer): Promise<View | Refusal | null>
  /** Charges a method that was kept when the payment `method` was made. */
  charge(home: string, id: string, method: string): Promise<View | Refusal | null>
  /** Lets go of a method: it is not charged again. */
  forget(home: string, method: string): Promise<void>
  /** What the payer says to their bank, after the card or at the bank's own page. */
  confirm(home: string, id: string, accept: boolean): Promise<View | Refusal | null>
  /** The bank transfer arrives, however late. */
  settle(home: string, id: string): Promise<View | Refusal | null>
  /** The payer's bank takes the money back, and then decides for the shop or for the payer. */
  dispute(home: string, id: string, end?: 'won' | 'lost'): Promise<View | Refusal | null>
  /** Takes what was promised, or less of it. */
  capture(home: string, id: string, amount: number): Promise<View | Refusal | null>
  void(home: string, id: string): Promise<View | Refusal | null>
  refund(home: string, id: string, amount: number, key: string): Promise<View | Refusal | null>
  /** Settles what is due and sends what is due; called by a timer and after each change. */
  tick(): Promise<void>
}

function viewOf(charge: ChargeRow, reason?: string): View {
  const { state, amount, captured, currency, merchant, return_url, settle_at, words, id } = charge
  return {
    state,
    amount: captured ?? amount,
    currency,
    shop: merchant,
    returnUrl: return_url,
    reference: `SB${id.slice(-8).toUpperCase()}`,
    ...(reason === undefined ? {} : { reason }),
    ...(state === 'awaiting' && settle_at ? { until: settle_at.toISOString() } : {}),
    ...(words === null ? {} : { words }),
  }
}

/** What an event says. */
function bodyOf(charge: ChargeRow, id: string, reason?: string): Record<string, unknown> {
  const { home, reference, state, amount, captured, currency, card, method, saved, settle_at: until } = charge
  const about = { id, home, reference, state, amount: captured ?? amount, currency, card, method, saved, until }
  return { ...about, ...(reason === undefined ? {} : { reason }) }
}

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
    method?: Method
    captured?: number
    saved?: boolean
    reason?: string
    /** What the payer pays is only promised, where the charge asks for a promise. */
    byPayer?: boolean
  }

  /** Moves a charge and writes the event that reports it; undefined where it is in none of the states it may come from. */
  async function move({ from, to, card, reason, ...rest }: Move): Promise<View | undefined> {
    const now = clock.now().getTime()
    const event = UNTOLD.includes(to) ? undefined : { id: newId(), next: new Date(now + FIRST_MS) }
    const charge = await moveCharge(database, {
      ...rest,
      from: from.filter((state) => CHARGE_TRANSITIONS[state].includes(to)),
      to,
      settleAt: timerOf(to, now, card),
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
    isSame: (state: ChargeState, charge: ChargeRow) => boolean,
    refused: (state: ChargeState) => string,
  ): Promise<View | Refusal | null> {
    const charge = await findCharge(database.read, home, id)
    if (!charge) return null
    return isSame(charge.state, charge) ? viewOf(charge) : { refused: refused(charge.state) }
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
    for (const { home, id, state } of await dueToSettle(database.read, clock.now())) {
      if (state === 'paid') await dispute(home, id)
      else await move({ home, id, from: ['settling'], to: 'paid', byPayer: true })
    }
    await send(await takeDueEvents(database.read, clock.now(), 20))
  }

  async function dispute(home: string, id: string, end?: 'won' | 'lost'): Promise<View | Refusal | null> {
    const fate =
      end === 'won'
        ? { to: 'paid' as const, reason: DISPUTE_WON }
        : end === 'lost'
          ? { to: 'lost' as const, reason: 'dispute_lost' }
          : { to: 'disputed' as const, reason: 'dispute: fraudulent' }
    const moved = await move({ home, id, from: [end ? 'disputed' : 'paid'], ...fate })
    const isSame = (state: ChargeState) => state === fate.to
    return moved ?? asItIs(home, id, isSame, (state) => `a charge that is ${state} is in no such dispute`)
  }

  return {
    dispute,
    create: (charge) => database.look((read) => insertCharge(read, charge)),
    async view(home, id) {
      const charge = await findCharge(database.read, home, id)
      return charge ? viewOf(charge) : null
    },
    async pay(home, id, payer) {
      const { fate, card } = fateOf(payer, clock.now())
      const kept = payer.save === undefined ? {} : { saved: payer.save }
      const given = { ...fate, method: payer.method, ...kept, ...(card === undefined ? {} : { card }) }
      const moved = await move({ home, id, from: PAYABLE, ...given, byPayer: true })
      const isSame = (state: ChargeState) => SETTLED.includes(state) || state === fate.to
      return moved ?? asItIs(home, id, isSame, (state) => `a charge that is ${state} cannot become ${fate.to}`)
    },
    async charge(home, id, method) {
      const known = await findByReference(database.read, home, method)
      const charge = known?.saved ? await findCharge(database.read, home, id) : undefined
      if (!known || !charge) return { refused: 'no such method is kept' }
      const moved = await move({ home, id, from: ['open'], ...fateOfCard(chargesAgain(known.card)), byPayer: true })
      return moved ?? viewOf(charge)
    },
    forget: (home, method) => forgetMethod(database.read, home, method),
    async confirm(home, id, accept) {
      const fate = accept ? { to: 'paid' as const } : { to: 'declined' as const, reason: 'authentication_failed' }
      const moved = await move({ home, id, from: ['challenged', 'redirected'], ...fate, byPayer: true })
      const refused = (state: ChargeState) => `a charge that is ${state} has nothing to confirm`
      return moved ?? asItIs(home, id, (state) => state === 'paid' || state === 'authorised', refused)
    },
    async settle(home, id) {
      const charge = await findCharge(database.read, home, id)
      // A card's voided charge stays so: only a transfer cannot be called back.
      const from: ChargeState[] = charge?.method === 'transfer' ? ['awaiting', 'voided'] : ['awaiting']
      const moved = await move({ home, id, from, to: 'paid' })
      return (
        moved ??
        asItIs(
          home,
          id,
          (state) => state === 'paid',
          (state) => `a charge that is ${state} awaits nothing`,
        )
      )
    },
    async capture(home, id, amount) {
      const charge = await findCharge(database.read, home, id)
      if (!charge) return null
      if (charge.state === 'authorised' && (amount <= 0 || amount > charge.amount))
        return { refused: 'more than was promised, or nothing' }
      const captured = amount < charge.amount ? { captured: amount } : {}
      const moved = await move({ home, id, from: ['authorised'], to: 'paid', ...captured })
      const isSame = (state: ChargeState, now: ChargeRow) => state === 'paid' && (now.captured ?? now.amount) === amount
      return moved ?? asItIs(home, id, isSame, (state) => `of a charge that is ${state} no such sum can be taken`)
    },
    async void(home, id) {
      const moved = await move({ home, id, from: [...PAYABLE, 'awaiting', 'authorised'], to: 'voided' })
      const refused = (state: ChargeState) => `a charge that is ${state} cannot become voided`
      return moved ?? asItIs(home, id, (state) => state === 'voided', refused)
    },
    refund: (home, id, amount, key) =>
      database.transact(async (tx) => {
        const charge = await lockCharge(tx, home, id)
        if (!charge) return null
        if (charge.state !== 'paid') return { refused: 'nothing was paid' }
        if (await hasEvent(tx, home, key)) return viewOf(charge)
        if (amount <= 0 || charge.refunded + amount > (charge.captured ?? charge.amount))
          return { refused: 'more than was paid' }
        const body = bodyOf(charge, key)
        tx.later(insertEvent(tx, { home, id: key, charge: charge.id, body, next: clock.now() }))
        tx.later(addRefunded(tx, charge, amount))
        return viewOf(charge)
      }),
    tick,
  }
}
