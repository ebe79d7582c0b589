import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { fetchFile } from '../graph/media.ts'
import { sendInbox } from '../graph/send-inbox.ts'
import { openReport } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { INSTAGRAM_LIMITS } from './limits.ts'
import { instagramItems } from './receive.ts'
import { INSTAGRAM_BASE, instagramSetUp } from './setup.ts'

/** Instagram, for a professional account: messages, answers to stories, and the comments under what it shows. */
export function instagramChannel(http: HttpClient): Channel {
  return {
    kind: 'instagram',
    settings: ['accountId', 'accessToken', 'appSecret', 'verifyToken'],
    limits: INSTAGRAM_LIMITS,
    receive(request, settings) {
      const opened = openReport(request, settings)
      return 'answer' in opened
        ? { items: [], answer: opened.answer }
        : { items: instagramItems(opened.report, settings) }
    },
    send(outgoing, settings) {
      const to = { base: INSTAGRAM_BASE, account: settings['accountId'] ?? '', body: bodyOf(outgoing), resent: false }
      return sendInbox(http, settings, outgoing, to)
    },
    // Its address is signed and opens for some days.
    media: (url, settings) => fetchFile(http, settings, { url, signed: true }),
    setup: instagramSetUp(http),
  }
}
