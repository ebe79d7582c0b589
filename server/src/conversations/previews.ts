import type { Message, Preview } from '@souk/contract/conversation.ts'
import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Picture } from '../kernel/picture.ts'
import type { Place } from './conversation.ts'
import { changeMessage, type ChangeInput, lockMessage, mustBeOwn } from './edit.ts'
import { linkIn } from './link.ts'
import { messageOf } from './message.ts'
import { dropUploads, keepUpload } from './uploads.ts'

const PartsOf = z.array(Part)

export type MessagePlace = Place & { message: string }

/** The first link of a message that has no preview yet and may have one. */
export async function linkToPreview(read: Reader, { home, message }: MessagePlace): Promise<string | undefined> {
  const row = await read
    .selectFrom('messages')
    .selectAll()
    .where('home', '=', home)
    .where('id', '=', message)
    .where('preview', 'is', null)
    .executeTakeFirst()
  return row && linkIn(PartsOf.parse(messageOf(row).parts))
}

export type Found = {
  link: string
  preview: Preview
  /** Kept beside the thread's own pictures, under the shop's address of these. */
  picture?: { slug: string; drawn: Picture }
  at: Date
}

/**
 * Shows what a link leads to, where the message still has that link and its author has not said that there is to be no
 * preview. Otherwise nothing is stored.
 */
export async function keepPreview(tx: Tx, place: MessagePlace, { link, preview, picture, at }: Found): Promise<void> {
  const { message, dismissed } = await lockMessage(tx, place, place.message)
  if (dismissed || message.preview || linkIn(message.parts) !== link) return
  const image = picture && (await keepPicture(tx, place, picture, at))
  await changeMessage(tx, place, message.id, { preview: { ...preview, ...(image && { image }) } }, at)
}

/** A thread that is full of pictures is told without this one. */
async function keepPicture(
  tx: Tx,
  place: Place,
  { slug, drawn: { type, bytes, width, height } }: NonNullable<Found['picture']>,
  at: Date,
): Promise<Preview['image']> {
  try {
    const name = await keepUpload(tx, place, { type, bytes }, at)
    return { url: `/media/${slug}/sent/${name}`, width, height }
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

/** The author's own message goes without a preview, now and later. Twice is once. */
export async function dismissPreview(tx: Tx, input: ChangeInput): Promise<Message> {
  const { message, dismissed } = await lockMessage(tx, input, input.message)
  const own = mustBeOwn(message, input.by)
  if (dismissed) return own
  if (own.preview?.image) await dropUploads(tx, input, [own.preview.image.url])
  return changeMessage(tx, input, own.id, { preview: {} }, input.at)
}
