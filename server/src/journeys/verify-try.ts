import type { CodeTried } from '@souk/contract/proof.ts'
import { lastConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { sameText } from '../kernel/secrets.ts'
import { hintOf } from '../people/address.ts'
import { type CodeRow, lockCode, recordTry } from '../people/codes.ts'
import { accountOf, keepSignIn, openAccount, signedIn } from '../people/persons.ts'
import { type Evidence, ownerOf } from '../people/same-person.ts'
import { findHandle, insertHandle, markProven } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { joinPerson } from './same-person.ts'
import { digestOf, HOUR_MS } from './verify-ask.ts'
import { tellJoined } from './verify-tell.ts'

const MOST_TRIES = 5

export type Try = { shop: Shop; conversation: string; handle: string; code: string }

/**
 * A code as it was typed by the handle that had asked for it. The right one, once and in time, proves the address: whoever
 * writes from that handle is whoever is known by it. The right one again, as after a crash, changes nothing more.
 */
export async function tryCode(context: Context, tx: Tx, input: Try): Promise<CodeTried> {
  const { shop, handle, code } = input
  const now = context.clock.now()
  const row = await lockCode(tx, shop.id, handle)
  if (!row || now.getTime() - row.at.getTime() > HOUR_MS) return { state: 'none' }
  const digits = code.replace(/\D/g, '')
  const fits = sameText(row.digest, digestOf(context.keys.addressCode, row.id, digits))
  const { purpose, tries } = row
  const proven: CodeTried = { state: 'proven', purpose, address: hintOf(row) }
  if (row.used_at !== null) return fits ? proven : { state: 'none' }
  if (row.expires_at.getTime() <= now.getTime() || tries >= MOST_TRIES) return { state: 'over' }
  if (!fits) {
    await recordTry(tx, row, { tries: tries + 1 })
    const left = MOST_TRIES - tries - 1
    return left > 0 ? { state: 'wrong', left } : { state: 'over' }
  }
  await recordTry(tx, row, { used_at: now })
  await prove(context, tx, input, row)
  return proven
}

/** Who is known by the address in this shop becomes one with who proved it. */
async function prove(context: Context, tx: Tx, { shop, conversation, handle }: Try, row: CodeRow): Promise<void> {
  const home = shop.id
  const { channel, scope, address, purpose, connection } = row
  const at = context.clock.now()
  const customer = await ownerOf(tx.db, home, handle)
  if (customer === undefined) throw new Failure('not_found')
  const known = await findHandle(tx.db, { home, channel, scope, address })
  const whose = { key: context.keys.person, shop: home, address: { channel, address } }
  const account =
    purpose === 'sign_in'
      ? await openAccount(tx, { ...whose, newPerson: context.newId(), at })
      : await accountOf(tx.db, whose)
  const evidence = purpose === 'sign_in' ? 'account_login' : 'verified_code'
  for (const other of await ownersOf(tx, home, known?.customer, account))
    await join(context, tx, { shop, conversation, handle, other, evidence, hint: hintOf(row) })
  if (purpose === 'sign_in') {
    const signIn = { home, id: context.newId(), handle, account: account ?? '', hint: hintOf(row), at }
    await keepSignIn(tx, signIn)
    return
  }
  const proven = known?.handle ?? context.newId()
  if (!known) {
    const link = context.newId()
    const made = { home, customer, handle: proven, link, channel, scope, address, evidence }
    await insertHandle(tx, { ...made, ...(connection === null ? {} : { connection }) })
  }
  await markProven(tx, home, proven, at)
}

/** The customers that an address leads to: by what was written from it, and by where its person is signed in. */
async function ownersOf(
  tx: Tx,
  home: string,
  known: string | undefined,
  account: string | undefined,
): Promise<Set<string>> {
  const owners = new Set(known === undefined ? [] : [known])
  for (const device of account === undefined ? [] : await signedIn(tx.db, home, account)) {
    const owner = await ownerOf(tx.db, home, device)
    if (owner !== undefined) owners.add(owner)
  }
  return owners
}

type Join = { shop: Shop; conversation: string; handle: string; other: string; evidence: Evidence; hint: string }

/** Both are one from now on, and both threads are told, with a way back. Nothing where they were one before. */
async function join(context: Context, tx: Tx, { shop, conversation, other, hint, ...joining }: Join): Promise<void> {
  const before = await lastConversation(tx.db, shop.id, other)
  const by = `handle:${joining.handle}`
  const link = await joinPerson(context, tx, { shop, ...joining, customer: other, by })
  if (link === undefined) return
  await tellJoined(context, tx, { shop, link, hint, here: conversation, there: before?.conversation })
}
