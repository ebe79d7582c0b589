import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { fetchFile } from '../graph/media.ts'
import { sendInbox } from '../graph/send-inbox.ts'
import { openReport } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { MESSENGER_LIMITS } from './limits.ts'
import { messengerItems } from './receive.ts'
import { MESSENGER_BASE, messengerSetUp } from './setup.ts'

/** Facebook Messenger, for a Page, with the comments under what it posts. */
export function messengerChannel(http: HttpClient): Channel {
  return {
    kind: 'messenger',
    settings: ['pageId', 'accessToken', 'appSecret', 'verifyToken'],
    limits: MESSENGER_LIMITS,
    receive(request, settings) {
      const opened = openReport(request, settings)
      return 'answer' in opened
        ? { items: [], answer: opened.answer }
        : { items: messengerItems(opened.report, settings) }
    },
    send(outgoing, settings) {
      const to = { base: MESSENGER_BASE, account: settings['pageId'] ?? '', body: bodyOf(outgoing), resent: true }
      return sendInbox(http, settings, outgoing, to)
    },
    // Its address is signed and opens for some days.
    media: (url, settings) => fetchFile(http, settings, { url, signed: true }),
    setup: messengerSetUp(http),
    chat: ({ pageId }) => pageId && `https://m.me/${pageId}`,
  }
}
