import { z } from 'zod'
import type { InboundItem } from '../arrival.ts'
import type { ConnectionSettings } from '../channel.ts'
import { Id, named } from '../said.ts'
import { shorten } from '../split-text.ts'
import { isUserId, type Person, personOf } from './address.ts'
import { Message, originOf, partsOf } from './message.ts'
import { Status, statusItems } from './status.ts'
import { templateItem } from './templates.ts'

const Contact = z.object({
  wa_id: Id.optional(),
  user_id: Id.optional(),
  profile: z.object({ name: z.string().optional(), username: z.string().optional() }).optional(),
})
type Contact = z.infer<typeof Contact>
const Preference = z.object({
  wa_id: Id.optional(),
  user_id: Id.optional(),
  category: z.string().optional(),
  value: z.string(),
  timestamp: Id.optional(),
})
const Moved = z.object({
  wa_id: Id.optional(),
  user_id: z.object({ previous: Id, current: Id }),
  timestamp: Id.optional(),
})
const Many = z.array(z.unknown()).catch([])
const Value = z.object({
  metadata: z.object({ phone_number_id: Id }),
  contacts: Many,
  messages: Many,
  statuses: Many,
  message_echoes: Many,
  history: Many,
  user_preferences: Many,
  user_id_update: Many,
})
const Report = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z
    .array(
      z.object({
        id: Id.catch(''),
        time: z.number().catch(0),
        changes: z.array(z.looseObject({ value: z.unknown() })).catch([]),
      }),
    )
    .catch([]),
})
const Threads = z.object({ threads: z.array(z.object({ id: Id, messages: Many })).catch([]) })

/** Characters of the id of a message. */
const LONGEST_REF = 500
/** What was said in the phone app before that is history; what is newer is being talked about now. */
const STILL_TALKING_S = 24 * 3600

/**
 * What a report of WhatsApp says about this connection's number, one item each. What reports of accounts and groups
 * say concerns no conversation, those of templates only what may be sent; what cannot be read takes nothing else with it.
 */
export function itemsOf(report: unknown, settings: ConnectionSettings): InboundItem[] {
  const { data } = Report.safeParse(report)
  return (data?.entry ?? []).flatMap(({ id, time, changes }) =>
    changes.flatMap((change): InboundItem[] => {
      const item = id !== '' && id === settings['businessAccountId'] ? templateItem(change, time) : undefined
      if (item) return [item]
      const parsed = Value.safeParse(change.value)
      // An app has one address for all its numbers: another number is another connection's.
      if (!parsed.success || parsed.data.metadata.phone_number_id !== settings['phoneNumberId']) return []
      return valueItems(parsed.data)
    }),
  )
}

function valueItems(value: z.infer<typeof Value>): InboundItem[] {
  const scope = value.metadata.phone_number_id
  const contacts = value.contacts.flatMap((each) => Contact.safeParse(each).data ?? [])
  return [
    ...value.user_id_update.flatMap((each) => movedItems(each, scope)),
    ...value.messages.flatMap((each) => messageItems(each, contacts, scope)),
    ...value.message_echoes.flatMap((each) => echoItems(each, scope)),
    ...value.history.flatMap((each) => historyItems(each, scope)),
    ...value.statuses.flatMap((each) => {
      const status = Status.safeParse(each)
      return status.success ? statusItems(status.data, scope) : []
    }),
    ...value.user_preferences.flatMap((each) => preferenceItems(each, contacts, scope)),
  ]
}

type Whom = Person & { scope: string; name?: string }

function whomOf(
  from: { user?: string | undefined; phone?: string | undefined },
  contacts: readonly Contact[],
  scope: string,
): Whom | undefined {
  const { user, phone } = from
  const contact =
    contacts.find((each) => (user && each.user_id === user) || (phone && each.wa_id === phone)) ??
    (contacts.length === 1 ? contacts[0] : undefined)
  const phoneIsId = phone !== undefined && isUserId(phone)
  const person = personOf(
    user ?? (phoneIsId ? phone : contact?.user_id),
    phoneIsId ? undefined : (phone ?? contact?.wa_id),
  )
  const name = contact?.profile?.name ?? contact?.profile?.username
  return person && { ...person, scope, ...(name ? { name: shorten(name, 200) } : {}) }
}

/** Of something that cannot be read as a whole, at least whose it is and that it came. */
const Unread = z.object({
  id: z.string().min(1),
  from: Id.optional(),
  from_user_id: Id.optional(),
  type: z.string().catch('message'),
})

