import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { SMS_LIMITS, TWILIO_RCS_LIMITS } from './limits.ts'
import { smsMedia } from './media.ts'
import { receiveSms } from './receive.ts'
import { sendSms } from './send.ts'
import { smsSetUp } from './setup.ts'
import { createTemplates } from './templates.ts'

/**
 * Texts and pictures by Twilio (https://www.twilio.com/docs/messaging). With the setting `rcs=yes` and a messaging service
 * that has an RCS sender, phones that know RCS get cards and buttons, all others the same as a text.
 */
export function smsChannel(http: HttpClient): Channel {
  const twilio = { http, templates: createTemplates(http) }
  return {
    kind: 'sms',
    settings: ['accountSid', 'authToken', 'from'],
    limits: SMS_LIMITS,
    limitsWith: ({ rcs }) => (rcs === 'yes' ? TWILIO_RCS_LIMITS : SMS_LIMITS),
    receive: receiveSms,
    send: (outgoing, settings) => sendSms(twilio, outgoing, settings),
    media: (ref, settings) => smsMedia(http, ref, settings),
    setup: smsSetUp(http),
    // A messaging service or a name takes no answers.
    // RFC 5724; with the `&` iOS takes the text as well.
    chat: ({ from }, start) =>
      from?.startsWith('+') ? `sms:${from}${start ? `?&body=${encodeURIComponent(start.text)}` : ''}` : undefined,
  }
}
