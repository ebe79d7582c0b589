import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * Letters outside of ASCII count for as many characters as they have bytes. Of the eleven suggestions one is kept for a page.
 * A text with anything else may have to be the description of a card, which holds less.
 */
export const RCS_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 3072,
  body: 2000,
  bytes: true,
  buttons: 10,
  buttonLabel: 25,
  cards: 10,
  cardTitle: 66,
  cardText: 200,
  cardButtons: 4,
  repliesUnderCards: true,
  media: ['image', 'file', 'audio', 'video'],
  link: 'beside',
  linkLabel: 25,
  resend: 'key',
  perSecond: 100,
  source:
    'https://developers.google.com/business-communications/rcs-business-messaging/guides/build/messages/send and https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/phones.agentMessages; it publishes no messages a second',
}
