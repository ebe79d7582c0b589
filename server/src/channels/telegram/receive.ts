import { Failure } from '../../kernel/failure.ts'
import { isId } from '../../kernel/ids.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { InboundItem, InboundPart, Origin } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'
import { HELLO } from '../said.ts'
import { addressOf, refOf } from './address.ts'
import { botOf } from './api.ts'
import { nameOf, partsOf, wordsOf } from './content.ts'
import { type Message, Paid, type Person, Update } from './update.ts'
import { inPrivate } from './words.ts'

const SECRET = 'x-telegram-bot-api-secret-token'
const START = /^\/start(?:@\w+)?(?:\s+(\S{1,500}))?\s*$/

/** Verifies the secret that Telegram was given with our address, and reads the one thing that an update brings. */
export function receiveTelegram({ headers, body }: RawRequest, settings: ConnectionSettings): Received {
  const wanted = settings['secretToken'] ?? ''
  if (wanted === '' || !sameText(headers[SECRET] ?? '', wanted)) throw new Failure('bad_signature')
  const parsed = Update.safeParse(reportedJson(body))
  if (!parsed.success) throw new Failure('invalid_request')
  const update = parsed.data
  const reply = answerOf(update)
  return {
    items: itemsOf(update, botOf(settings)),
    ...(reply ? { answer: { type: 'application/json', body: JSON.stringify(reply) } } : {}),
  }
}

/**
 * A method carried out by the answer itself (https://core.telegram.org/bots/api#making-requests-when-getting-updates): a
 * button that is not answered goes on spinning, and who adds the bot to a group is told once where it can be spoken to.
 */
function answerOf(update: Update): object | undefined {
  const { callback_query: tap, my_chat_member: member } = update
  if (tap) return { method: 'answerCallbackQuery', callback_query_id: tap.id }
  if (
    member &&
    /^(group|supergroup)$/.test(member.chat.type) &&
    /^(member|administrator)$/.test(member.new_chat_member.status)
  )
    return { method: 'sendMessage', chat_id: member.chat.id, text: inPrivate(member.from.language_code) }
  return undefined
}

function itemsOf(update: Update, scope: string): InboundItem[] {
  const { message, edited_message: edited, business_message: business, edited_business_message: corrected } = update
  if (message) return said(message, scope)
  if (business) return said(business, scope)
  if (edited ?? corrected) return editOf(edited ?? corrected, update.update_id, scope)
  const { callback_query: tap, deleted_business_messages: deleted } = update
  if (tap) return tapOf(tap, scope)
  if (deleted) {
    const address = addressOf(deleted.chat.id, deleted.business_connection_id)
    return deleted.message_ids.map((id) => {
      const ref = refOf(address, id)
      return { kind: 'unsend', dedupe: `unsend.${ref}`, address, scope, ref }
    })
  }
  return newsOf(update, scope)
}

function newsOf(
  { update_id: id, message_reaction: reaction, my_chat_member: member }: Update,
  scope: string,
): InboundItem[] {
  if (reaction?.user && reaction.chat.type === 'private') {
    const address = addressOf(reaction.user.id)
    const emoji = reaction.new_reaction.flatMap((one) => one.emoji ?? [])[0] ?? null
    // One of their own drawings has no sign that others know.
    if (emoji === null && reaction.new_reaction.length > 0) return []
    const ref = refOf(address, reaction.message_id)
    return [{ kind: 'reaction', dedupe: `reaction.${id}`, address, scope, ref, emoji: emoji?.slice(0, 50) ?? null }]
  }
  // In a private chat this is told only when somebody blocks the bot or lets it write again.
  if (member?.chat.type === 'private') {
    const wants = member.new_chat_member.status !== 'kicked'
    return [{ kind: 'consent', dedupe: `member.${id}`, address: addressOf(member.from.id), scope, wants }]
  }
  return []
}

function said(message: Message, scope: string): InboundItem[] {
  const { chat, from, business_connection_id: business } = message
  // A bill of ours that was paid is heard by whoever takes the money: the receipt is what is said to it.
  if (chat.type !== 'private' || !from || isOurBill(message)) return []
  const address = addressOf(chat.id, business)
  const dedupe = refOf(address, message.message_id)
  const parts = partsOf(message)
  if (parts.length === 0) return []
  if (from.id !== chat.id) {
    // What a bot sent for the account, or the account by itself while its owner was away, took nobody's word over.
    if (business === undefined || message.sender_business_bot || message.is_from_offline) return []
    return [{ kind: 'echo', dedupe, address, scope, parts }]
  }
  const replyTo = message.reply_to_message && refOf(address, message.reply_to_message.message_id)
  const start = START.exec(message.text ?? '')
  const origin = start ? codeOf(start[1]) : sharedOf(message)
  return [
    {
      kind: 'message',
      dedupe,
      ...whom(from, address, scope),
      parts: start ? [{ type: 'text', text: HELLO }] : parts,
      ...(replyTo ? { replyTo } : {}),
      ...(origin ? { origin } : {}),
    },
  ]
}

function isOurBill(message: Message): boolean {
  return isId(Paid.safeParse(message['successful_payment']).data?.invoice_payload ?? '')
}

function whom(person: Person, address: string, scope: string) {
  const name = nameOf(person)
  const locale = person.language_code?.slice(0, 35)
  return { address, scope, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
}

/** The payload of a link or a QR code, `https://t.me/<bot>?start=<payload>`. */
function codeOf(payload: string | undefined): Origin | undefined {
  return payload === undefined ? undefined : { kind: 'code', ref: payload }
}

/** A post of a channel that somebody passes on: of a public one there is a page. */
function sharedOf({ forward_origin: origin }: Message): Origin | undefined {
  const { chat, message_id: post } = origin ?? {}
  if (!chat || post === undefined) return undefined
  const title = chat.title?.slice(0, 500)
  return {
    kind: 'share',
    ref: `${chat.id}.${post}`,
    ...(title ? { title } : {}),
    ...(chat.username ? { url: `https://t.me/${encodeURIComponent(chat.username)}/${post}` } : {}),
  }
}

function editOf(message: Message | undefined, update: number, scope: string): InboundItem[] {
  const text = message && wordsOf(message)
  // Staff's own corrections stay in their app; a live location moves without a word.
  if (!message || text === undefined || message.chat.type !== 'private' || message.from?.id !== message.chat.id)
    return []
  const address = addressOf(message.chat.id, message.business_connection_id)
  return [{ kind: 'edit', dedupe: `edit.${update}`, address, scope, ref: refOf(address, message.message_id), text }]
}

function tapOf({ id, from, data, message }: NonNullable<Update['callback_query']>, scope: string): InboundItem[] {
  if (data === undefined || (message && message.chat.type !== 'private')) return []
  const address = addressOf(from.id, message?.business_connection_id)
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? []
  const label = buttons.find((button) => button.callback_data === data)?.text.slice(0, 500)
  const part: InboundPart = { type: 'tap', token: data.slice(0, 1000), ...(label ? { label } : {}) }
  return [{ kind: 'message', dedupe: `tap.${id}`, ...whom(from, address, scope), parts: [part] }]
}
