import { escapeHtml } from '../../kernel/escape-html.ts'
import type { MailRow } from '../../kernel/mails.ts'
import { paymentsOf } from '../../payments/allocations.ts'
import type { Context } from '../context.ts'
import { paidTogether } from '../paid-together.ts'
import { moneyIn } from './figures.ts'
import { codeOfLetter } from '../verify-send.ts'
import { CODE_MARK } from '../verify-words.ts'
import { opened } from './link.ts'
import { oneLine } from './paper.ts'
import { mailLanguage, mailText } from './texts.ts'

/**
 * A stored mail as its reader gets it: with the code that opens the order, and with what only they may know. Neither is
 * stored: a copy of the table opens nothing, and a shop's own rows do not say what was bought elsewhere.
 */
export async function letterOf(context: Context, mail: MailRow): Promise<{ text: string; html: string }> {
  const [text, html] = [mail.body_text, mail.body_html].map((body) => opened(context, mail, body))
  if (mail.kind === 'code') return withCode(context, mail)
  const language = mailLanguage(mail.language)
  const some = mailText(language, 'together.some')
  const all = mail.kind === 'placed' && mail.body_text.includes(some) ? await togetherIn(context, mail) : some
  return {
    text: (text ?? '').replace(some, () => all),
    html: (html ?? '').replace(escapeHtml(some), () => escapeHtml(all)),
  }
}

/** The code that a letter was written for, as long as it opens something. */
async function withCode(context: Context, mail: MailRow): Promise<{ text: string; html: string }> {
  const code = await codeOfLetter(context, mail)
  return { text: mail.body_text.replaceAll(CODE_MARK, code), html: mail.body_html.replaceAll(CODE_MARK, code) }
}

/** With whom the order was paid, and how much in all; as it was stored where that is no longer known. */
async function togetherIn(context: Context, { home, about, ...mail }: MailRow): Promise<string> {
  const language = mailLanguage(mail.language)
  const payments = await paymentsOf(context.database.read, home, [about])
  const together = await paidTogether(context, { shop: home, payments: payments.map(({ payment }) => payment) })
  if (!together) return mailText(language, 'together.some')
  const { amount, currency } = together.amount
  const shops = new Intl.ListFormat(language).format(together.shops.map(({ name }) => oneLine(name)))
  return mailText(language, 'together.all', { amount: moneyIn(language, amount, currency), shops })
}
