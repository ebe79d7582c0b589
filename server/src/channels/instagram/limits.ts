import { INBOX_LIMITS } from '../graph/limits.ts'
import type { Limits } from '../limits.ts'

/** Figures of Instagram's messaging API: a text has at most 1,000 bytes of UTF-8. */
export const INSTAGRAM_LIMITS: Limits = {
  ...INBOX_LIMITS,
  text: 1000,
  bytes: true,
  media: ['image', 'audio', 'video'],
  link: 'alone',
  webviews: false,
  resend: 'never',
  ownEchoes: true,
  perSecond: 100,
  source:
    'https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api',
}
