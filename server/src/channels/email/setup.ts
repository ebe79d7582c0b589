import type { Guard } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding, SetUp } from '../channel.ts'
import { PollError } from '../poll.ts'
import { wrong } from '../set-up.ts'
import { accountIn, openMailbox } from './imap.ts'

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const CHECK_MS = 30_000

const STEPS: SetUp['steps'] = [
  {
    title: 'Choose an address and a name',
    text: 'Enter as `address` the address that customers write to, such as hello@your-shop.example, and as `name` what stands as the sender of answers.',
  },
  {
    title: 'Either: let the mailbox be read',
    text: 'Enter as `imapHost` the server of the mailbox (such as imap.your-provider.example), as `imapUser` and `imapPassword` what one signs in with there; where the provider gives out passwords for apps (Google, Apple, Yahoo), make one. Letters are read and left as they are, unread ones too, beginning with those that come from now on. Everybody who writes there is answered: take a mailbox that is the shop’s alone, or name as `imapFolder` one into which a rule sorts its letters. Without TLS from the start it is imapPort=143. Microsoft 365 takes no passwords here any more: take the other way.',
  },
  {
    title: 'Or: have letters delivered here',
    text: 'Enter as `secret` anything long that nobody guesses. Let your mail service post each incoming letter, whole (raw MIME), to our address with the header Authorization: Bearer <secret>; a service that knows no headers takes the secret as the password of the address (https://souk:<secret>@…). Postmark: inbound stream, “Include raw email content”. Your own server: pipe letters to curl --data-binary @- .',
    paste: 'webhookUrl',
  },
  {
    title: 'Let answers out',
    text: 'Answers go out through the mail server of SOUK_SMTP_URL, from the address SOUK_MAIL_FROM, and name yours as the one to answer to.',
  },
]

export function emailSetUp(guard: Guard): SetUp {
  return {
    steps: STEPS,
    async check(settings, webhookUrl) {
      const { address = '', secret, imapHost } = settings
      const findings: Finding[] = []
      if (!ADDRESS.test(address))
        findings.push(wrong('address', 'The address is none. Enter it like hello@your-shop.example.'))
      if (!secret && !imapHost)
        findings.push(
          wrong('no_way', 'Letters come from nowhere: enter imapHost for a mailbox, or a secret for our address.'),
        )
      if (secret) findings.push(...delivered(secret, webhookUrl))
      if (imapHost) findings.push(await readable(guard, settings))
      return findings
    },
  }
}

function delivered(secret: string, webhookUrl: string): Finding[] {
  const found: Finding[] = []
  if (secret.length < 16)
    found.push(wrong('secret', 'The secret is short enough to be guessed: take at least 16 characters.'))
  if (!webhookUrl.startsWith('https:'))
    found.push(wrong('not_https', 'Letters would cross the net in the clear: set SOUK_PUBLIC_URL to an https address.'))
  return found.length > 0 ? found : [{ ok: true, code: 'settings', text: `Letters are awaited at ${webhookUrl}.` }]
}

async function readable(guard: Guard, settings: ConnectionSettings): Promise<Finding> {
  try {
    const account = accountIn(settings)
    if (!account) return wrong('mailbox', 'No mailbox is named.')
    const client = await openMailbox(account, guard, AbortSignal.timeout(CHECK_MS))
    const text = `${account.folder} of ${account.user} at ${account.host} is open to be read.`
    client.close()
    return { ok: true, code: 'mailbox', text }
  } catch (error) {
    if (error instanceof PollError) return wrong('mailbox', error.message)
    throw error
  }
}
