import type { Limits } from '../limits.ts'

/**
 * A keyboard under a message stands for buttons and lists alike, one entry to a row; cards are the slides of a rich message.
 * Only the lengths of texts and captions, the number of slides and the messages a second are Telegram's own figures: how
 * long a label may be it leaves to what a phone can show.
 */
export const TELEGRAM_LIMITS: Limits = {
  text: 4096,
  body: 1024,
  buttons: 13,
  buttonLabel: 40,
  list: 30,
  listButton: 40,
  listLabel: 40,
  listHint: 24,
  cards: 10,
  cardTitle: 100,
  cardText: 200,
  cardButtons: 3,
  media: ['image', 'file', 'audio', 'video'],
  link: 'beside',
  linkLabel: 40,
  webviews: false,
  windowMs: null,
  resend: 'never',
  perSecond: 30,
  source:
    'https://core.telegram.org/bots/api#sendmessage and https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this',
}
