import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { type Due, queueDelivery } from '../conversations/deliveries.ts'
import type { Tx } from '../kernel/database.ts'
import { findCustomer } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { agreedNumber, standingOfAddress, wasMailed } from '../views/reached.ts'
import type { Context } from './context.ts'
import { threadMail } from './mail/answer-mail.ts'
import { maySend } from './may-send.ts'
import { whereabouts } from './send-facts.ts'

const Parts = z.array(Part)

/** What could not go, as far as another way asks about it. */
export type Unsent = Pick<
  Due,
  | 'home'
  | 'id'
  | 'conversation'
  | 'message'
  | 'seq'
  | 'handle'
  | 'customer'
  | 'purpose'
  | 'answers'
  | 'author_kind'
  | 'author_name'
  | 'parts'
  | 'said_at'
  | 'language'
  | 'stopped_at'
>

/**
 * Why something goes another way: its channel is closed, does not reach them, shows a page that cannot be opened there
 * (`elsewhere`), or costs what it may not. That they want none of it is not among these.
 */
const PASSING = ['window_closed', 'unreachable', 'elsewhere', 'monthly_cap']

/**
 * A notice that cannot go here goes to the address that always works: e-mail, else a number whose owner agreed to it; each
 * by what the one gate says of that address. Answers which; nothing where there is none, where it is advertising, or part
 * of the talk, whose place is here. In the transaction that keeps the refusal, so that the one never stands without the
 * other, and under the delivery's own key: twice is once.
 */
export async function sendInstead(
  context: Context,
  tx: Tx,
  due: Unsent,
  reason: string | undefined,
): Promise<'email' | 'sms' | undefined> {
  if (reason === undefined || !PASSING.includes(reason) || !isNotice(due, reason)) return undefined
  const shop = await context.directory.byId(due.home)
  // Since it was sent they may have said STOP here: that is not gone around.
  if (!shop || due.customer === null || due.stopped_at !== null) return undefined
  if (await mailed(context, tx, due, shop)) return 'email'
  // A text message would cost what it may not.
  if (reason === 'monthly_cap') return undefined
  const number = await agreedNumber(tx.db, due.home, due.customer, due.handle)
  if (!number) return undefined
  const delivery = { ...due, id: context.newId(), ...number, purpose: due.purpose ?? 'service' }
  return (await queueDelivery(tx, delivery)) ? 'sms' : undefined
}

async function mailed(context: Context, tx: Tx, due: Unsent, shop: Shop): Promise<boolean> {
  const { home, conversation, language, author_name } = due
  const address = (await findCustomer(tx.db, home, due.customer ?? ''))?.email
  const parts = Parts.safeParse(due.parts).data
  if (!address || !parts) return false
  // The letter about an order has gone out with its news already.
  if (due.purpose === 'orders' && (await wasMailed(tx.db, { home, address, at: due.said_at }))) return true
  const purpose = due.purpose ?? 'service'
  const standing = await standingOfAddress(tx.db, { home, address, purpose })
  const verdict = maySend({
    now: context.clock.now(),
    author: due.author_kind,
    answers: false,
    purpose,
    saidAt: due.said_at,
    channel: 'email',
    windowMs: null,
    template: false,
    ...standing,
    sent: [],
    where: whereabouts({ timezone: '', profile: null, address }, shop),
    isPaused: shop.settings.paused.campaigns !== undefined,
    overCap: false,
  })
  if (verdict.may !== 'go') return false
  const answer = { author_name, parts }
  threadMail(context, tx, {
    shop,
    conversation,
    address,
    language,
    cause: `instead/${due.id}`,
    answer,
    unasked: true,
  })
  return true
}

/** What the shop says of its own accord, in the talk or about an order. An answer is for where they asked. */
function isNotice({ purpose, answers }: Unsent, reason: string): boolean {
  if (answers && reason !== 'elsewhere') return false
  return purpose === null || purpose === 'service' || purpose === 'orders'
}
