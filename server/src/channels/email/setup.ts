import type { Finding, SetUp } from '../channel.ts'
import { wrong } from '../set-up.ts'

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export const EMAIL_SETUP: SetUp = {
  steps: [
    {
      title: 'Choose an address and a name',
      text: 'Enter as `address` the address that customers write to, such as hello@your-shop.example, and as `name` what stands as the sender of answers.',
    },
    {
      title: 'Enter a secret',
      text: 'Enter as `secret` anything long that nobody guesses. Whoever delivers letters here has to name it.',
    },
    {
      title: 'Have letters delivered here',
      text: 'Let your mail service post each incoming letter, whole (raw MIME), to our address with the header Authorization: Bearer <secret>; a service that knows no headers takes the secret as the password of the address (https://souk:<secret>@…). Postmark: inbound stream, “Include raw email content”. Your own server: pipe letters to curl --data-binary @- .',
      paste: 'webhookUrl',
    },
    {
      title: 'Let answers out',
      text: 'Answers go out through the mail server of SOUK_SMTP_URL, from the address SOUK_MAIL_FROM, and name yours as the one to answer to.',
    },
  ],
  check(settings, webhookUrl) {
    const found: Finding[] = []
    if (!ADDRESS.test(settings['address'] ?? ''))
      found.push(wrong('address', 'The address is none. Enter it like hello@your-shop.example.'))
    if ((settings['secret'] ?? '').length < 16)
      found.push(wrong('secret', 'The secret is short enough to be guessed: take at least 16 characters.'))
    if (!webhookUrl.startsWith('https:'))
      found.push(
        wrong('not_https', 'Letters would cross the net in the clear: set SOUK_PUBLIC_URL to an https address.'),
      )
    return Promise.resolve(
      found.length > 0 ? found : [{ ok: true, code: 'settings', text: `Letters are awaited at ${webhookUrl}.` }],
    )
  },
}
