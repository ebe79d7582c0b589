import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * All of an answer is one response of at most 8,000 characters, which signs for the ear may lengthen; what takes longer than
 * some minutes nobody listens to. Nobody can be spoken to who has not just spoken: Alexa waits for 8 seconds.
 */
export const ALEXA_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 3500,
  body: 3500,
  letters: true,
  windowMs: 8000,
  resend: 'never',
  perSecond: 100,
  source: 'https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html',
}
