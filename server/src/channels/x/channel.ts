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
    // https://business.x.com/en/help/campaign-editing-and-optimization/public-to-private-conversation
    chat: (settings, start) => {
      const account = accountOf(settings)
      const text = start ? `&text=${encodeURIComponent(start.text)}` : ''
      return account && `https://x.com/messages/compose?recipient_id=${account}${text}`
    },
  }
}