function messageItems(raw: unknown, contacts: readonly Contact[], scope: string): InboundItem[] {
  const parsed = Message.safeParse(raw)
  const { data } = parsed.success ? parsed : Unread.safeParse(raw)
  const whom = data && whomOf({ user: data.from_user_id, phone: data.from }, contacts, scope)
  if (!data || !whom) return []
  const dedupe = data.id
  if (!parsed.success) return [{ kind: 'message', dedupe, ...whom, parts: named(data.type) }]
  const message = parsed.data
  // Groups have no conversation with the shop.
  if (message.group_id) return []
  const { reaction, revoke, edit, context } = message
  switch (message.type) {
    case 'system':
      return systemItems(message, scope)
    // They opened the chat and have not said anything.
    case 'request_welcome':
      return []
    case 'reaction':
      if (!reaction) break
      return [
        { kind: 'reaction', dedupe, ...whom, ref: reaction.message_id, emoji: reaction.emoji?.slice(0, 50) || null },
      ]
    case 'revoke':
      if (!revoke) break
      return [{ kind: 'unsend', dedupe, ...whom, ref: revoke.original_message_id }]
    case 'edit':
      if (!edit) break
      return editItems(edit, whom, dedupe)
    default:
  }
  const origin = originOf(message)
  const replyTo = context?.referred_product || (context?.id?.length ?? 0) > LONGEST_REF ? undefined : context?.id
  return [
    {
      kind: 'message',
      dedupe,
      ...whom,
      parts: partsOf(message),
      ...(replyTo ? { replyTo } : {}),
      ...(origin ? { origin } : {}),
    },
  ]
}

function editItems(edit: NonNullable<Message['edit']>, whom: Whom, dedupe: string): InboundItem[] {
  const words = edit.message ? partsOf(edit.message).find((part) => part.type === 'text') : undefined
  return words ? [{ kind: 'edit', dedupe, ...whom, ref: edit.original_message_id, text: words.text }] : []
}

/** A new number makes a new id as well: they stay who they are. */
function systemItems({ id, from, from_user_id, system = {} }: Message, scope: string): InboundItem[] {
  const { type, previous_user_id: before, user_id, marketing } = system
  const old = personOf(before ?? from_user_id, from)
  if (!old) return []
  if (type === 'user_preference_changed' && marketing)
    return [{ kind: 'consent', dedupe: id, ...old, scope, wants: marketing !== 'stop', about: 'marketing' }]
  const to = user_id ?? system.wa_id ?? system.new_wa_id
  const moves = type === 'user_changed_number' || type === 'user_changed_user_id' || type === 'customer_changed_number'
  return moves && to && to !== old.address ? [{ kind: 'moved', dedupe: id, ...old, scope, to }] : []
}

function movedItems(raw: unknown, scope: string): InboundItem[] {
  const { data } = Moved.safeParse(raw)
  const old = data && personOf(data.user_id.previous, data.wa_id)
  if (!old || old.address === data.user_id.current) return []
  return [
    { kind: 'moved', dedupe: `moved:${old.address}:${data.user_id.current}`, ...old, scope, to: data.user_id.current },
  ]
}

/** Of what staff wrote that cannot be read, to whom: whatever it is, they have taken over. */
const UnreadEcho = Message.pick({
  id: true,
  type: true,
  to: true,
  to_user_id: true,
  group_id: true,
  edit: true,
}).extend({
  edit: Message.shape.edit.catch(undefined),
  group_id: Message.shape.group_id.catch(undefined),
})

/** Staff wrote in the phone app. What they corrected there is said once more; what they took back was read by then. */
function echoItems(raw: unknown, scope: string): InboundItem[] {
  const { data = UnreadEcho.safeParse(raw).data } = Message.safeParse(raw)
  const whom = data && personOf(data.to_user_id, data.to)
  if (!whom || data.type === 'revoke' || data.type === 'reaction' || data.group_id) return []
  const content = data.type === 'edit' ? data.edit?.message : data
  return content ? [{ kind: 'echo', dedupe: data.id, ...whom, scope, parts: partsOf(content) }] : []
}

/** Of what was said in the phone app before it was connected, only what staff said of late: they are still talking. */
function historyItems(raw: unknown, scope: string): InboundItem[] {
  const threads = Threads.safeParse(raw).data?.threads ?? []
  const since = Date.now() / 1000 - STILL_TALKING_S
  return threads.flatMap(({ id, messages }) =>
    messages.flatMap((each): InboundItem[] => {
      const { data } = Message.safeParse(each)
      const { data: own } = Past.safeParse(each)
      if (!data || !own || data.from === id || (data.timestamp ?? 0) < since) return []
      return [{ kind: 'echo', dedupe: data.id, address: id, scope, parts: partsOf(data) }]
    }),
  )
}

const Past = z.object({ history_context: z.object({ from_me: z.literal(true) }) })

function preferenceItems(raw: unknown, contacts: readonly Contact[], scope: string): InboundItem[] {
  const { data } = Preference.safeParse(raw)
  const whom = data && whomOf({ user: data.user_id, phone: data.wa_id }, contacts, scope)
  if (!whom || (data.category ?? 'marketing_messages') !== 'marketing_messages') return []
  const dedupe = `preference:${whom.address}:${data.timestamp ?? ''}:${data.value}`
  return [{ kind: 'consent', dedupe, ...whom, wants: data.value !== 'stop', about: 'marketing' }]
}
