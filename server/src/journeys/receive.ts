import type { ShopperPart } from '@souk/contract/parts.ts'
import type { Place } from '../conversations/conversation.ts'
import { linkIn } from '../conversations/link.ts'
import { maskParts } from '../conversations/mask.ts'
import { setHandle } from '../conversations/devices.ts'
import { shownChannel } from '../conversations/message.ts'
import { createdFact } from '../conversations/store.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from './context.ts'
import { planPreview } from './preview/preview.ts'
import { takeTurns } from './turn.ts'

export type ReceiveInput = Place & {
  customer: string
  handle: string
  clientId: string
  parts: readonly ShopperPart[]
  /** The kind of messenger it came by; absent: the web. */
  channel?: string
  /** It comes from an item that is stored, and is handled until it is done. */
  isKept?: boolean
}

/**
 * A shopper's message: stored, told to whoever is watching, then answered. Returns after the commit; the answer comes as a
 * fact. The same clientId answers the same; other parts under it throw `conflicting_client_id`.
 */
export async function receive(
  context: Context,
  input: ReceiveInput,
): Promise<{ message: string; seq: number; known: boolean }> {
  const { clock, newId, writer, hub, background } = context
  const at = clock.now()
  const parts = maskParts(input.parts)
  const appended = await writer.append({ ...input, parts, id: newId(), claim: newId(), at })
  if ('missing' in appended) throw new Failure('not_found')
  // The id that a provider gave is always the same message, whatever has become of it here since.
  if (!appended.same && input.channel === undefined) throw new Failure('conflicting_client_id')
  if (!appended.known) {
    const author = { kind: 'shopper' as const, id: input.customer }
    if (linkIn(parts) !== undefined)
      background.start('preview', () => plan(context, { ...input, message: appended.id, parts }))
    hub.publish([
      createdFact(input, appended.seq, at, {
        id: appended.id,
        author,
        parts,
        clientId: input.clientId,
        ...shownChannel(input.channel),
      }),
    ])
  }
  if (appended.isElsewhere) await context.database.transact((tx) => setHandle(tx, input, input.handle))
  const { claimed } = appended
  if (claimed) {
    const only =
      claimed.first === claimed.last ? [{ id: appended.id, seq: appended.seq, handle: input.handle, parts }] : undefined
    background.start('turn', () => takeTurns(context, claimed, only))
  }
  return { message: appended.id, seq: appended.seq, known: appended.known }
}

/** After the message is stored: nobody waits for what its link leads to. */
function plan(context: Context, message: Parameters<typeof planPreview>[1]): Promise<void> {
  return context.database.transact((tx) => planPreview(tx, message))
}
