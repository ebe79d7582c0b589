import type { HttpClient } from '../../kernel/http-client.ts'
import { HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { fetchFile } from '../fetch-file.ts'
import { uuidOf } from '../key-uuid.ts'
import { unanswered } from '../unanswered.ts'
import { callApple } from './api.ts'
import { type Attachment, upload } from './attachment.ts'
import { type Message, messagesOf, picturesOf } from './body.ts'
import { fateOf } from './errors.ts'

const WIDTH = '640'

export async function sendApple(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  const files = await laidDown(http, outgoing, settings)
  try {
    for (const message of messagesOf(outgoing.message, outgoing.key, files)) {
      const { status } = await post(http, outgoing.address, settings, message)
      if (status >= 300) return fateOf(status)
    }
    return { state: 'sent', ref: uuidOf(outgoing.key) }
  } catch (error) {
    return unanswered(error)
  }
}

function post(http: HttpClient, address: string, settings: ConnectionSettings, message: Message) {
  const { businessId = '' } = settings
  return callApple(http, settings, 'message', {
    headers: { id: message.id, 'destination-id': address },
    body: { v: 1, sourceId: businessId, destinationId: address, ...message },
  })
}

/** A picture that cannot be had or laid down is no reason to say nothing. */
async function laidDown(
  http: HttpClient,
  { message, webhookUrl }: Outgoing,
  settings: ConnectionSettings,
): Promise<Attachment[]> {
  const own = webhookUrl === undefined ? undefined : URL.parse(webhookUrl)?.origin
  const files = picturesOf(message).map(async ({ url, name }) => {
    try {
      // What is ours lies at our own address, wherever that is.
      const isOwn = URL.parse(url)?.origin === own
      const fetched = await fetchFile(http, isOwn ? narrower(url) : url, { follow: 3, trusted: isOwn })
      if (fetched.state !== 'fetched') return undefined
      const { type, bytes } = fetched
      return await upload(http, settings, { name: name ?? nameOf(url, type), type, bytes })
    } catch (error) {
      if (error instanceof HttpError) return undefined
      throw error
    }
  })
  return (await Promise.all(files)).filter((file) => file !== undefined)
}

/** Several go out with one message, and a phone is no wider: our own pictures are drawn at the width that is asked for. */
function narrower(url: string): string {
  const own = new URL(url)
  if (own.searchParams.has('w')) own.searchParams.set('w', WIDTH)
  return own.href
}

/** Without an ending a file is not shown. */
function nameOf(url: string, type: string): string {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? ''
  return /\.\w+$/.test(last) ? last : `${last || 'file'}.${type.split('/')[1] ?? 'bin'}`
}
