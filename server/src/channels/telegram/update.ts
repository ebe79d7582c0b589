import { z } from 'zod'

/** One field that cannot be read does not make a message unreadable. */
function lenient<T>(schema: z.ZodType<T>) {
  return schema.optional().catch(undefined)
}

const Person = z.looseObject({
  id: z.int(),
  is_bot: lenient(z.boolean()),
  first_name: lenient(z.string()),
  last_name: lenient(z.string()),
  language_code: lenient(z.string()),
})
export type Person = z.infer<typeof Person>

const Chat = z.looseObject({ id: z.int(), type: z.string(), title: lenient(z.string()), username: lenient(z.string()) })

const File = z.looseObject({
  file_id: z.string().min(1),
  file_name: lenient(z.string()),
  title: lenient(z.string()),
  mime_type: lenient(z.string()),
})
export type File = z.infer<typeof File>

const Place = z.looseObject({ latitude: z.number(), longitude: z.number() })

/** What a message may hold that we can show. Loose: what is new at Telegram is still seen by its name. */
export const Message = z.looseObject({
  message_id: z.int(),
  chat: Chat,
  from: lenient(Person),
  business_connection_id: lenient(z.string()),
  sender_business_bot: lenient(Person),
  is_from_offline: lenient(z.boolean()),
  reply_to_message: lenient(z.looseObject({ message_id: z.int() })),
  forward_origin: lenient(z.looseObject({ type: z.string(), chat: lenient(Chat), message_id: lenient(z.int()) })),
  reply_markup: lenient(
    z.looseObject({
      inline_keyboard: z.array(z.array(z.looseObject({ text: z.string(), callback_data: lenient(z.string()) }))),
    }),
  ),
  text: lenient(z.string()),
  caption: lenient(z.string()),
  rich_message: z.unknown().optional(),
  photo: lenient(z.array(File)),
  live_photo: lenient(File),
  document: lenient(File),
  animation: lenient(File),
  video: lenient(File),
  video_note: lenient(File),
  audio: lenient(File),
  voice: lenient(File),
  sticker: lenient(z.looseObject({ emoji: lenient(z.string()) })),
  contact: lenient(
    z.looseObject({
      phone_number: z.string(),
      first_name: lenient(z.string()),
      last_name: lenient(z.string()),
      vcard: lenient(z.string()),
    }),
  ),
  location: lenient(Place),
  venue: lenient(z.looseObject({ location: Place, title: z.string(), address: lenient(z.string()) })),
  dice: lenient(z.looseObject({ emoji: z.string(), value: z.int() })),
  poll: lenient(z.looseObject({ question: z.string(), options: z.array(z.looseObject({ text: z.string() })) })),
  checklist: lenient(z.looseObject({ title: z.string(), tasks: z.array(z.looseObject({ text: z.string() })) })),
})
export type Message = z.infer<typeof Message>

/** Of money that came by a bill. */
export const Paid = z.looseObject({ invoice_payload: z.string() })

const Member = z.looseObject({ status: z.string() })

/** What Telegram brings: one thing at a time (https://core.telegram.org/bots/api#update). Kinds we do not ask for are left out. */
export const Update = z.looseObject({
  update_id: z.int(),
  message: lenient(Message),
  edited_message: lenient(Message),
  business_message: lenient(Message),
  edited_business_message: lenient(Message),
  deleted_business_messages: lenient(
    z.looseObject({ business_connection_id: z.string(), chat: Chat, message_ids: z.array(z.int()) }),
  ),
  callback_query: lenient(
    z.looseObject({ id: z.string(), from: Person, data: lenient(z.string()), message: lenient(Message) }),
  ),
  message_reaction: lenient(
    z.looseObject({
      chat: Chat,
      message_id: z.int(),
      user: lenient(Person),
      new_reaction: z.array(z.looseObject({ type: z.string(), emoji: lenient(z.string()) })),
    }),
  ),
  my_chat_member: lenient(z.looseObject({ chat: Chat, from: Person, new_chat_member: Member })),
})
export type Update = z.infer<typeof Update>
