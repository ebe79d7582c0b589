import type { Limits } from '../limits.ts'

/**
 * Figures of the bots API: characters of a text and of what stands with a picture, cards of a rich message and their grid of
 * six columns and seven rows, twelve rows of a keyboard. A label has no figure but the 250 characters of a button's text: what
 * a row of a phone can show decides. Sends have no rate of their own; the broadcast's is 500 in ten seconds.
 */
export const VIBER_LIMITS: Limits = {
  text: 7000,
  body: 768,
  buttons: 12,
  buttonLabel: 34,
  list: 12,
  listButton: 20,
  listLabel: 34,
  listHint: 24,
  cards: 6,
  cardTitle: 60,
  cardText: 60,
  cardButtons: 2,
  repliesUnderCards: true,
  media: ['image'],
  link: 'beside',
  linkLabel: 30,
  webviews: false,
  windowMs: null,
  resend: 'never',
  perSecond: 50,
  source:
    'https://creators.viber.com/docs/bots-api/data-models/message and https://creators.viber.com/docs/bots-api/resources/messaging/send-message',
}
