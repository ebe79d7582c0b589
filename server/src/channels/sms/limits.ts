import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * A text is billed by segments of 153 characters in the GSM alphabet and of 67 in any other. 670 characters are ten segments
 * whatever the alphabet, which is as many as carriers put together again; longer ones come in pieces. What a number may
 * send a second differs (1 from a US long code, 100 from a short one): Twilio queues the rest itself.
 */
export const SMS_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 670,
  body: 670,
  media: ['image', 'file', 'audio', 'video'],
  resend: 'echo',
  perSecond: 30,
  source:
    'https://www.twilio.com/docs/glossary/what-sms-character-limit and https://www.twilio.com/docs/messaging/guides/scaling-queueing-latency',
}

/**
 * With an RCS sender. Whoever has no RCS gets the same as a text, so one is no longer than that. Of the eleven suggestions
 * one is kept for a page; a card of a carousel has at most 160 characters, its place among them included.
 */
export const TWILIO_RCS_LIMITS: Limits = {
  ...SMS_LIMITS,
  buttons: 10,
  buttonLabel: 25,
  cards: 10,
  cardTitle: 70,
  cardText: 70,
  cardButtons: 2,
  link: 'beside',
  linkLabel: 25,
  source:
    'https://www.twilio.com/docs/content/twiliocard, https://www.twilio.com/docs/content/carousel and https://developers.google.com/business-communications/rcs-business-messaging/guides/build/messages/send',
}
