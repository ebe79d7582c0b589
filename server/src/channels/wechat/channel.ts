import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import type { TokenStore } from '../tokens.ts'
import { WECHAT_LIMITS } from './limits.ts'
import { wechatMedia } from './media.ts'
import { receiveWechat } from './receive.ts'
import { sendWechat } from './send.ts'
import { wechatSetUp } from './setup.ts'

/**
 * An Official Account of WeChat, by its customer-service messages (https://developers.weixin.qq.com/doc/service/). With the
 * setting `aesKey` it reports in the safe mode.
 */
export function wechatChannel(http: HttpClient, tokens: TokenStore): Channel {
  const wechat = { http, tokens }
  return {
    kind: 'wechat',
    settings: ['appId', 'appSecret', 'token'],
    limits: WECHAT_LIMITS,
    receive: receiveWechat,
    send: (outgoing, settings) => sendWechat(wechat, outgoing, settings),
    media: (ref, settings) => wechatMedia(wechat, ref, settings),
    setup: wechatSetUp(wechat),
  }
}
