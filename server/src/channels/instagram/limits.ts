import type { Limits } from '../limits.ts'

/**
 * Figures of Instagram's messaging API: a text has at most 1,000 bytes of UTF-8; quick replies, templates and rates are on
 * pages of their own.
 */
export const INSTAGRAM_LIMITS: Limits = {
  text: 1000,
  body: 640,
  bytes: true,
  buttons: 13,
  buttonLabel: 20,
  list: 0,
  listButton: 0,
  listLabel: 0,
  listHint: 0,
  cards: 10,
  cardTitle: 80,
  cardText: 80,
  cardButtons: 3,
  media: ['image', 'audio', 'video'],
  link: 'alone',
  linkLabel: 20,
  webviews: false,
  windowMs: 86_400_000,
  staffWindowMs: 7 * 86_400_000,
  comments: true,
  resend: 'never',
  perSecond: 100,
  source:
    'https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/messaging-api',
}
