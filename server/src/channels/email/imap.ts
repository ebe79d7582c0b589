import { createHash } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import { z } from 'zod'
import { type Guard, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { PollError } from '../poll.ts'

/** What is larger is not loaded whole: as much as a webhook may bring. */
export const LARGEST_LETTER = 4 * 1024 * 1024

const CONNECT_MS = 15_000
/** Some networks forget a connection that is silent for longer. */
const SILENCE_MS = 4 * 60_000
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/

const Account = z.object({
  host: z.string().regex(/^[^\s/@]+$/, 'imapHost is the name of a mail server, such as imap.your-provider.example.'),
  port: z.coerce.number('imapPort is a number, such as 993.').int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none'], 'imapSecurity is tls, starttls or none.'),
  user: z.string().min(1),
  password: z.string().min(1),
  folder: z.string().min(1),
})
export type Account = z.infer<typeof Account> & { trusted: boolean }

/** The mailbox that the settings name; undefined where they name none. Throws PollError where they cannot be meant so. */
export function accountIn(settings: ConnectionSettings): Account | undefined {
  const { imapHost, imapPort, imapUser, imapPassword, imapFolder, imapSecurity, trusted } = settings
  if (!imapHost) return undefined
  if (!imapUser || !imapPassword)
    throw new PollError('imapHost needs imapUser and imapPassword: what one signs in with at the mailbox.', true)
  const port = imapPort || (imapSecurity && imapSecurity !== 'tls' ? '143' : '993')
  const read = Account.safeParse({
    host: imapHost.trim().replace(/^\[|\]$/g, ''),
    port,
    security: imapSecurity || (port === '143' ? 'starttls' : 'tls'),
    user: imapUser,
    password: imapPassword,
    folder: imapFolder || 'INBOX',
  })
  if (!read.success) throw new PollError(read.error.issues[0]?.message ?? 'The mailbox is not named rightly.', true)
  const account = { ...read.data, trusted: trusted === 'yes' }
  if (account.security === 'none' && !account.trusted && !LOOPBACK.test(account.host))
    throw new PollError(
      'Without TLS the password would cross the net in the clear: imapSecurity is tls or starttls.',
      true,
    )
  return account
}

/** The same for the same folder of the same mailbox, whatever the password is now; it can be told to nobody. */
export function nameOf({ host, user, folder }: Account): string {
  return createHash('sha256').update(`${host.toLowerCase()}\n${user}\n${folder}`).digest('base64url')
}

/** Signs in and opens the folder, read-only: nothing there is marked, moved or deleted. Throws PollError. */
export async function openMailbox(account: Account, guard: Guard, signal: AbortSignal): Promise<ImapFlow> {
  // Loaded with the first mailbox: most servers never read one.
  const { ImapFlow } = await import('imapflow')
  const { host, port, security, user, password, folder, trusted } = account
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user, pass: password },
    tls: { lookup: guarded(guard, { host, port, trusted }) },
    clientInfo: { name: 'Souk' },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: SILENCE_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS + 60_000,
    // Whatever a server says of the size of a letter.
    maxLineLength: LARGEST_LETTER,
    maxLiteralSize: LARGEST_LETTER,
    maxResponseSize: 2 * LARGEST_LETTER,
  })
  // It closes with its error: whoever waits for it is told.
  client.on('error', () => undefined)
  signal.addEventListener('abort', () => client.close(), { once: true })
  try {
    signal.throwIfAborted()
    await client.connect()
    await client.mailboxOpen(folder, { readOnly: true })
    return client
  } catch (error) {
    client.close()
    throw troubleOf(error, account)
  }
}

function guarded(guard: Guard, { host, port, trusted }: Pick<Account, 'host' | 'port' | 'trusted'>) {
  try {
    return guard(host, port, trusted)
  } catch (error) {
    throw troubleOf(error, { host, port, folder: '' })
  }
}

const Told = z.object({
  code: z.string().catch(''),
  authenticationFailed: z.boolean().catch(false),
  mailboxMissing: z.boolean().catch(false),
  tlsFailed: z.boolean().catch(false),
  serverResponseCode: z.string().catch(''),
  responseStatus: z.string().catch(''),
  responseText: z.string().catch(''),
})

/** Not about the password: it may be good in a moment (RFC 5530, 3). */
const PASSING = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'THROTTLED'])

/** What went wrong, in the owner's words; never with what was sent, which holds the password. */
export function troubleOf(
  error: unknown,
  { host, port, folder }: Pick<Account, 'host' | 'port' | 'folder'>,
): PollError {
  if (error instanceof PollError) return error
  const at = `${host}:${port}`
  if (error instanceof HttpError)
    return new PollError(`${at} is an address within our own network: it is not read.`, true)
  const told = Told.safeParse(error)
  if (!(error instanceof Error) || !told.success) return new PollError(`${at} could not be read.`, false)
  const { code, authenticationFailed, mailboxMissing, tlsFailed, serverResponseCode, responseStatus, responseText } =
    told.data
  const words = (responseText || serverResponseCode).replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  const said = words === '' ? '' : ` (it says: ${words})`
  if (authenticationFailed && !PASSING.has(serverResponseCode.toUpperCase()))
    return new PollError(`${at} refuses imapUser and imapPassword${said}.`, true)
  if (mailboxMissing) return new PollError(`${at} has no folder ${folder}: see imapFolder.`, true)
  if (tlsFailed || /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|ERR_SSL|STARTTLS)/.test(code))
    return new PollError(
      `${at} does not speak TLS as it should (${code || 'no STARTTLS'}): see imapPort and imapSecurity.`,
      false,
    )
  if (responseStatus !== '') return new PollError(`${at} refuses to let the mailbox be read${said}.`, false)
  return new PollError(`${at} could not be reached, or broke off${code === '' ? '' : ` (${code})`}.`, false)
}
