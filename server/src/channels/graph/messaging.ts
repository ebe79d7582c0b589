import { z } from 'zod'
import type { InboundItem, InboundPart, Origin } from '../arrival.ts'
import { shorten } from '../split-text.ts'
import { type Attached, Attachment, attachedOf } from './attachment.ts'
import { brief, Id, named, remote, said, tapped } from '../said.ts'

/** What stands before our key in the metadata of a message: an echo that has it is our own. */
export const OURS = 'souk:'

/** One field that cannot be read does not make an event unreadable. */
function lenient<T>(schema: z.ZodType<T>) {
  return schema.optional().catch(undefined)
}

const Referral = z.object({
  ref: lenient(z.string()),
  source: lenient(z.string()),
  ad_id: lenient(Id),
  ads_context_data: lenient(z.object({ ad_title: lenient(z.string()), product_id: lenient(Id) })),
  product: lenient(z.object({ id: Id })),
})
const Message = z.object({
  mid: z.string().min(1),
  text: lenient(z.string()),
  quick_reply: lenient(z.object({ payload: lenient(z.string()) })),
  attachments: lenient(z.array(z.unknown())),
  reply_to: lenient(
    z.object({
      mid: lenient(z.string().max(500)),
      story: lenient(z.object({ id: lenient(Id), url: lenient(z.string()) })),
    }),
  ),
  referral: lenient(Referral),
  is_echo: lenient(z.boolean()),
  metadata: lenient(z.string()),
  is_deleted: lenient(z.boolean()),
  is_unsupported: lenient(z.boolean()),
})
type Message = z.infer<typeof Message>
const Party = z.object({ id: Id })
const Event = z.object({
  sender: Party,
  recipient: lenient(Party),
  timestamp: z.coerce.number().catch(0),
  message: lenient(Message),
  message_edit: lenient(z.object({ mid: z.string(), text: lenient(z.string()), num_edit: z.coerce.number().catch(1) })),
  postback: lenient(
    z.object({
      mid: lenient(z.string()),
      title: lenient(z.string()),
      payload: lenient(z.string()),
      referral: lenient(Referral),
    }),
  ),
  reaction: lenient(
    z.object({
      mid: z.string(),
      action: z.string().catch('react'),
      emoji: lenient(z.string()),
      reaction: lenient(z.string()),
    }),
  ),
  read: lenient(z.object({ mid: lenient(z.string()), watermark: lenient(z.coerce.number()) })),
  delivery: lenient(z.object({ mids: lenient(z.array(z.string())), watermark: lenient(z.coerce.number()) })),
  referral: lenient(Referral),
  optin: lenient(
    z.object({
      type: lenient(z.string()),
      ref: lenient(z.string()),
      notification_messages_status: lenient(z.string()),
    }),
  ),
})
type Event = z.infer<typeof Event>

/** Clocks of Meta and ours differ a little: what we noted a moment after its mark was sent before it. Milliseconds. */
const TOLERANCE_MS = 1000

/** One event of the Messenger Platform: what somebody wrote, tapped or read, or staff answered in the inbox. */
export function eventItems(raw: unknown, scope: string): InboundItem[] {
  const event = Event.safeParse(raw).data
  if (!event) return []
  const { message, postback, referral, optin } = event
  const whom = { address: event.sender.id, scope }
  // What the account itself does is told to us, too: its words are staff's, or ours.
  if (message?.is_echo || event.sender.id === scope) return message ? echoItems(event, message, scope) : []
  if (message) return messageItems(message, whom)
  if (postback) {
    const dedupe = postback.mid ?? `postback:${whom.address}:${event.timestamp}`
    const origin = originOf(postback.referral)
    return [{ kind: 'message', dedupe, ...whom, parts: tapped(postback.payload, postback.title), ...origin }]
  }
  if (referral) return openedItems(event, referral.ref, originOf(referral), whom)
  if (optin) return optinItems(event, optin, whom)
  return [...changeItems(event, whom), ...reportItems(event, whom)]
}

type Whom = { address: string; scope: string }

function messageItems(message: Message, whom: Whom): InboundItem[] {
  const { mid: dedupe, quick_reply: reply, text, reply_to: to } = message
  if (message.is_deleted) return [{ kind: 'unsend', dedupe: `${dedupe}:deleted`, ...whom, ref: dedupe }]
  const attached = attachmentsOf(message)
  const words = reply ? tapped(reply.payload, text) : said(text)
  // The story is the shop's own: its picture tells which thing they mean.
  const answered = to?.story?.url ? remote('image', to.story.url, undefined, 'story') : []
  const parts = [...answered, ...words, ...attached.flatMap((each) => each.parts)].slice(0, 50)
  const story = to?.story && {
    kind: 'story' as const,
    ...brief({ ref: to.story.id, url: to.story.url }, { ref: 500, url: 2000 }),
  }
  const origin = story ?? originOf(message.referral).origin ?? attached.find((each) => each.origin)?.origin
  return [
    {
      kind: 'message',
      dedupe,
      ...whom,
      parts: parts.length > 0 ? parts : named(message.is_unsupported ? 'unsupported message' : 'message'),
      ...(to?.mid ? { replyTo: to.mid } : {}),
      ...(origin ? { origin } : {}),
    },
  ]
}

