import { z } from 'zod'
import type { InboundPart } from '../arrival.ts'
import { named, placed, remote, said } from '../said.ts'

const Words = z.string().optional().catch(undefined)

/** What a message may hold. Loose: what is new at LINE is still seen by its name. */
export const Message = z.object({
  id: z.string().min(1).max(200).optional().catch(undefined),
  type: z.string().catch('message'),
  text: Words,
  quotedMessageId: Words,
  fileName: Words,
  title: Words,
  address: Words,
  latitude: z.number().optional().catch(undefined),
  longitude: z.number().optional().catch(undefined),
  keywords: z.array(z.string()).optional().catch(undefined),
  contentProvider: z.object({ type: z.string(), originalContentUrl: Words }).optional().catch(undefined),
})

/** Words of a sticker that say what it means. */
const MOST_KEYWORDS = 3

export function contentParts(message: z.infer<typeof Message> | undefined): InboundPart[] {
  const { id, type = 'message', text, contentProvider } = message ?? {}
  switch (type) {
    case 'text':
      return orNamed(said(text), type)
    case 'image':
    case 'video':
    case 'audio':
      // What another app has sent for them lies where that put it.
      return remote(type, contentProvider?.type === 'external' ? contentProvider.originalContentUrl : id)
    case 'file':
      return remote('file', id, message?.fileName)
    case 'location':
      return placeOf(message)
    case 'sticker':
      return orNamed(said(text), ['sticker', ...(message?.keywords ?? []).slice(0, MOST_KEYWORDS)].join(' '))
    default:
      return named(type)
  }
}

function placeOf(
  { latitude, longitude, title, address }: z.infer<typeof Message> = { type: 'location' },
): InboundPart[] {
  const label = [title, address].filter(Boolean).join(', ')
  if (latitude === undefined || longitude === undefined) return orNamed(said(label), 'location')
  return placed({ latitude, longitude }, label)
}

function orNamed(parts: InboundPart[], kind: string): InboundPart[] {
  return parts.length > 0 ? parts : named(kind)
}
