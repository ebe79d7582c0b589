import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { appleMedia } from './attachment.ts'
import { APPLE_LIMITS } from './limits.ts'
import { receiveApple } from './receive.ts'
import { sendApple } from './send.ts'
import { appleSetUp } from './setup.ts'

/** Messages on Apple's devices, by its gateway for messaging service providers (https://register.apple.com/resources/messages/msp-rest-api/). */
export function appleChannel(http: HttpClient): Channel {
  return {
    kind: 'apple',
    settings: ['businessId', 'mspId', 'secret'],
    limits: APPLE_LIMITS,
    receive: receiveApple,
    send: (outgoing, settings) => sendApple(http, outgoing, settings),
    media: (ref, settings) => appleMedia(http, ref, settings),
    setup: appleSetUp(http),
    // https://register.apple.com/resources/messages/messaging-documentation/message-with-customers#entry-points
    chat: ({ businessId }, start) =>
      businessId &&
      `https://bcrw.apple.com/urn:biz:${encodeURIComponent(businessId)}${start ? `?body=${encodeURIComponent(start.text)}` : ''}`,
  }
}
