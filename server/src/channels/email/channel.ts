import type { Guard } from '../../kernel/http-client.ts'
import type { Mailer } from '../../kernel/mailer.ts'
import type { Channel, Received } from '../channel.ts'
import { EMAIL_LIMITS } from './limits.ts'
import { mailboxPoll } from './read-mailbox.ts'
import { receiveEmail } from './receive.ts'
import { sendEmail } from './send.ts'
import { emailSetUp } from './setup.ts'

/** Letters: they come by a webhook as they went over the wire, or out of a mailbox, and go out through the server's mail server. */
export function emailChannel(mailer: Mailer, guard: Guard): Channel<Promise<Received>> {
  return {
    kind: 'email',
    settings: ['address', 'name'],
    limits: EMAIL_LIMITS,
    receive: receiveEmail,
    poll: mailboxPoll(guard),
    send: (outgoing, settings) => sendEmail(mailer, outgoing, settings),
    chat: ({ address }, start) =>
      address && `mailto:${address}${start ? `?body=${encodeURIComponent(start.text)}` : ''}`,
    setup: emailSetUp(guard),
  }
}
