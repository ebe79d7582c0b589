import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { type Due, queueDelivery } from '../conversations/deliveries.ts'
import type { Tx } from '../kernel/database.ts'
import { findCustomer } from '../people/store.ts'
import { agreedNumber, wasMailed } from '../views/reached.ts'
import type { Context } from './context.ts'
import { threadMail } from './mail/answer-mail.ts'

const Parts = z.array(Part)

/**
 * A notice whose channel is closed, or costs what it may not, goes to the address that always works: e-mail, else a number whose owner agreed to it.
 * Answers which; nothing where there is none, or where it is no notice but advertising. In the transaction that keeps the
 * refusal, so that the one never stands without the other.
 */
export async function sendInstead(
  context: Context,
  tx: Tx,
  due: Due,
  reason: string | undefined,
): Promise<'email' | 'sms' | undefined> {
  if (!isPassing(reason) || due.customer === null || !isNotice(due)) return undefined
  const shop = await context.directory.byId(due.home)
  const customer = await findCustomer(tx.db, due.home, due.customer)
  const parts = Parts.safeParse(due.parts).data
  if (!shop || !parts) return undefined
  const address = customer?.email ?? undefined
  if (address !== undefined) {
    // The letter about an order has gone out with its news already.
    const at = { home: due.home, address, at: due.said_at }
    if (due.purpose === 'orders' && (await wasMailed(tx.db, at))) return 'email'
    const { conversation, language } = due
    const answer = { author_name: due.author_name, parts }
    threadMail(context, tx, {
      shop,
      conversation,
      address,
      language,
      cause: `instead/${due.id}`,
      answer,
      unasked: true,
    })
    return 'email'
  }
  // A text message would cost what it may not.
  if (reason === 'monthly_cap') return undefined
  const number = await agreedNumber(tx.db, due.home, due.customer, due.handle)
  if (!number) return undefined
  await queueDelivery(tx, { ...due, id: context.newId(), ...number, purpose: due.purpose ?? 'service' })
  return 'sms'
}

/** It is not said that they do not want it. */
function isPassing(reason: string | undefined): boolean {
  return reason === 'window_closed' || reason === 'monthly_cap'
}

/** What is said in the talk, or about an order. */
function isNotice({ purpose }: Due): boolean {
  return purpose === null || purpose === 'service' || purpose === 'orders'
}
