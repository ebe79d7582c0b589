import type { HttpClient } from '../../kernel/http-client.ts'
import type { InboundItem } from '../arrival.ts'
import type { Channel, ConnectionSettings, Outgoing } from '../channel.ts'
import type { Json } from './body.ts'
import { fetchFromMeta } from './media.ts'
import { sendInbox } from './send-inbox.ts'
import { openReport } from './webhook.ts'

/** Where the inbox of a page or an account is, and how its messages are read and written. */
type Inbox = {
  base: string
  /** Names the setting with the id of the page or account. */
  account: string
  items(report: unknown, settings: ConnectionSettings): InboundItem[]
  bodyOf(outgoing: Outgoing): Json
  /** Our key comes back with the echo of what was sent. */
  resent: boolean
}

/** What Messenger and Instagram do alike: signed reports in, the same Send API out, files at signed addresses. */
export function inboxChannel(http: HttpClient, inbox: Inbox): Pick<Channel, 'settings' | 'receive' | 'send' | 'media'> {
  const { base, account, resent } = inbox
  return {
    settings: [account, 'accessToken', 'appSecret', 'verifyToken'],
    receive(request, settings) {
      const opened = openReport(request, settings)
      return 'answer' in opened ? { items: [], answer: opened.answer } : { items: inbox.items(opened.report, settings) }
    },
    send(outgoing, settings) {
      const to = { base, account: settings[account] ?? '', body: inbox.bodyOf(outgoing), resent }
      return sendInbox(http, settings, outgoing, to)
    },
    // Its address is signed and opens for some days.
    media: (url, settings) => fetchFromMeta(http, settings, { url, signed: true }),
  }
}
