import { z } from 'zod'
import { openCallIn } from '../../conversations/calls.ts'
import type { Attachment } from '../../kernel/mailer.ts'
import { isId } from '../../kernel/ids.ts'
import { findMail, type MailRow, recordTry } from '../../kernel/mails.ts'
import { invoiceAbout } from '../../payments/invoices.ts'
import type { Context } from '../context.ts'
import { drawInvoice } from '../papers/draw.ts'
import { CALL_KIND } from './call-mail.ts'
import { letterOf } from './letter.ts'

const MailJob = z.object({ home: z.string(), id: z.string() })

/**
 * Sends a stored mail. Cut off after the mail server has taken it and before that is written down, it goes out once more
 * under the same Message-ID: a confirmation twice is better than none.
 */
export async function sendMail(context: Context, payload: unknown): Promise<void> {
  const { home, id } = MailJob.parse(payload)
  const mail = await findMail(context.database.read, home, id)
  if (mail?.state !== 'queued') return
  // Somebody has answered before it could go out.
  if (mail.kind === CALL_KIND && !(await openCallIn(context.database.read, { home, call: mail.about }))) {
    const needless = { state: 'failed' as const, reason: 'answered meanwhile' }
    return context.database.transact((tx) => recordTry(tx, mail, needless, context.clock.now()))
  }
  const domain = new URL(context.publicUrl).hostname
  const fate = await context.mailer.send({
    messageId: `<${id}@${domain}>`,
    thread: `<order-${mail.about}@${domain}>`,
    from: mail.sender.name,
    ...(mail.sender.replyTo === undefined ? {} : { replyTo: { address: mail.sender.replyTo } }),
    to: mail.recipient,
    language: mail.language,
    subject: mail.subject,
    ...(await letterOf(context, mail)),
    attachments: await papersOf(context, mail),
  })
  if (fate.state !== 'sent') context.log.warn({ mail: id, reason: fate.reason }, 'a mail was not taken')
  await context.database.transact((tx) => recordTry(tx, mail, fate, context.clock.now()))
}

/** What a mail is about as a paper: with the confirmation the invoice, with money back the credit note. */
async function papersOf({ database }: Context, { home, cause }: MailRow): Promise<Attachment[]> {
  const [told, subject = ''] = cause.split('/')
  const kind = told === 'placed' ? 'invoice' : told === 'refunded' ? 'credit' : undefined
  const row = kind && isId(subject) && (await invoiceAbout(database.read, home, { kind, subject }))
  if (!row) return []
  return [{ filename: `${row.number}.pdf`, contentType: 'application/pdf', content: await drawInvoice(row) }]
}
