import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { accountOf } from './api.ts'
import { X_LIMITS, xLimits } from './limits.ts'
import { xMedia } from './media.ts'
import { receiveX } from './receive.ts'
import { sendX } from './send.ts'
import { xSetUp } from './setup.ts'

/**
 * Direct messages of an account of X (https://docs.x.com/x-api/direct-messages/manage/introduction). With the setting
 * `quickReplies=yes` choices and pages are buttons, by the first API.
 */
export function xChannel(http: HttpClient): Channel {
  return {
    kind: 'x',
    settings: ['consumerKey', 'consumerSecret', 'accessToken', 'accessTokenSecret'],
    limits: X_LIMITS,
    limitsWith: xLimits,
    receive: receiveX,
    send: (outgoing, settings) => sendX(http, outgoing, settings),
    media: (ref, settings) => xMedia(http, ref, settings),
    setup: xSetUp(http),
    chat: (settings) => {
      const account = accountOf(settings)
      return account && `https://x.com/messages/compose?recipient_id=${account}`
    },
  }
}
