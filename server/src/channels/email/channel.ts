import type { Mailer } from '../../kernel/mailer.ts'
import type { Channel, Received } from '../channel.ts'
import { EMAIL_LIMITS } from './limits.ts'
import { receiveEmail } from './receive.ts'
import { sendEmail } from './send.ts'
import { EMAIL_SETUP } from './setup.ts'

/** Letters: they come by a webhook as they went over the wire, and go out through the server's own mail server. */
export function emailChannel(mailer: Mailer): Channel<Promise<Received>> {
  return {
    kind: 'email',
    settings: ['address', 'name', 'secret'],
    limits: EMAIL_LIMITS,
    receive: receiveEmail,
    send: (outgoing, settings) => sendEmail(mailer, outgoing, settings),
    chat: ({ address }, start) =>
      address && `mailto:${address}${start ? `?body=${encodeURIComponent(start.text)}` : ''}`,
    setup: EMAIL_SETUP,
  }
}
