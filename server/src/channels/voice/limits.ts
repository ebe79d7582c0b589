import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * What is said takes a minute for about 900 characters: nobody remembers more. All of an answer is said in one go, because
 * what is said later cuts off what is being said. A text message, once they have hung up, has at most 1,600.
 */
export const VOICE_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 1500,
  body: 1500,
  letters: true,
  resend: 'never',
  perSecond: 10,
  source: 'https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource',
}
