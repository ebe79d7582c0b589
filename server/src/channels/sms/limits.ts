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