function attachmentsOf({ attachments }: Message): Attached[] {
  return (attachments ?? []).map((raw) => {
    const { data } = Attachment.safeParse(raw)
    return data ? attachedOf(data) : { parts: named('attachment') }
  })
}

/** Our own message tells our key back; any other was written by staff in an inbox of Meta's. */
function echoItems({ recipient }: Event, message: Message, scope: string): InboundItem[] {
  const { mid: ref, metadata, text } = message
  if (metadata?.startsWith(OURS))
    return [{ kind: 'status', dedupe: `${ref}:sent`, ref, key: metadata.slice(OURS.length), state: 'sent' }]
  if (!recipient || message.is_deleted) return []
  const parts = [...said(text), ...attachmentsOf(message).flatMap((each) => each.parts)].slice(0, 50)
  const dedupe = ref
  return [{ kind: 'echo', dedupe, address: recipient.id, scope, parts: parts.length > 0 ? parts : named('message') }]
}

function changeItems({ message_edit: edit, reaction, timestamp }: Event, whom: Whom): InboundItem[] {
  if (edit) {
    const [words] = said(edit.text)
    if (words?.type !== 'text') return []
    return [{ kind: 'edit', dedupe: `${edit.mid}:edit:${edit.num_edit}`, ...whom, ref: edit.mid, text: words.text }]
  }
  if (!reaction) return []
  const emoji = reaction.action === 'unreact' ? null : (reaction.emoji ?? reaction.reaction ?? '').slice(0, 50) || null
  return [{ kind: 'reaction', dedupe: `reaction:${reaction.mid}:${timestamp}`, ...whom, ref: reaction.mid, emoji }]
}

/** What was delivered and read: Messenger says up to when, Instagram which. */
function reportItems({ read, delivery, timestamp }: Event, whom: Whom): InboundItem[] {
  if (read?.mid) return [{ kind: 'status', dedupe: `${read.mid}:read`, ref: read.mid, state: 'read' }]
  if (delivery?.mids?.length)
    return delivery.mids.map((ref) => ({ kind: 'status', dedupe: `${ref}:delivered`, ref, state: 'delivered' }))
  const state = read ? ('read' as const) : ('delivered' as const)
  const mark = read?.watermark ?? delivery?.watermark
  if (mark === undefined || !(Math.abs(mark) < 8e15)) return []
  const until = new Date(mark + TOLERANCE_MS).toISOString()
  return [{ kind: 'upto', dedupe: `${state}:${whom.address}:${mark}:${timestamp}`, ...whom, state, until }]
}

/** They came by a link, a code or an advertisement into a thread that was there: what the link says is what they say. */
function openedItems(
  { timestamp }: Event,
  ref: string | undefined,
  origin: { origin?: Origin },
  whom: Whom,
): InboundItem[] {
  if (!ref) return []
  const dedupe = `referral:${whom.address}:${timestamp}`
  return [{ kind: 'message', dedupe, ...whom, parts: tapped(ref, origin.origin?.title), ...origin }]
}

function optinItems(event: Event, optin: NonNullable<Event['optin']>, whom: Whom): InboundItem[] {
  const { type, ref, notification_messages_status: status } = optin
  if (type === undefined)
    return openedItems(event, ref, ref ? { origin: { kind: 'code', ref: shorten(ref, 500) } } : {}, whom)
  const dedupe = `optin:${whom.address}:${event.timestamp}`
  return [{ kind: 'consent', dedupe, ...whom, wants: !status?.startsWith('STOP'), about: 'marketing' }]
}

function originOf(referral: z.infer<typeof Referral> | undefined): { origin?: Origin } {
  if (!referral) return {}
  const { ref, ad_id: ad, ads_context_data: shown, product } = referral
  const most = { ref: 500, title: 500 }
  if (ad || referral.source === 'ADS')
    return { origin: { kind: 'ad', ...brief({ ref: ad ?? ref, title: shown?.ad_title }, most) } }
  if (product) return { origin: { kind: 'share', ...brief({ ref: product.id }, { ref: 500 }) } }
  return ref ? { origin: { kind: 'code', ...brief({ ref }, { ref: 500 }) } } : {}
}

/** What a comment says: its words, or that there are none. */
export function commentParts(text: string | undefined): InboundPart[] {
  const parts = said(text)
  return parts.length > 0 ? parts : named('comment')
}
