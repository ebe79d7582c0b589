import type { HttpClient } from '../../kernel/http-client.ts'
import type { Channel } from '../channel.ts'
import { inboxChannel } from '../graph/inbox-channel.ts'
import { bodyOf } from './body.ts'
import { INSTAGRAM_LIMITS } from './limits.ts'
import { instagramItems } from './receive.ts'
import { INSTAGRAM_BASE, instagramSetUp } from './setup.ts'

/** Instagram, for a professional account: messages, answers to stories, and the comments under what it shows. */
export function instagramChannel(http: HttpClient): Channel {
  const inbox = { base: INSTAGRAM_BASE, account: 'accountId', items: instagramItems, bodyOf, resent: false }
  return {
    kind: 'instagram',
    limits: INSTAGRAM_LIMITS,
    ...inboxChannel(http, inbox),
    setup: instagramSetUp(http),
    // https://developers.facebook.com/docs/messenger-platform/instagram/features/ig-me-links
    chat: ({ username }, start) =>
      username && `https://ig.me/m/${username.replace(/^@/, '')}${start ? `?ref=${start.payload}` : ''}`,
  }
}
