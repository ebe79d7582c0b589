import { z } from 'zod'
import type { InboundPart } from '../arrival.ts'
import { brief, named, placed, remote, said, tapped } from '../said.ts'
import { TAP } from './board.ts'

const Words = z.string().optional().catch(undefined)

/** What a message may hold. Loose: what is new at Viber is still seen by its name. */
export const Message = z.object({
  type: z.string().catch('message'),
  text: Words,
  media: Words,
  file_name: Words,
  tracking_data: Words,
  location: z.object({ lat: z.coerce.number(), lon: z.coerce.number(), address: Words }).optional().catch(undefined),
  contact: z.object({ name: Words, phone_number: Words }).optional().catch(undefined),
})
export type Message = z.infer<typeof Message>

export function contentParts({ type, text, media, file_name: name, location, contact }: Message): InboundPart[] {
  switch (type) {
    case 'text':
      if (text?.startsWith(TAP)) return tapped(text.slice(TAP.length), undefined)
      return orNamed(said(text), type)
    case 'picture':
      return [...remote('image', media), ...said(text)]
    case 'video':
      return [...remote('video', media), ...said(text)]
    case 'file':
      return remote('file', media, name)
    case 'url':
      return orNamed(said([text, media].filter(Boolean).join('\n')), type)
    case 'location':
      return location ? placed({ latitude: location.lat, longitude: location.lon }, location.address) : named(type)
    case 'contact': {
      const card = brief({ name: contact?.name, phone: contact?.phone_number }, { name: 200, phone: 100 })
      return Object.keys(card).length > 0 ? [{ type: 'contact', ...card }] : named(type)
    }
    default:
      return named(type)
  }
}

function orNamed(parts: InboundPart[], kind: string): InboundPart[] {
  return parts.length > 0 ? parts : named(kind)
}
