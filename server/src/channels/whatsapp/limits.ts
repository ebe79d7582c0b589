import type { Limits } from '../limits.ts'

/**
 * Figures of the Cloud API, of the pages "text", "interactive reply buttons", "interactive list", "interactive URL
 * button", "interactive media carousel" and "throughput" of the reference. A card's title and text are one body of 160.
 */
export const WHATSAPP_LIMITS: Limits = {
  text: 4096,
  body: 1024,
  buttons: 3,
  buttonLabel: 20,
  list: 10,
  listButton: 20,
  listLabel: 24,
  listHint: 72,
  cards: 10,
  cardTitle: 80,
  cardText: 79,
  cardButtons: 2,
  cardsAlike: true,
  media: ['image', 'file', 'audio', 'video'],
  link: 'alone',
  linkLabel: 20,
  webviews: false,
  windowMs: 86_400_000,
  resend: 'echo',
  perSecond: 80,
  source: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/messages',
}
