import type { Message, Preview } from '@souk/contract/conversation.ts'
import type { Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'
import { changeMessage, type ChangeInput, lockMessage, mustBeOwn } from './edit.ts'
import { linkIn } from './link.ts'
import { dropUploads } from './uploads.ts'

/**
 * Shows what a link leads to, where the message still has that link and nobody has said that there is to be no preview.
 * False where it was of no use.
 */
export async function keepPreview(
  tx: Tx,
  place: Place & { message: string },
  link: string,
  preview: Preview,
  at: Date,
): Promise<boolean> {
  const { message, dismissed } = await lockMessage(tx, place, place.message)
  if (dismissed || message.preview || linkIn(message.parts) !== link) return false
  await changeMessage(tx, place, message.id, { preview }, at)
  return true
}

/** The author's own message goes without a preview, now and later. Twice is once. */
export async function dismissPreview(tx: Tx, input: ChangeInput): Promise<Message> {
  const { message, dismissed } = await lockMessage(tx, input, input.message)
  const own = mustBeOwn(message, input.by)
  if (dismissed) return own
  if (own.preview?.image) await dropUploads(tx, input, [own.preview.image.url])
  return changeMessage(tx, input, own.id, { preview: {} }, input.at)
}
