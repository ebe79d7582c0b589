import { METHODS } from '@souk/contract/methods.ts'
import type { SignedIn } from '@souk/contract/proof.ts'
import type { Context } from '../journeys/context.ts'
import { addresseeOf, askCode } from '../journeys/verify-ask.ts'
import { tryCode } from '../journeys/verify-try.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { endSignIn, signInOf } from '../people/persons.ts'
import type { Shop } from '../shops/shop.ts'
import { ownThread } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** Only the device that asked can answer: a code is its handle's, whoever else holds a token of the thread. */
export const proofHandlers: Handlers<'askCode' | 'tryCode' | 'getSignIn' | 'signOut'> = {
  async askCode(context, { params, body: { address, purpose }, caller, idempotencyKey }) {
    const { home, conversation, handle } = ownThread(caller, params.conversation)
    const shop = await shopOf(context, home)
    const to = await addresseeOf(context, shop, address)
    const answer = METHODS.askCode.response
    const request = { params, address, purpose }
    const input = { home, method: 'askCode', caller, idempotencyKey, request, answer }
    const ask = { shop, conversation, handle, to, purpose }
    return { body: await create(context, input, (tx) => askCode(context, tx, ask)) }
  },

  async tryCode(context, { params, body: { code }, caller }) {
    const { home, conversation, handle } = ownThread(caller, params.conversation)
    const shop = await shopOf(context, home)
    const tried = await context.database.transact((tx) => tryCode(context, tx, { shop, conversation, handle, code }))
    context.deliver.wake()
    return { body: tried }
  },

  async getSignIn(context, { params, caller }) {
    const { home, handle } = ownThread(caller, params.conversation)
    return { body: await signedInAs(context.database.read, home, handle) }
  },

  async signOut(context, { params, caller }) {
    const { home, handle } = ownThread(caller, params.conversation)
    await context.database.transact((tx) => endSignIn(tx, home, handle))
    return { body: { signedIn: null } }
  },
}

async function signedInAs(read: Reader, home: string, handle: string): Promise<SignedIn> {
  const known = await signInOf(read, home, handle)
  return { signedIn: known ? { address: known.hint, since: known.at.toISOString() } : null }
}

async function shopOf(context: Context, home: string): Promise<Shop> {
  const shop = await context.directory.byId(home)
  if (!shop) throw new Failure('shop_not_found')
  return shop
}
