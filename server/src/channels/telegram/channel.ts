import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { TELEGRAM_LIMITS } from './limits.ts'
import { telegramMedia } from './media.ts'
import { receiveTelegram } from './receive.ts'
import { sendTelegram } from './send.ts'
import { telegramSetUp } from './setup.ts'

/**
 * A bot of the shop's own, and the business accounts it answers for (https://core.telegram.org/bots/api). With the setting
 * `miniApp=yes` pages of ours open over the chat.
 */
export function telegramChannel(http: HttpClient): Channel {
  return {
    kind: 'telegram',
    settings: ['token', 'secretToken'],
    limits: TELEGRAM_LIMITS,
    receive: receiveTelegram,
    send: (outgoing, settings) => sendTelegram(http, outgoing, settings),
    media: (ref, settings) => telegramMedia(http, ref, settings),
    setup: telegramSetUp(http),
    // https://core.telegram.org/bots/features#deep-linking
    chat: ({ username }, start) =>
      username && `https://t.me/${username.replace(/^@/, '')}${start ? `?start=${start.payload}` : ''}`,
  }
}
