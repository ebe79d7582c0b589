import { z } from 'zod'
import { Id } from '../said.ts'

/** One field that cannot be read does not make a message unreadable. */
function lenient<T>(schema: z.ZodType<T>) {
  return schema.optional().catch(undefined)
}

const Variant = z.looseObject({ url: z.string(), content_type: lenient(z.string()), bitrate: lenient(z.number()) })

const Media = z.looseObject({
  type: lenient(z.string()),
  url: lenient(z.string()),
  media_url_https: lenient(z.string()),
  video_info: lenient(z.looseObject({ variants: z.array(Variant) })),
})
export type Media = z.infer<typeof Media>

const Location = z.looseObject({
  shared_coordinate: lenient(
    z.looseObject({ coordinates: z.looseObject({ coordinates: z.array(z.number()).min(2) }) }),
  ),
  shared_place: lenient(
    z.looseObject({ place: z.looseObject({ full_name: lenient(z.string()), name: lenient(z.string()) }) }),
  ),
})

const Data = z.looseObject({
  text: lenient(z.string()),
  entities: lenient(
    z.looseObject({ urls: z.array(z.looseObject({ url: z.string(), expanded_url: lenient(z.string()) })) }),
  ),
  quick_reply_response: lenient(z.looseObject({ metadata: z.string() })),
  attachment: lenient(z.looseObject({ type: z.string(), media: lenient(Media), location: lenient(Location) })),
})
export type Data = z.infer<typeof Data>

/** A message, theirs or ours (https://developer.x.com/en/docs/direct-messages/sending-and-receiving/guides/message-create-object). */
export const Message = z.looseObject({
  type: z.literal('message_create'),
  id: Id,
  initiated_via: lenient(z.looseObject({ tweet_id: lenient(Id), welcome_message_id: lenient(Id) })),
  message_create: z.looseObject({
    target: z.looseObject({ recipient_id: Id }),
    sender_id: Id,
    message_data: Data,
  }),
})
export type Message = z.infer<typeof Message>

export const Read = z.looseObject({ sender_id: Id, created_timestamp: Id, last_read_event_id: Id })

/** A name in either of the two shapes that X gives people. */
const Person = z.looseObject({ name: lenient(z.string()), data: lenient(z.looseObject({ name: lenient(z.string()) })) })

const Events = z.looseObject({
  direct_message_events: z.array(z.unknown()).catch([]),
  direct_message_mark_read_events: z.array(z.unknown()).catch([]),
  users: z.record(z.string(), Person).catch({}),
  /** Of an encrypted message, which only their own devices can read, more is not told. */
  sender_id: lenient(Id),
  id: lenient(Id),
})
export type Events = z.infer<typeof Events>

/**
 * What one report holds: the X Activity API's way (https://docs.x.com/x-api/activity/event-payloads), or that of the Account
 * Activity API, which it takes the place of.
 */
export const Report = z.union([
  z
    .looseObject({
      data: z.looseObject({
        event_type: z.string(),
        filter: lenient(z.looseObject({ user_id: lenient(Id) })),
        payload: Events,
      }),
    })
    .transform(({ data }) => ({ kind: data.event_type, account: data.filter?.user_id, events: data.payload })),
  Events.and(z.looseObject({ for_user_id: Id })).transform((events) => ({
    kind: '',
    account: events.for_user_id,
    events,
  })),
])
