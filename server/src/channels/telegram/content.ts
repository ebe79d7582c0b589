import type { InboundPart } from '../arrival.ts'
import { splitText } from '../split-text.ts'
import type { File, Message } from './update.ts'

/** Characters that one text of a thread may have, and parts that one message may have. */
const LONGEST_TEXT = 5000
const MOST_PARTS = 50

/** What surrounds a message, or belongs to something that is read: it says nothing of its own. */
const AROUND = new Set(
  `message_id message_thread_id direct_messages_topic from sender_chat sender_boost_count sender_business_bot sender_tag
  date guest_query_id business_connection_id chat forward_origin is_topic_message is_automatic_forward reply_to_message
  external_reply quote reply_to_story reply_to_checklist_task_id reply_to_poll_option_id via_bot guest_bot_caller_user
  guest_bot_caller_chat edit_date has_protected_content is_from_offline is_paid_post media_group_id author_signature
  paid_star_count entities link_preview_options suggested_post_info effect_id caption_entities show_caption_above_media
  has_media_spoiler reply_markup`.split(/\s+/),
)

/** What happened to the chat, not what somebody said: nobody wants an answer to it. */
const HAPPENED = new Set(
  `new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title new_chat_photo delete_chat_photo
  group_chat_created supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id
  migrate_from_chat_id pinned_message refunded_payment connected_website write_access_allowed proximity_alert_triggered
  boost_added chat_background_set checklist_tasks_done checklist_tasks_added direct_message_price_changed
  forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden
  general_forum_topic_unhidden giveaway_created giveaway_completed managed_bot_created paid_message_price_changed
  poll_option_added poll_option_deleted suggested_post_approved suggested_post_approval_failed suggested_post_declined
  suggested_post_paid suggested_post_refunded video_chat_scheduled video_chat_started video_chat_ended
  video_chat_participants_invited`.split(/\s+/),
)

/** A message as parts: its file or place and its words. A kind nobody can read is named; what only happened is nothing. */
export function partsOf(message: Message): InboundPart[] {
  const file = fileOf(message)
  const said = message.text ?? message.caption ?? richText(message.rich_message)
  const parts = [...(file ? [file] : objectsOf(message)), ...textsOf(said)]
  if (parts.length > 0) return parts.slice(0, MOST_PARTS)
  const unread = Object.keys(message).filter(
    (key) => message[key] !== undefined && !AROUND.has(key) && !HAPPENED.has(key),
  )
  return unread.slice(0, 1).map((kind) => ({ type: 'text', text: `(${kind.replaceAll('_', ' ')})` }))
}

/** The words of a message, as an edit brings them. */
export function wordsOf(message: Message): string | undefined {
  return textsOf(message.text ?? message.caption ?? '')[0]?.text
}

function textsOf(text: string): { type: 'text'; text: string }[] {
  return splitText(text.trim(), LONGEST_TEXT).map((piece) => ({ type: 'text', text: piece }))
}

function fileOf({ photo, live_photo: live, document, animation, video, video_note: note, audio, voice }: Message) {
  // Of a picture Telegram names several sizes, the largest last. An animation comes as a document too.
  const picture = photo?.at(-1)
  if (picture) return remote('image', picture)
  const film = live ?? animation ?? video ?? note
  if (film) return remote('video', film)
  const sound = voice ?? audio
  if (sound) return remote('audio', sound)
  if (!document) return undefined
  return remote(document.mime_type?.startsWith('image/') ? 'image' : 'file', document)
}

function remote(media: 'image' | 'file' | 'audio' | 'video', file: File): InboundPart {
  const name = (file.file_name ?? file.title)?.trim().slice(0, 200)
  return { type: 'remote', media, ref: file.file_id.slice(0, 2000), ...(name ? { name } : {}) }
}

function objectsOf({ location, venue, contact, sticker, dice, poll, checklist }: Message): InboundPart[] {
  // A venue comes as a location too.
  if (venue) return placeOf(venue.location, [venue.title, venue.address].filter(Boolean).join(', '))
  if (location) return placeOf(location)
  if (contact) return [contactOf(contact)]
  if (sticker) return textsOf(sticker.emoji ?? '(sticker)')
  if (dice) return textsOf(`${dice.emoji} ${dice.value}`)
  if (poll) return textsOf([poll.question, ...poll.options.map(({ text }) => text)].join('\n'))
  if (checklist) return textsOf([checklist.title, ...checklist.tasks.map(({ text }) => text)].join('\n'))
  return []
}

type Point = { latitude: number; longitude: number }

function placeOf({ latitude, longitude }: Point, label = ''): InboundPart[] {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return textsOf(label || `${latitude}, ${longitude}`)
  return [{ type: 'location', latitude, longitude, ...(label ? { label: label.slice(0, 300) } : {}) }]
}

function contactOf({
  phone_number: phone,
  first_name,
  last_name,
  vcard,
}: NonNullable<Message['contact']>): InboundPart {
  const name = nameOf({ first_name, last_name })
  const email = vcard && /^EMAIL[^:\n]*:([^\s]{1,200})$/im.exec(vcard)?.[1]
  return { type: 'contact', phone: phone.slice(0, 100), ...(name ? { name } : {}), ...(email ? { email } : {}) }
}

export function nameOf(person: { first_name?: string | undefined; last_name?: string | undefined }): string {
  return [person.first_name, person.last_name].filter(Boolean).join(' ').trim().slice(0, 200)
}

/** The words of a rich message, block by block. */
function richText(node: unknown): string {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(richText).join('')
  if (typeof node !== 'object' || node === null) return ''
  const { text, caption, blocks, items }: { text?: unknown; caption?: unknown; blocks?: unknown; items?: unknown } =
    node
  const within = [blocks, items].flatMap((some) => (Array.isArray(some) ? some : []))
  return [text, ...within, caption].map(richText).filter(Boolean).join('\n')
}
