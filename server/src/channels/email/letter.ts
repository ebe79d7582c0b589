import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { Failure } from '../../kernel/failure.ts'

const MOST_NESTED = 50
/** Lines that may part a letter: more would only keep the server busy. */
const MOST_PARTINGS = 5000

/** A letter as far as we read it; header names are in lower case. */
export type Read = {
  email: Email
  header(name: string): string
}

/** Reads a letter as it went over the wire (RFC 5322, MIME). What is none is `invalid_request`. */
export async function readLetter(raw: Buffer): Promise<Read> {
  if (partings(raw) > MOST_PARTINGS) throw new Failure('invalid_request', 'a letter of too many parts')
  const options = { maxNestingDepth: MOST_NESTED, rfc822Attachments: true }
  const email = await PostalMime.parse(raw, options).catch(() => {
    throw new Failure('invalid_request', 'this is no letter')
  })
  return { email, header: (name) => email.headers.find(({ key }) => key === name)?.value.trim() ?? '' }
}

function partings(raw: Buffer): number {
  let count = 0
  for (let at = raw.indexOf('\n--'); at !== -1 && count <= MOST_PARTINGS; at = raw.indexOf('\n--', at + 3)) count += 1
  return count
}

/** Every Message-ID of a header, with its brackets. */
export function idsIn(header: string): string[] {
  return header.match(/<[^<>\s]{1,400}>/g) ?? []
}

/**
 * Written by a machine: answering it would begin a conversation of machines (RFC 3834, and what older programs say). A
 * mailing list speaks to many.
 */
export function isAutomatic({ header }: Read): boolean {
  const submitted = header('auto-submitted').toLowerCase()
  if (submitted !== '' && !submitted.startsWith('no')) return true
  if (/^(bulk|junk|list|auto_reply)$/i.test(header('precedence'))) return true
  const marks = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'list-id', 'list-unsubscribe', 'feedback-id']
  if (marks.some((name) => header(name) !== '')) return true
  if (/^(all|oof|dr|autoreply|rn|nrn)\b/i.test(header('x-auto-response-suppress'))) return false
  return /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+=-].*)?@/i.test(senderOf(header('from')))
}

function senderOf(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from
}

/** What a mail server reports of a letter of ours (RFC 3464): its id, and what became of it. */
export type Report = { ref: string; failed: boolean; reason: string; recipient: string; gone: boolean }

export function reportIn({ email, header }: Read): Report | undefined {
  if (!/^multipart\/report\b.*delivery-status/is.test(header('content-type'))) return undefined
  const about = email.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const original = email.attachments.find(({ mimeType }) =>
    /^(message\/rfc822|text\/rfc822-headers|message\/global)/.test(mimeType),
  )
  const status = textOf(about)
  const [ref] = idsIn(/^message-id:\s*(.*)$/im.exec(textOf(original))?.[1] ?? '')
  const action = /^action:\s*(\w+)/im.exec(status)?.[1]?.toLowerCase()
  if (ref === undefined || action === undefined) return undefined
  const code = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(status)?.[1] ?? ''
  const words = /^diagnostic-code:\s*(?:smtp\s*;)?\s*(.*(?:\r?\n[ \t].*)*)/im.exec(status)?.[1] ?? action
  const recipient = /^final-recipient:\s*(?:rfc822\s*;)?\s*(\S+)/im.exec(status)?.[1] ?? ''
  return {
    ref,
    failed: action === 'failed',
    reason: `${code} ${words.replaceAll(/\s+/g, ' ')}`.trim().slice(0, 300),
    recipient: recipient.toLowerCase(),
    // There is no such mailbox, and there will be none (RFC 3463, 3.2).
    gone: /^5\.1\.[126]$/.test(code),
  }
}

function textOf(attachment: Attachment | undefined): string {
  const content = attachment?.content
  if (content === undefined) return ''
  return typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('utf8')
}
