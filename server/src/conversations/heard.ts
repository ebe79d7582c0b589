import type { Waiting } from './mailbox.ts'

/** Whether a picture or a recording of a message is still on its way, or what is said in it is not yet written down. */
export function isComing({ parts }: Waiting): boolean {
  return parts.some(
    (part) =>
      (part.type === 'audio' && (part.state === 'fetching' || part.state === 'listening')) ||
      (part.type === 'image' && part.of !== 'sticker' && part.state === 'fetching'),
  )
}

/** A message as if what is said in it had been written. */
export function asWritten(message: Waiting): Waiting {
  const parts = message.parts.map((part) =>
    part.type === 'audio' && part.transcript
      ? { type: 'text' as const, text: part.transcript.slice(0, LONGEST) }
      : part,
  )
  return { ...message, parts }
}

/** Characters of a text. */
const LONGEST = 5000
