import { findConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { findMail, type MailRow, useLink } from '../kernel/mails.ts'
import { channelOf } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { issueGrant } from './caller.ts'
import type { Context } from './context.ts'
import { newDevice } from './devices.ts'
import { threadMail } from './mail/answer-mail.ts'
import { LINK_DAYS, mailOfCode } from './mail/link.ts'

export type ThreadLink = { shop: Shop; code: string }

/** Exchanges the code of a mail's link for the token of its thread. Once: then, and when it is old, `link_used`. */
export async function openThread(
  context: Context,
  tx: Tx,
  input: ThreadLink,
): Promise<{ conversation: string; token: string; handle: string }> {
  const mail = await linked(context, tx, input)
  const { home, id, about: conversation } = mail
  const at = context.clock.now()
  const row = await findConversation(tx.db, conversation, home)
  if (!row || row.customer === null || row.handle === null) throw new Failure('not_found')
  const isOld = at.getTime() - mail.at.getTime() > LINK_DAYS * 86_400_000
  if (isOld || !(await useLink(tx, home, id, at))) throw new Failure('link_used')
  const { customer } = row
  // What is written in the browser is answered there, wherever the talk went on until now.
  const isWeb = (await channelOf(tx.db, home, row.handle)) === 'web'
  const handle = isWeb ? row.handle : await newDevice(context, tx, { home, customer })
  return { conversation, handle, token: issueGrant(context, { home, customer, handle, conversation }) }
}

/** Sends a new link for one that was used: to where that went, whoever asks, and once for each. */
export async function renewThreadLink(context: Context, tx: Tx, input: ThreadLink): Promise<void> {
  const { id, about: conversation, recipient, language } = await linked(context, tx, input)
  const { address } = recipient
  threadMail(context, tx, { shop: input.shop, conversation, address, language, cause: `link/${id}`, answer: undefined })
}

/** The mail that the code stands in. Throws `not_found` for what we never sent, or sent about something else. */
async function linked(context: Context, tx: Tx, { shop, code }: ThreadLink): Promise<MailRow> {
  const id = mailOfCode(context, shop.id, code)
  const mail = id === undefined ? undefined : await findMail(tx.db, shop.id, id)
  if (mail?.kind !== 'answer') throw new Failure('not_found')
  return mail
}
