import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { inboxChannel } from '../graph/inbox-channel.ts'
import { bodyOf } from './body.ts'
import { MESSENGER_LIMITS } from './limits.ts'
import { messengerItems } from './receive.ts'
import { MESSENGER_BASE, messengerSetUp } from './setup.ts'

/** Facebook Messenger, for a Page, with the comments under what it posts. */
export function messengerChannel(http: HttpClient): Channel {
  const inbox = { base: MESSENGER_BASE, account: 'pageId', items: messengerItems, bodyOf, resent: true }
  return {
    kind: 'messenger',
    limits: MESSENGER_LIMITS,
    ...inboxChannel(http, inbox),
    setup: messengerSetUp(http),
    // https://developers.facebook.com/docs/messenger-platform/discovery/m-me-links
    chat: ({ pageId }, start) => pageId && `https://m.me/${pageId}${start ? `?ref=${start.payload}` : ''}`,
  }
}
