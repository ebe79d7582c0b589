import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * Choices are list pickers; a few short ones are shown as quick replies. Cards are pictures over their numbered lines. Apple
 * names no longest text and no messages a second: 3,000 characters are what providers settle on.
 */
export const APPLE_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 3000,
  body: 3000,
  list: 30,
  listButton: 40,
  listLabel: 60,
  listHint: 80,
  cards: 10,
  cardTitle: 60,
  cardText: 80,
  media: ['image', 'file', 'audio', 'video'],
  resend: 'key',
  perSecond: 50,
  source:
    'https://register.apple.com/resources/messages/msp-rest-api/type-interactive and https://www.infobip.com/docs/apple-messages-for-business/message-types',
}
