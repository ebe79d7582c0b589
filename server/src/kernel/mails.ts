import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from './database.ts'
import { addJob } from './jobs.ts'
import type { LetterFate } from './mailer.ts'
import { jitter } from './retry.ts'

/** Letters that leave the house: rows stored with their cause, sent after its commit by the job `send-mail`. */
export const MAIL_STATES = ['queued', 'sent', 'failed', 'kept'] as const

const Columns = z.object({
  home: z.string(),
  id: z.string(),
  cause: z.string(),
  kind: z.string(),
  about: z.string(),
  recipient: z.object({ address: z.string(), name: z.string().optional() }),
  sender: z.object({ name: z.string(), replyTo: z.string().optional() }),
  language: z.string(),
  subject: z.string(),
  body_text: z.string(),
  body_html: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.int(),
  reason: z.string().nullable(),
  at: z.date(),
  opened_at: z.date().nullable(),
})
export type MailRow = z.infer<typeof Columns>

export type NewMail = Omit<MailRow, 'state' | 'attempts' | 'reason' | 'opened_at'> & {
  /** It stays in the local mailbox. */
  isKept: boolean
}

const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 4 * 3_600_000
/** With these pauses about two days: as long as mail servers try among themselves. */
const ATTEMPTS = 30

/** Stores a mail and the job that sends it, in the transaction of its cause; the same cause twice is one mail. */
export async function storeMail(tx: Tx, mail: NewMail): Promise<void> {
  const { isKept, recipient, sender, ...rest } = mail
  await sql`
    with stored as (
      insert into mails (home, id, cause, kind, about, recipient, sender, language, subject, body_text, body_html, at, state)
      values (${rest.home}, ${rest.id}, ${rest.cause}, ${rest.kind}, ${rest.about}, ${JSON.stringify(recipient)}::jsonb,
        ${JSON.stringify(sender)}::jsonb, ${rest.language}, ${rest.subject}, ${rest.body_text}, ${rest.body_html},
        ${rest.at}, ${isKept ? 'kept' : 'queued'})
      on conflict (home, cause) do nothing
      returning home, id, state
    )
    select graphile_worker.add_job('send-mail', json_build_object('home', home, 'id', id), max_attempts := 12)
    from stored where state = 'queued'`.execute(tx.db)
}

export async function findMail(read: Reader, home: string, id: string): Promise<MailRow | undefined> {
  const raw = await read
    .selectFrom('mails')
    .selectAll()
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return raw && Columns.parse(raw)
}

const Heading = Columns.omit({ body_text: true, body_html: true, opened_at: true, reason: true, cause: true })
export type MailHeading = z.infer<typeof Heading>

export type MailFilter = { homes?: readonly string[]; before?: string | undefined; limit: number }

/** Newest first; `homes` names the shops whose mails may be seen, absent all of them. */
export async function listMails(read: Reader, { homes, before, limit }: MailFilter): Promise<MailHeading[]> {
  if (homes?.length === 0) return []
  const rows = await read
    .selectFrom('mails')
    .select(['home', 'id', 'kind', 'about', 'recipient', 'sender', 'language', 'subject', 'state', 'attempts', 'at'])
    .$if(homes !== undefined, (query) => query.where('home', 'in', [...(homes ?? [])]))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => Heading.parse(row))
}

/** Writes down how a try ended; where it may still come to something, a job for the next one goes with it. */
export async function recordTry(tx: Tx, mail: MailRow, fate: LetterFate, at: Date): Promise<void> {
  const attempts = mail.attempts + 1
  const isOver = fate.state !== 'retry' || attempts >= ATTEMPTS
  const next = isOver ? null : new Date(at.getTime() + 1000 + jitter(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, attempts))
  const written = await tx.db
    .updateTable('mails')
    .set({
      attempts,
      state: fate.state === 'sent' ? 'sent' : isOver ? 'failed' : 'queued',
      next_at: next,
      ...(fate.state === 'sent' ? { provider_ref: fate.ref, sent_at: at, reason: null } : { reason: fate.reason }),
    })
    .where('home', '=', mail.home)
    .where('id', '=', mail.id)
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst()
  // Somebody else's try may have come to more.
  if (next && written) await addJob(tx, 'send-mail', { home: mail.home, id: mail.id }, { runAt: next })
}

/** Uses up a mail's link to its order; false when it has been used. */
export async function useLink(tx: Tx, home: string, id: string, at: Date): Promise<boolean> {
  const row = await tx.db
    .updateTable('mails')
    .set({ opened_at: at })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
