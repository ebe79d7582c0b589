import { minorDigits, type Money } from '@souk/contract/money.ts'
import { z } from 'zod'
import type { InboundPart, Origin } from '../arrival.ts'
import { brief, Id, named, placed, remote, said, tapped } from '../said.ts'
import { shorten } from '../split-text.ts'
import { flowParts } from './flow-reply.ts'

const File = z.object({
  id: Id.optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
})
const Tapped = z.object({ id: z.string().optional(), title: z.string().optional() })
/** As many of one thing as a cart takes. */
const MOST = 999
const Item = z.object({
  product_retailer_id: Id.pipe(z.string().min(1)),
  quantity: z.coerce
    .number()
    .int()
    .min(1)
    .transform((count) => Math.min(count, MOST))
    .catch(1),
  item_price: z.coerce.number().nonnegative().max(1e12).optional().catch(undefined),
  currency: z.string().optional().catch(undefined),
})
const Contact = z.object({
  name: z.object({ formatted_name: z.string().optional(), first_name: z.string().optional() }).optional(),
  phones: z.array(z.object({ phone: z.string().optional(), wa_id: Id.optional() })).catch([]),
  emails: z.array(z.object({ email: z.string().optional() })).catch([]),
})
const Content = {
  text: z.object({ body: z.string() }).optional(),
  image: File.optional(),
  sticker: File.optional(),
  video: File.optional(),
  audio: File.optional(),
  voice: File.optional(),
  document: File.optional(),
  location: z
    .object({
      latitude: z.coerce.number(),
      longitude: z.coerce.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z.array(Contact).optional(),
  button: z.object({ payload: z.string().optional(), text: z.string().optional() }).optional(),
  interactive: z
    .object({
      type: z.string(),
      button_reply: Tapped.optional(),
      list_reply: Tapped.optional(),
      nfm_reply: z.object({ response_json: z.string().optional(), body: z.string().optional() }).optional(),
    })
    .optional(),
  order: z
    .object({ catalog_id: Id.optional(), text: z.string().optional(), product_items: z.array(z.unknown()) })
    .optional(),
  unsupported: z.object({ type: z.string().optional() }).optional(),
}

export const Message = z.object({
  id: z.string().min(1),
  type: z.string().catch('message'),
  from: Id.optional(),
  from_user_id: Id.optional(),
  to: Id.optional(),
  to_user_id: Id.optional(),
  timestamp: z.coerce.number().optional().catch(undefined),
  group_id: Id.optional(),
  context: z
    .object({
      id: z.string().nullish(),
      referred_product: z.object({ catalog_id: Id.optional(), product_retailer_id: Id.optional() }).optional(),
    })
    .optional()
    .catch(undefined),
  referral: z
    .object({
      source_url: z.string().optional(),
      source_id: Id.optional(),
      source_type: z.string().optional(),
      headline: z.string().optional(),
      body: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  reaction: z.object({ message_id: z.string(), emoji: z.string().optional() }).optional(),
  edit: z
    .object({ original_message_id: z.string(), message: z.object({ type: z.string(), ...Content }).optional() })
    .optional(),
  revoke: z.object({ original_message_id: z.string() }).optional(),
  system: z
    .object({
      type: z.string().optional(),
      wa_id: Id.optional(),
      new_wa_id: Id.optional(),
      user_id: Id.optional(),
      previous_user_id: Id.optional(),
      marketing: z.string().optional(),
    })
    .optional(),
  ...Content,
})
export type Message = z.infer<typeof Message>
type Said = Pick<Message, keyof typeof Content | 'type'>

/** What stands in a message; one of a kind that nobody here reads is named, so it never is empty. */
export function partsOf(message: Said): InboundPart[] {
  const parts = readParts(message)
  return parts.length > 0 ? parts.slice(0, 50) : named(message.unsupported?.type ?? message.type)
}

function readParts(message: Said): InboundPart[] {
  const { text, location, contacts, button, interactive, order } = message
  switch (message.type) {
    case 'text':
      return said(text?.body)
    case 'image':
    case 'sticker':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
      return fileParts(message.type, message[message.type])
    case 'location':
      return location ? placed(location, [location.name, location.address].filter(Boolean).join(', ')) : []
    case 'contacts':
      return contacts?.flatMap(contactParts) ?? []
    case 'button':
      return button ? tapped(button.payload, button.text) : []
    case 'interactive':
      return interactive ? interactiveParts(interactive) : []
    case 'order':
      return order ? orderParts(order) : []
    default:
      return []
  }
}

const SHOWN_AS = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'file',
} as const

function fileParts(type: keyof typeof SHOWN_AS, file: z.infer<typeof File> | undefined): InboundPart[] {
  if (!file) return []
  return [
    ...remote(SHOWN_AS[type], file.id, file.filename, type === 'sticker' ? type : undefined),
    ...said(file.caption),
  ]
}

function contactParts({ name, phones, emails }: z.infer<typeof Contact>): InboundPart[] {
  const card = {
    name: name?.formatted_name ?? name?.first_name,
    phone: phones[0]?.phone ?? phones[0]?.wa_id,
    email: emails[0]?.email,
  }
  return [{ type: 'contact', ...brief(card, { name: 200, phone: 100, email: 200 }) }]
}

function interactiveParts(answer: NonNullable<Message['interactive']>): InboundPart[] {
  const { button_reply: button, list_reply: row, nfm_reply: flow } = answer
  const tap = button ?? row
  if (tap) return tapped(tap.id, tap.title)
  return flow ? flowParts(flow) : named(answer.type)
}

function orderParts({ product_items: items, text }: NonNullable<Message['order']>): InboundPart[] {
  // One that cannot be read leaves the others in the basket.
  const read = items.slice(0, 50).flatMap((item) => Item.safeParse(item).data ?? [])
  const picked = read.map(({ product_retailer_id: id, quantity, item_price: price, currency }) => ({
    product: shorten(id, 200),
    quantity,
    ...priced(price, currency),
  }))
  return [...(picked.length > 0 ? [{ type: 'basket' as const, items: picked }] : []), ...said(text)]
}

/** Prices there are in whole units, such as 29.9. */
function priced(price: number | undefined, currency: string | undefined): { price?: Money } {
  const code = currency?.toUpperCase() ?? ''
  if (price === undefined || !/^[A-Z]{3}$/.test(code)) return {}
  return { price: { amount: Math.round(price * 10 ** minorDigits(code)), currency: code } }
}

/** Where it was written from: an advertisement, a post, or a product of the catalogue. */
export function originOf({ referral, context }: Message): Origin | undefined {
  if (referral) {
    const { source_type: source, source_id: ref, headline, body, source_url: url } = referral
    const kind = source === 'post' ? ('share' as const) : ('ad' as const)
    return { kind, ...brief({ ref, title: headline ?? body, url }, { ref: 500, title: 500, url: 2000 }) }
  }
  const product = context?.referred_product
  if (!product?.product_retailer_id) return undefined
  const from = { ref: product.catalog_id, offer: product.product_retailer_id }
  return { kind: 'share', ...brief(from, { ref: 500, offer: 200 }) }
}
