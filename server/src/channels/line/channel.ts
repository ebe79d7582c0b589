import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { LINE_LIMITS } from './limits.ts'
import { lineMedia } from './media.ts'
import { receiveLine } from './receive.ts'
import { sendLine } from './send.ts'
import { lineSetUp } from './setup.ts'

/** A LINE Official Account by the Messaging API (https://developers.line.biz/en/reference/messaging-api/). */
export function lineChannel(http: HttpClient): Channel {
  return {
    kind: 'line',
    settings: ['channelAccessToken', 'channelSecret'],
    limits: LINE_LIMITS,
    receive: receiveLine,
    send: (outgoing, settings) => sendLine(http, outgoing, settings),
    media: (ref, settings) => lineMedia(http, ref, settings),
    setup: lineSetUp(http),
    // https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/
    chat: ({ basicId }, start) => {
      if (!basicId || !start) return basicId && `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`
      return `https://line.me/R/oaMessage/${encodeURIComponent(basicId)}/?${encodeURIComponent(start.text)}`
    },
  }
}
