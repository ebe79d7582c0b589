import type { InboundItem, InboundPart, Origin } from '../arrival.ts'
import { named, placed, remote, said, tapped } from '../said.ts'
import type { Data, Media, Message } from './event.ts'

const POST = /^https:\/\/(?:mobile\.)?(?:x|twitter)\.com\/[^/]+\/status\/(\d+)/
const SHORT = /https:\/\/t\.co\/\w+/g
const LONGEST_URL = 2000
/** More than X takes, with its addresses written out. */
const LONGEST_TEXT = 100_000

/** What somebody wrote to the account, or what was written for it: by its people in X itself, or by us. */
export function messageOf(message: Message, own: string, nameOf: (id: string) => string | undefined): InboundItem[] {
  const { id, message_create: sent } = message
  const { sender_id: sender, target, message_data: data } = sent
  const dedupe = id.slice(0, 200)
  const parts = partsOf(data)
  if (sender === own) return [{ kind: 'echo', dedupe, address: target.recipient_id.slice(0, 500), scope: own, parts }]
  const [name, origin] = [nameOf(sender), originOf(message)]
  return [
    {
      kind: 'message',
      dedupe,
      address: sender.slice(0, 500),
      scope: own,
      parts,
      ...(name ? { name } : {}),
      ...(origin ? { origin } : {}),
    },
  ]
}

function partsOf(data: Data): InboundPart[] {
  const { quick_reply_response: reply, attachment } = data
  const text = textOf(data)
  if (reply) return tapped(reply.metadata, text)
  const parts = [...(attachment ? attachedIn(attachment) : []), ...said(text)]
  return parts.length > 0 ? parts : named('message')
}

/** X puts short addresses of its own into the words, and one more for what is attached. */
function textOf({ text = '', entities, attachment }: Data): string {
  const attached = attachment?.media?.url
  const whole = new Map((entities?.urls ?? []).map(({ url, expanded_url }) => [url, expanded_url]))
  const words = text.replaceAll(SHORT, (url) => (url === attached ? '' : (whole.get(url) ?? url)))
  return words.trim().slice(0, LONGEST_TEXT)
}

function attachedIn({ type, media, location }: NonNullable<Data['attachment']>): InboundPart[] {
  if (media) return fileIn(media)
  const place = location?.shared_place?.place
  if (place) return said(place.full_name ?? place.name ?? '[place]')
  const [longitude, latitude] = location?.shared_coordinate?.coordinates.coordinates ?? []
  if (longitude === undefined || latitude === undefined) return named(type)
  return placed({ latitude, longitude }, undefined)
}

/** Of a film the finest that is a file; an animation is a film. */
function fileIn({ type, media_url_https: picture, video_info: video }: Media): InboundPart[] {
  if (type === 'photo') return remote('image', picture)
  const files = (video?.variants ?? []).filter(({ content_type: kind }) => kind === 'video/mp4')
  const [finest] = files.toSorted((a, b) => (b.bitrate ?? 0) - (a.bitrate ?? 0))
  return finest ? remote('video', finest.url) : named(type ?? 'media')
}

/** A post that was passed on, or that the talk began with; or the link with a greeting of its own that opened it. */
function originOf({ initiated_via: via, message_create: { message_data: data } }: Message): Origin | undefined {
  const shared = data.entities?.urls.map(({ expanded_url: url }) => url ?? '').find((url) => POST.test(url))
  if (shared !== undefined && shared.length <= LONGEST_URL)
    return { kind: 'share', ref: (POST.exec(shared)?.[1] ?? '').slice(0, 500), url: shared }
  if (via?.tweet_id) return { kind: 'ad', ref: via.tweet_id.slice(0, 500) }
  return via?.welcome_message_id ? { kind: 'code', ref: via.welcome_message_id.slice(0, 500) } : undefined
}
