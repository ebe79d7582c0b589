import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { MESSAGING_ERRORS } from '../graph/errors.ts'
import { fetchFile } from '../graph/media.ts'
import { postMessage } from '../graph/send.ts'
import { openReport } from '../graph/webhook.ts'
import { bodyOf } from './body.ts'
import { INSTAGRAM_LIMITS } from './limits.ts'
import { instagramItems } from './receive.ts'
import { INSTAGRAM_BASE, instagramSetUp } from './setup.ts'

const Taken = z.object({ message_id: z.string().min(1) })

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
      const message = { base: INSTAGRAM_BASE, path: `${settings['accountId'] ?? ''}/messages`, body: bodyOf(outgoing) }
      const refOf = (answer: unknown) => Taken.safeParse(answer).data?.message_id
      return postMessage(http, settings, message, { rules: MESSAGING_ERRORS, refOf, resent: false })
    },
    // Its address is signed and opens for some days.
    media: (url, settings) => fetchFile(http, settings, { url, signed: true }),
    setup: instagramSetUp(http),
  }
}
