import { z } from 'zod'
import type { InboundPart, Origin } from '../arrival.ts'
import { brief, Id, named, placed, remote, said } from '../said.ts'

const Element = z.object({
  id: Id.optional(),
  retailer_id: Id.optional(),
  title: z.string().optional(),
  image_url: z.string().optional(),
})
const Payload = z.object({
  url: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  sticker_id: Id.optional().catch(undefined),
  coordinates: z.object({ lat: z.number(), long: z.number() }).optional().catch(undefined),
  reel_video_id: Id.optional().catch(undefined),
  ig_post_media_id: Id.optional().catch(undefined),
  product: z
    .object({ elements: z.array(Element) })
    .optional()
    .catch(undefined),
  text: z.string().optional().catch(undefined),
  elements: z.array(Element).optional().catch(undefined),
})
export const Attachment = z.object({
  type: z.string().catch('attachment'),
  title: z.string().nullish().catch(undefined),
  url: z.string().nullish().catch(undefined),
  payload: Payload.nullish().catch(undefined),
})
export type Attachment = z.infer<typeof Attachment>

export type Attached = { parts: InboundPart[]; origin?: Origin }

/** What hangs on a message of Messenger or Instagram, and where it was taken from. */
export function attachedOf({ type, title, url, payload }: Attachment): Attached {
  const address = payload?.url ?? url ?? undefined
  const name = payload?.title ?? title ?? undefined
  switch (type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return { parts: remote(type, address, undefined, payload?.sticker_id ? 'sticker' : undefined) }
    case 'location': {
      const { lat: latitude, long: longitude } = payload?.coordinates ?? {}
      if (latitude === undefined || longitude === undefined)
        return { parts: said([name, address].filter(Boolean).join('\n')) }
      return { parts: placed({ latitude, longitude }, name) }
    }
    case 'template':
      return templateOf(payload ?? {})
    case 'share':
    case 'post':
    case 'ig_post':
      // Its picture tells which thing is meant.
      return {
        parts: address ? remote('image', address) : named(type),
        ...from('share', payload?.ig_post_media_id, name, address),
      }
    case 'reel':
    case 'ig_reel':
      return { parts: name ? said(name) : named('reel'), ...from('share', payload?.reel_video_id, name, address) }
    case 'story_mention':
      // What others show in their stories is theirs: it is looked at where it is, and kept by nobody.
      return { parts: named(type), ...from('mention', undefined, name, address) }
    case 'ig_story':
    case 'story':
      return { parts: named('story'), ...from('story', undefined, name, address) }
    case 'fallback':
      return { parts: said([name, address].filter(Boolean).join('\n')), ...from('share', undefined, name, address) }
    case 'like_heart':
      return { parts: said('❤️') }
    default:
      return { parts: named(type) }
  }
}

/** A product of the shop, passed on, or what somebody made in the page's inbox. */
function templateOf({ product, elements = [], text, title }: z.infer<typeof Payload>): Attached {
  const [first] = product?.elements ?? []
  const words = [...(product?.elements ?? elements).map((each) => each.title), text, title].filter(Boolean).join('\n')
  const origin = first && { ...from('share', first.id, first.title, undefined, first.retailer_id) }
  return { parts: words === '' ? named('template') : said(words), ...origin }
}

function from(kind: Origin['kind'], ref?: string, title?: string, url?: string, offer?: string): { origin: Origin } {
  const most = { ref: 500, title: 500, url: 2000, offer: 200 }
  // A shortened address leads nowhere.
  const whole = url && url.length <= most.url ? url : undefined
  return { origin: { kind, ...brief({ ref, title, url: whole, offer }, most) } }
}
