import type { NodemailerError } from 'nodemailer'

/** An address and the name people know it by. */
export type Mailbox = { address: string; name?: string | undefined }

export type Letter = {
  /** Unique per letter, and the same at every try: mail servers and readers know a repeated one by it. */
  messageId: string
  /** Letters with the same one stand together. */
  thread: string
  /** The Message-ID of the letter that it answers. */
  inReplyTo?: string | undefined
  /** The name it comes under; the address is the server's. */
  from: string
  replyTo?: Mailbox | undefined
  /** Where whoever wants no more such letters says so: by a page, or by their program's button where it is https. */
  unsubscribe?: string
  to: Mailbox
  language: string
  subject: string
  text: string
  html: string
  attachments?: readonly Attachment[]
}

export type Attachment = { filename: string; contentType: string; content: Buffer }

/** `ref` is what the mail server answered; `retry` may still come to something, `failed` never will. */
export type LetterFate = { state: 'sent'; ref: string } | { state: 'retry' | 'failed'; reason: string }

export interface Mailer {
  send(letter: Letter): Promise<LetterFate>
  close(): Promise<void>
}

export type SmtpConfig = Readonly<{ url: string; from: string }>

const CONNECT_MS = 10_000
const SILENCE_MS = 60_000
const CONNECTIONS = 4
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/

/** Sends through an SMTP server; connects with the first letter, and keeps a few connections open. */
export function createMailer(smtp: SmtpConfig | undefined): Mailer {
  let opening: ReturnType<typeof connect> | undefined
  return {
    async send(letter) {
      const { messageId, thread, inReplyTo, replyTo, to, language, subject, text, html, attachments = [] } = letter
      // Stored while there was one: it waits until there is one again.
      if (!smtp) return { state: 'retry', reason: 'SOUK_SMTP_URL is not set' }
      try {
        const transport = await (opening ??= connect(smtp.url))
        const { response } = await transport.sendMail({
          messageId,
          references: inReplyTo === undefined ? thread : [thread, inReplyTo],
          ...(inReplyTo === undefined ? {} : { inReplyTo }),
          from: { address: smtp.from, name: letter.from },
          ...(replyTo ? { replyTo: addressOf(replyTo) } : {}),
          to: addressOf(to),
          subject,
          text,
          html,
          attachments: [...attachments],
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language, ...unsubscribing(letter) },
          // A letter is what it says: nothing is fetched for it, from the disk or the network.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { state: 'sent', ref: response.slice(0, 300) }
      } catch (error) {
        return fateOf(error)
      }
    },
    async close() {
      if (opening) (await opening).close()
    },
  }
}

/** RFC 2369, and RFC 8058 for the button: it posts, and asks for https. */
function unsubscribing({ unsubscribe }: Letter): Record<string, string> {
  if (unsubscribe === undefined) return {}
  const page = { 'List-Unsubscribe': `<${unsubscribe}>` }
  return unsubscribe.startsWith('https:') ? { ...page, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : page
}

/** An address as nodemailer takes it without parsing: one recipient, whatever the name says. */
function addressOf({ address, name }: Mailbox): { address: string; name: string } {
  return { address, name: name ?? '' }
}

async function connect(url: string) {
  // Loaded with the first letter: many servers never send one.
  const { createTransport } = await import('nodemailer')
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const isLocal = LOOPBACK.test(hostname)
  return createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never travels in the clear, unless it does not leave the machine.
    ignoreTLS: !secure && isLocal,
    requireTLS: !secure && !isLocal && username !== '',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
}

/** Refused for good is only what the server refuses with this recipient or these words; all else may pass. */
function fateOf(error: unknown): LetterFate {
  if (!(error instanceof Error)) throw error
  const { responseCode = 0, command = '' }: NodemailerError = error
  const forGood = responseCode >= 500 && /^(RCPT TO|DATA)/.test(command)
  return { state: forGood ? 'failed' : 'retry', reason: error.message.replace(/\s+/g, ' ').slice(0, 300) }
}
