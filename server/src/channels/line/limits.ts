import type { Limits } from '../limits.ts'

/**
 * Figures of the Messaging API: characters of a text, entries and labels of quick replies, bubbles of a carousel, requests a
 * second. A bubble of a Flex message has no figure but its 30 KB (a carousel 50 KB): what stands in one is held far below.
 */
export const LINE_LIMITS: Limits = {
  text: 5000,
  body: 2000,
  buttons: 13,
  buttonLabel: 20,
  list: 20,
  listButton: 20,
  listLabel: 60,
  listHint: 72,
  cards: 12,
  cardTitle: 80,
  cardText: 120,
  cardButtons: 3,
  repliesUnderCards: true,
  media: ['image'],
  link: 'beside',
  linkLabel: 20,
  webviews: false,
  windowMs: null,
  resend: 'key',
  perSecond: 2000,
  source: 'https://developers.line.biz/en/reference/messaging-api/#message-objects and #rate-limits',
}
