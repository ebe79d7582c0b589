import type { Arrival } from '../channels/arrival.ts'
import type { Inbound } from '../conversations/inbound.ts'
import { findHandle, moveHandle } from '../people/store.ts'
import type { Context } from './context.ts'

/** Whom something that arrived concerns. */
export type Whom = Pick<Extract<Arrival, { kind: 'message' }>, 'scope' | 'address' | 'formerly' | 'name' | 'locale'>

/** The handle of an address; one that has only their former address has this one from now on. */
export async function knownHandle(
  context: Context,
  { home, raw: { channel } }: Inbound,
  { scope, address, formerly }: Whom,
): Promise<{ handle: string; customer: string } | undefined> {
  const { read } = context.database
  const known = await findHandle(read, { home, channel, scope, address })
  if (known || formerly === undefined) return known
  const before = await findHandle(read, { home, channel, scope, address: formerly })
  if (before) await context.database.transact((tx) => moveHandle(tx, { home, handle: before.handle, address }))
  return before
}
