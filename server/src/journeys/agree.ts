import { say as text } from '@souk/concierge/say/say.ts'
import type { ConsentCreate } from '@souk/contract/customer.ts'
import { endConsentsById, giveConsent, openConsents } from '../consent/consent.ts'
import { wantsConfirming } from '../consent/purpose.ts'
import { say } from '../conversations/say.ts'
import { findConversation, lastConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { handleOfCustomer, isStopped } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { endWatches } from '../watches/store.ts'
import { consentOfCustomer } from '../views/customer.ts'
import type { Context } from './context.ts'
import { languageOf } from './turn-consent.ts'

export type Agreement = {
  shop: Shop
  customer: string
  wish: ConsentCreate
  /** Who of the shop wrote it down; absent: the customer did, on our page. */
  writer?: string
}

/**
 * A contact agrees, or takes it back: kept with the words. What somebody else may have typed in or written down waits for
 * the contact's own YES, which it is asked for once. Answers the consent's id; the same again is one.
 */
export async function agree(context: Context, tx: Tx, agreement: Agreement): Promise<string> {
  const { shop, customer, wish, writer } = agreement
  const { contact: handle, purpose, agreed } = wish
  const home = shop.id
  const known = await handleOfCustomer(tx.db, { home, customer, handle })
  if (!known) throw new Failure('not_found', 'the customer has no such contact')
  const open = await openConsents(tx.db, { home, handle, purpose })
  const unconfirmed = agreed && (writer !== undefined || wantsConfirming(purpose, known.channel))
  const standing = open.find(({ confirmed }) => confirmed || unconfirmed)
  // What waits for their YES already is not asked again.
  if (agreed && standing) return standing.id
  // Nobody agrees for somebody else, and a browser cannot be asked.
  if (unconfirmed && known.connection === null) throw new Failure('forbidden')
  if (unconfirmed && (await isStopped(tx.db, home, handle)))
    throw new Failure('forbidden', 'this contact has said STOP: only a START from there lets it be asked')
  const at = context.clock.now()
  const ids = open.map(({ id }) => id)
  await endConsentsById(tx, { home, ids, by: agreed ? 'replaced' : 'withdrawn', at })
  if (!agreed && ids[0] !== undefined) return ids[0]
  const thread = await lastConversation(tx.db, home, customer)
  const id = context.newId()
  const { wording, language, source = writer ?? 'page' } = wish
  const conversation = thread?.conversation ?? null
  const proof = { wording, language, source, at }
  await giveConsent(tx, {
    home,
    id,
    customer: known.customer,
    handle,
    conversation,
    purpose,
    subject: handle,
    unconfirmed,
    ...proof,
  })
  if (!agreed) await endConsentsById(tx, { home, ids: [id], by: 'withdrawn', at })
  else if (unconfirmed && conversation !== null)
    await askToConfirm(context, tx, { ...agreement, consent: id, conversation, connection: known.connection })
  return id
}

type Asked = Agreement & { consent: string; conversation: string; connection: string | null }

async function askToConfirm(context: Context, tx: Tx, asked: Asked): Promise<void> {
  const { shop, wish, consent, conversation, connection } = asked
  const thread = await findConversation(tx.db, conversation, shop.id)
  const language = languageOf([wish.language, thread?.language ?? '', shop.locale])
  await say(tx, {
    home: shop.id,
    conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'confirmation',
    to: { handle: wish.contact, connection },
    parts: [{ type: 'text', text: text(language, 'consent.ask', { shop: shop.name, purpose: wish.purpose }) }],
    clientId: `consent/${consent}`,
    at: context.clock.now(),
    newId: context.newId,
  })
}

/** Taken back. What was waited for by it is waited for no longer. Throws `not_found` for what is not theirs. */
export async function takeBack(
  context: Context,
  tx: Tx,
  { home, customer, id }: { home: string; customer: string; id: string },
): Promise<void> {
  const row = await consentOfCustomer(tx.db, { home, customer, id })
  if (!row) throw new Failure('not_found')
  const at = context.clock.now()
  await endConsentsById(tx, { home, ids: [id], by: 'withdrawn', at })
  await endWatches(tx, { home, ids: [row.subject], to: 'withdrawn', at })
}
