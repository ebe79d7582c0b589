import { retellCarts } from '../carts/change.ts'
import { moveCarts } from '../carts/store.ts'
import { moveConsents } from '../consent/consent.ts'
import { emptyFacts, moveMessages, settleThread, strayMessages } from '../conversations/part.ts'
import { lockStream } from '../conversations/speaker.ts'
import { conversationsOf, findConversation, lastConversation, openConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { openCheckoutsOf } from '../orders/checkout-store.ts'
import { moveCheckouts, moveOrders } from '../orders/homing.ts'
import { endSignIn } from '../people/persons.ts'
import {
  customersOfPerson,
  type Evidence,
  insertLink,
  isSamePerson,
  type Link,
  lockLink,
  ownerOf,
  undoLink,
} from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { moveWatches } from '../watches/store.ts'
import { cancelCheckout, openCheckout } from './checkout.ts'
import type { Context } from './context.ts'

export type Joining = { shop: Shop; handle: string; customer: string; evidence: Evidence; by: string }

/**
 * Whoever writes from this handle is this customer, too. Nothing of either is rewritten: a link is stored, and from now on
 * both are read as one. Answers the link; nothing where they were one before.
 */
export async function joinPerson(context: Context, tx: Tx, joining: Joining): Promise<string | undefined> {
  const { shop, handle, customer, evidence, by } = joining
  const home = shop.id
  const owner = await ownerOf(tx.db, home, handle)
  if (owner === undefined) throw new Failure('not_found')
  if (await isSamePerson(tx.db, home, owner, customer)) return undefined
  const id = context.newId()
  const at = context.clock.now()
  await insertLink(tx, { home, id, handle, customer, evidence, by, at })
  await retellCarts(tx, shop, await customersOfPerson(tx.db, home, customer), at)
  return id
}

/** The threads of those who are two persons now, a customer's own each. */
export type Parted = { link: Link; threads: ReadonlyMap<string, string> }

/**
 * The link is undone, and each thread is as if the two had never met: what was written from a handle, or to it, stands in
 * the thread of whoever's handle it is, and so do their cart, checkouts, orders and agreements. Throws `not_found` for a
 * link that joins nobody (any more), or not this customer (`of`).
 */
export async function partPerson(
  context: Context,
  tx: Tx,
  { shop, link: id, of }: { shop: Shop; link: string; of?: string | null },
): Promise<Parted> {
  const home = shop.id
  const link = await lockLink(tx, home, id)
  if (of !== undefined && !(await isSamePerson(tx.db, home, of, link.customer))) throw new Failure('not_found')
  const everybody = await customersOfPerson(tx.db, home, link.customer)
  await undoLink(tx, home, link, context.clock.now())
  // Else the next device that signs in would bring them together again.
  if (link.evidence === 'account_login') await endSignIn(tx, home, link.handle)
  const threads = new Map<string, string>()
  for (const customer of everybody) threads.set(customer, await ownThread(context, tx, home, link, customer, everybody))
  if (await isSamePerson(tx.db, home, link.owner, link.customer)) return { link, threads }
  await moveStrays(tx, home, { everybody, threads, since: link.made_at })
  for (const customer of everybody) await settleCustomer(context, tx, shop, customer, threads.get(customer) ?? '')
  await retellCarts(tx, shop, everybody, context.clock.now())
  return { link, threads }
}

/** Where a customer's talk goes on; who came by a link and never had a thread gets one. */
async function ownThread(
  context: Context,
  tx: Tx,
  home: string,
  link: Link,
  customer: string,
  everybody: readonly string[],
): Promise<string> {
  const known = await lastConversation(tx.db, home, customer)
  if (known) return known.conversation
  const conversation = context.newId()
  const other = everybody.find((one) => one !== customer) ?? customer
  const thread = await lastConversation(tx.db, home, other)
  const like = thread && (await findConversation(tx.db, thread.conversation, home))
  const handle = customer === link.owner ? link.handle : null
  await openConversation(tx, { home, conversation, handle, customer, locale: like?.locale ?? '', timezone: '' })
  return conversation
}

type Strays = { everybody: readonly string[]; threads: ReadonlyMap<string, string>; since: Date }

async function moveStrays(tx: Tx, home: string, { everybody, threads, since }: Strays): Promise<void> {
  // In the order in which everybody locks them.
  const streams = new Set(threads.values())
  for (const customer of everybody)
    for (const conversation of await conversationsOf(tx.db, home, customer)) streams.add(conversation)
  for (const conversation of [...streams].toSorted()) await lockStream(tx, { home, conversation })
  const strays = await strayMessages(tx.db, home, { customers: everybody, since })
  for (const [from, left] of Map.groupBy(strays, ({ conversation }) => conversation)) {
    const place = { home, conversation: from }
    for (const [owner, theirs] of Map.groupBy(left, (stray) => stray.owner)) {
      const to = threads.get(owner)
      if (to !== undefined) await moveMessages(tx, place, to, theirs)
    }
  }
  for (const customer of everybody) {
    const own = await customersOfPerson(tx.db, home, customer)
    const others = everybody.filter((one) => !own.includes(one))
    for (const conversation of await conversationsOf(tx.db, home, customer)) {
      await emptyFacts(tx, { home, conversation }, { customers: others, since })
      await settleThread(tx, { home, conversation })
    }
  }
}

/** What a customer has under way leads to their own thread, and a checkout holds what is their own. */
async function settleCustomer(context: Context, tx: Tx, shop: Shop, customer: string, to: string): Promise<void> {
  const home = shop.id
  const own: string[] = []
  for (const one of await customersOfPerson(tx.db, home, customer))
    own.push(...(await conversationsOf(tx.db, home, one)))
  const move = { home, customer, to, own }
  await moveCarts(tx, move)
  await moveCheckouts(tx, move)
  await moveOrders(tx, move)
  await moveWatches(tx, move)
  await moveConsents(tx, move)
  for (const { id, cart } of await openCheckoutsOf(tx.db, home, customer)) {
    try {
      await openCheckout(context, tx, { shop, cart, handle: null })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      await cancelCheckout(context, tx, shop, { checkout: id })
    }
  }
}
