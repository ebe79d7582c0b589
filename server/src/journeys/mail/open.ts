import type { Tx } from '../../kernel/database.ts'
import { Failure } from '../../kernel/failure.ts'
import { findMail, type MailRow, useLink } from '../../kernel/mails.ts'
import { findOrder, type OrderRow } from '../../orders/store.ts'
import type { Shop } from '../../shops/shop.ts'
import { issueGrant } from '../caller.ts'
import type { Context } from '../context.ts'
import { orderView } from '../order-view.ts'
import { LINK_DAYS, mailOfCode } from './link.ts'
import { mailOrder } from './tell.ts'

export type LinkInput = { shop: Shop; number: string; code: string }

/** Exchanges the code of a mail's link for a token of that order alone. Once: then, and when it is old, `link_used`. */
export async function openOrder(context: Context, tx: Tx, input: LinkInput): Promise<{ token: string }> {
  const { mail, order } = await linked(context, tx, input)
  const at = context.clock.now()
  const isOld = at.getTime() - mail.at.getTime() > LINK_DAYS * 86_400_000
  if (isOld || !(await useLink(tx, mail.home, mail.id, at))) throw new Failure('link_used')
  return { token: issueGrant(context, { home: mail.home, checkout: order.checkout }) }
}

/**
 * Sends the buyer a new link for one that has been used: to the address of the order, whoever asks, and once for each
 * link, so that nobody can have many sent.
 */
export async function renewLink(context: Context, tx: Tx, input: LinkInput): Promise<void> {
  const { mail, order: row } = await linked(context, tx, input)
  const order = await orderView(context, tx.db, input.shop, row)
  mailOrder(context, tx, { kind: 'link', shop: input.shop, order, language: mail.language, cause: mail.id })
}

/** The mail that the code stands in, and its order. Throws `not_found` for what we never sent, or sent about another. */
async function linked(context: Context, tx: Tx, input: LinkInput): Promise<{ mail: MailRow; order: OrderRow }> {
  const { shop, number, code } = input
  const id = mailOfCode(context, shop.id, code)
  if (id === undefined) throw new Failure('not_found')
  const [mail, order] = await Promise.all([findMail(tx.db, shop.id, id), findOrder(tx.db, shop.id, number)])
  if (!mail || !order || mail.about !== order.id) throw new Failure('not_found')
  return { mail, order }
}
