import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { MESSAGING_ERRORS } from '../graph/errors.ts'
import { fetchFile } from '../graph/media.ts'
import { postMessage } from '../graph/send.ts'
import { openReport } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { MESSENGER_LIMITS } from './limits.ts'
import { messengerItems } from './receive.ts'
import { MESSENGER_BASE, messengerSetUp } from './setup.ts'

const Taken = z.object({ message_id: z.string().min(1) })

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
      const message = { base: MESSENGER_BASE, path: `${settings['pageId'] ?? ''}/messages`, body: bodyOf(outgoing) }
      const refOf = (answer: unknown) => Taken.safeParse(answer).data?.message_id
      return postMessage(http, settings, message, { rules: MESSAGING_ERRORS, refOf, resent: true })
    },
    // Its address is signed and opens for some days.
    media: (url, settings) => fetchFile(http, settings, { url, signed: true }),
    setup: messengerSetUp(http),
  }
}
