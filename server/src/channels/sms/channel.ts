import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { SMS_LIMITS } from './limits.ts'
import { smsMedia } from './media.ts'
import { receiveSms } from './receive.ts'
import { sendSms } from './send.ts'
import { smsSetUp } from './setup.ts'

/** Texts and pictures by Twilio, and RCS where its messaging service has a sender for it (https://www.twilio.com/docs/messaging). */
export function smsChannel(http: HttpClient): Channel {
  return {
    kind: 'sms',
    settings: ['accountSid', 'authToken', 'from'],
    limits: SMS_LIMITS,
    receive: receiveSms,
    send: (outgoing, settings) => sendSms(http, outgoing, settings),
    media: (ref, settings) => smsMedia(http, ref, settings),
    setup: smsSetUp(http),
    // A messaging service or a name takes no answers.
    chat: ({ from }) => (from?.startsWith('+') ? `sms:${from}` : undefined),
  }
}
