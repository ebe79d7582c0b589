/**
 * A text as PostgreSQL can keep it: U+0000 and halves of surrogate pairs, which neither its text nor its jsonb may hold,
 * become the replacement character, so that the rest of what somebody wrote is not lost.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}
