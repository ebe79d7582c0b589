import { WORDS_ONLY, type Limits } from '../limits.ts'

/** A letter says everything in words: numbered lines to answer by their number, pages by their address. */
export const EMAIL_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 20_000,
  body: 20_000,
  letters: true,
  // The same Message-ID at every try: mail servers and readers know a repeated one by it (RFC 5322, 3.6.4).
  resend: 'key',
  perSecond: 10,
  source: 'our own: nobody reads more in a letter; 10 a second is what small mail servers take',
}
