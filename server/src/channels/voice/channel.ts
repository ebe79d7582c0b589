import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { VOICE_LIMITS } from './limits.ts'
import { receiveCall } from './receive.ts'
import { sendSpoken } from './send.ts'
import { voiceSetUp } from './setup.ts'

/** Telephone calls by Twilio: the shop is spoken with (https://www.twilio.com/docs/voice). `language` is how it answers the call. */
export function voiceChannel(http: HttpClient): Channel {
  return {
    kind: 'voice',
    settings: ['accountSid', 'authToken', 'from'],
    limits: VOICE_LIMITS,
    receive: receiveCall,
    send: (outgoing, settings) => sendSpoken(http, outgoing, settings),
    setup: voiceSetUp(http),
    chat: ({ from }) => from && `tel:${from}`,
  }
}
