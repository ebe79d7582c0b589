import type { Order } from '@souk/contract/order.ts'
import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import { storeMail } from '../../kernel/mails.ts'
import type { Shop } from '../../shops/shop.ts'
import { htmlOf } from './html.ts'
import { linkOf } from './link.ts'
import { type MailKind, orderMail } from './order-mail.ts'
import { oneLine } from './paper.ts'
import { plainOf } from './plain.ts'
import { mailLanguage } from './texts.ts'

export type MailInput = {
  kind: MailKind
  shop: Shop
  order: Order
  language: string
  /** What happened, by id: the same twice is told once. */
  cause: string
  /** Of a refund, in minor units. */
  amount?: number
  /** The number of the invoice or credit note that goes with it. */
  paper?: string | undefined
}

/** Stores the mail that tells the buyer of something, with that something; it goes out after the commit. */
export function mailOrder(core: Core, tx: Tx, input: MailInput): void {
  const { kind, shop, order, cause, amount, paper: number } = input
  const { email, name } = order.buyer
  if (email === undefined) return
  const id = core.newId()
  const language = mailLanguage(input.language)
  const paper = orderMail({ kind, shop, order, language, url: linkOf(order.url, id), amount, number })
  const replyTo = shop.settings.email
  const mail = {
    home: shop.id,
    id,
    cause: `${kind}/${cause}`,
    kind,
    about: order.id,
    recipient: { address: email, ...(name === undefined ? {} : { name: oneLine(name) }) },
    sender: { name: oneLine(shop.name), ...(replyTo === '' ? {} : { replyTo }) },
    language,
    subject: oneLine(paper.subject).slice(0, 200),
    body_text: plainOf(paper),
    body_html: htmlOf(paper),
    at: core.clock.now(),
    // What a test shop says never leaves the house.
    isKept: shop.test || core.config.smtp === undefined,
  }
  if (mail.isKept && !shop.test)
    core.log.warn({ mail: id, shop: shop.slug }, 'a mail is not sent: SOUK_SMTP_URL is not set')
  tx.later(storeMail(tx, mail))
}
