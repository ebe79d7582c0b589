import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import type { InboundItem, InboundPart } from '../arrival.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'
import { brief, named, remote, said, tapped } from '../said.ts'
import type { Ref } from './attachment.ts'
import { isFromApple } from './token.ts'

const LARGEST = 4 * 1024 * 1024
const GZIP = Buffer.from([0x1f, 0x8b])
/** Where a file stands in the words of a message. */
const FILE = /\uFFFC/g

/** One field that cannot be read does not make a message unreadable. */
function lenient<T>(schema: z.ZodType<T>) {
  return schema.optional().catch(undefined)
}

const Item = z.looseObject({ identifier: lenient(z.string()), title: lenient(z.string()) })
const Data = z.looseObject({
  listPicker: lenient(z.looseObject({ sections: z.array(z.looseObject({ items: z.array(Item).catch([]) })) })),
  'quick-reply': lenient(
    z.looseObject({
      items: z.array(Item),
      selectedIndex: lenient(z.int()),
      selectedIdentifier: lenient(z.string()),
    }),
  ),
  event: lenient(
    z.looseObject({
      title: lenient(z.string()),
      timeslots: z.array(z.looseObject({ identifier: lenient(z.string()), startTime: lenient(z.string()) })),
    }),
  ),
  reply: lenient(Item),
})
const File = z.looseObject({
  name: lenient(z.string()),
  mimeType: lenient(z.string()),
  url: z.string(),
  owner: lenient(z.string()),
  key: z.string(),
  'signature-base64': lenient(z.string()),
  signature: lenient(z.string()),
})

/** https://register.apple.com/resources/messages/msp-rest-api/messages-received */
const Message = z.looseObject({
  id: lenient(z.string()),
  type: z.string(),
  sourceId: lenient(z.string()),
  body: lenient(z.string()),
  locale: lenient(z.string()),
  intent: lenient(z.string()),
  group: lenient(z.string()),
  attachments: lenient(z.array(z.unknown())),
  interactiveData: lenient(z.looseObject({ data: lenient(Data) })),
})
type Message = z.infer<typeof Message>

/** Verifies that Apple brings it to this provider, for this business, and reads the one thing that it brings. */
export function receiveApple({ headers, body }: RawRequest, settings: ConnectionSettings): Received {
  if (!isFromApple(headers['authorization'] ?? '', settings)) throw new Failure('bad_signature')
  const { businessId = '' } = settings
  // A provider may serve several businesses.
  if ((headers['destination-id'] ?? businessId) !== businessId) return { items: [] }
  const message = Message.safeParse(reportedJson(opened(body))).data
  const address = (headers['source-id'] ?? message?.sourceId ?? '').slice(0, 500)
  const id = headers['id'] ?? message?.id
  if (!message || address === '' || !id) throw new Failure('invalid_request')
  return { items: itemsOf(message, { address, scope: businessId }, id) }
}

/** Apple packs what it brings. */
function opened(body: Buffer): Buffer {
  if (!body.subarray(0, 2).equals(GZIP)) return body
  try {
    return gunzipSync(body, { maxOutputLength: LARGEST })
  } catch {
    throw new Failure('invalid_request')
  }
}

type Whom = { address: string; scope: string }

function itemsOf(message: Message, whom: Whom, dedupe: string): InboundItem[] {
  if (message.type === 'typing_start' || message.type === 'typing_end') return []
  // They have deleted the conversation: Apple brings them nothing more until they write again.
  if (message.type === 'close') return [{ kind: 'consent', dedupe, ...whom, wants: false }]
  const parts = partsOf(message)
  if (parts.length === 0) return []
  const locale = message.locale?.replaceAll('_', '-').slice(0, 35)
  // What the link or the code that opened the conversation names.
  const place = brief({ ref: message.intent, title: message.group }, { ref: 500, title: 500 })
  return [
    {
      kind: 'message',
      dedupe,
      ...whom,
      parts: parts.slice(0, 50),
      ...(locale ? { locale } : {}),
      ...(place.ref || place.title ? { origin: { kind: 'code', ...place } } : {}),
    },
  ]
}

function partsOf({ type, body, attachments = [], interactiveData }: Message): InboundPart[] {
  if (type === 'interactive') return pickedIn(interactiveData?.data)
  const parts = [...attachments.flatMap(fileOf), ...said(body?.replaceAll(FILE, ''))]
  if (parts.length > 0 || type === 'text') return parts
  return named(type)
}

/** What was picked; a form, a payment or an app nobody here can read is named. */
function pickedIn(data: z.infer<typeof Data> | undefined): InboundPart[] {
  const { listPicker, 'quick-reply': quick, event, reply } = data ?? {}
  const item =
    quick?.items.find(({ identifier }) => identifier !== undefined && identifier === quick.selectedIdentifier) ??
    quick?.items[quick.selectedIndex ?? -1] ??
    // What they picked stands first, in a section of its own.
    listPicker?.sections.find(({ items }) => items.length > 0)?.items[0] ??
    reply
  if (item) return tapped(item.identifier, item.title)
  const slot = event?.timeslots[0]
  if (slot?.startTime) return said([event?.title, slot.startTime].filter(Boolean).join(', '))
  const kind = Object.keys(data ?? {}).find(
    (key) => !['version', 'mspVersion', 'requestIdentifier', 'images'].includes(key),
  )
  return named(kind ?? 'interactive')
}

function fileOf(value: unknown): InboundPart[] {
  const file = File.safeParse(value).data
  if (!file) return named('file')
  const { url, owner = '', key, mimeType: type = 'application/octet-stream', name } = file
  const signature = file['signature-base64'] ?? Buffer.from(file.signature ?? '', 'hex').toString('base64')
  const ref: Ref = { url, owner, key, signature, type }
  return remote(mediaOf(type), JSON.stringify(ref), name)
}

function mediaOf(type: string): 'image' | 'audio' | 'video' | 'file' {
  return (['image', 'audio', 'video'] as const).find((media) => type.startsWith(`${media}/`)) ?? 'file'
}
