import type { Limits } from '../limits.ts'

/**
 * Figures of the Send API, of the pages "send messages", "quick replies", "button template", "generic template" and "rate
 * limiting". With a picture, buttons or a page a text may be as long as that of a button template.
 */
export const MESSENGER_LIMITS: Limits = {
  text: 2000,
  body: 640,
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
  repliesUnderCards: true,
  media: ['image', 'file', 'audio', 'video'],
  link: 'beside',
  linkLabel: 20,
  webviews: true,
  windowMs: 86_400_000,
  staffWindowMs: 7 * 86_400_000,
  comments: true,
  resend: 'echo',
  perSecond: 300,
  source: 'https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages',
}
