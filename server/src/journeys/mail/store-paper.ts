import type { Core } from '../../kernel/core.ts'
import type { Tx } from '../../kernel/database.ts'
import { storeMail } from '../../kernel/mails.ts'
import type { Shop } from '../../shops/shop.ts'
import { htmlOf } from './html.ts'
import { oneLine, type Paper } from './paper.ts'
import { plainOf } from './plain.ts'

export type PaperInput = {
  /** The mail's id: its links are made of it. */
  id: string
  shop: Shop
  /** What happened, by id: the same twice is told once. */
  cause: string
  kind: string
  /** The order or conversation it is about. */
  about: string
  recipient: { address: string; name?: string | undefined }
  paper: Paper
}

/** Stores a mail of a shop with its cause, drawn as text and as HTML; it goes out after the commit. */
export function storePaper(core: Core, tx: Tx, { id, shop, cause, kind, about, recipient, paper }: PaperInput): void {
  const { address, name } = recipient
  const replyTo = shop.settings.email
  const mail = {
    home: shop.id,
    id,
    cause,
    kind,
    about,
    recipient: { address, ...(name === undefined ? {} : { name: oneLine(name) }) },
    sender: { name: oneLine(shop.name), ...(replyTo === '' ? {} : { replyTo }) },
    language: paper.language,
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
