import { INBOX_LIMITS } from '../graph/limits.ts'
import type { Limits } from '../limits.ts'

/** Figures of the Send API, of the pages "send messages" and "rate limiting". */
export const MESSENGER_LIMITS: Limits = {
  ...INBOX_LIMITS,
  text: 2000,
  repliesUnderCards: true,
  media: ['image', 'file', 'audio', 'video'],
  link: 'beside',
  webviews: true,
  resend: 'echo',
  perSecond: 300,
  source: 'https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages',
}
