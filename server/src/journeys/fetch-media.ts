import type { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import type { Fetched } from '../channels/channel.ts'
import { heldFile } from '../conversations/inbound.ts'
import { changeMessage, lockMessage } from '../conversations/edit.ts'
import { keepUpload } from '../conversations/uploads.ts'
import type { Blob } from '../kernel/blobs.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { drawnAnew } from '../kernel/picture.ts'
import type { Context } from './context.ts'
import { planTranscript } from './transcribe.ts'
import { resumeTurn } from './turn.ts'

const Job = z.object({
  home: z.string(),
  conversation: z.string(),
  message: z.string(),
  connection: z.string(),
  channel: z.string(),
  /** Which of the files of the message that are fetched, and what the provider knows it by. */
  index: z.int(),
  ref: z.string(),
  /** When it was first asked for. */
  since: z.iso.datetime(),
})
type Job = z.infer<typeof Job>

/** Providers keep files for some days at most; whoever waits wants to know sooner. Milliseconds. */
const PATIENCE_MS = 3_600_000
const ATTEMPTS = 12
/** More is refused. */
export const MOST_BYTES = 25 * 1024 * 1024

/** Has the files of a message fetched that are still at its provider. Planned twice, it is done once. */
export async function planFetching(
  context: Context,
  { refs, ...message }: Omit<Job, 'index' | 'ref' | 'since'> & { refs: readonly string[] },
): Promise<void> {
  if (refs.length === 0) return
  const since = context.clock.now().toISOString()
  await context.database.transact(async (tx) => {
    for (const [index, ref] of refs.entries()) {
      const job: Job = { ...message, index, ref, since }
      await addJob(tx, 'fetch-media', job, { key: `media/${message.message}/${index}`, attempts: ATTEMPTS })
    }
  })
}

/** Fetches one file and puts it into its message, which is there already; what cannot be had is said there. */
export async function fetchMedia(context: Context, payload: unknown): Promise<void> {
  const job = Job.parse(payload)
  const connection = await context.connections.byId(job.connection)
  const channel = context.channels.get(job.channel)
  const shop = await context.directory.byId(job.home)
  if (!connection || !channel || !shop) return
  const held = channel.media ? undefined : await heldFile(context.database.read, job)
  const fetched = held ? { state: 'fetched' as const, ...held } : await channel.media?.(job.ref, connection.settings)
  const late = context.clock.now().getTime() - Date.parse(job.since) > PATIENCE_MS
  // The queue asks again, later and later.
  if (fetched?.state === 'retry' && !late) throw new Error(`media of ${job.channel}: ${fetched.reason}`)
  await keep(context, job, shop.slug, await kept(fetched))
}

/** What may be stored and shown: a picture drawn anew, sounds and films as they are, anything else to be saved only. */
async function kept(fetched: Fetched | undefined): Promise<Blob | undefined> {
  if (fetched?.state !== 'fetched' || fetched.bytes.length > MOST_BYTES) return undefined
  const type = fetched.type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!type.startsWith('image/'))
    return { type: PLAYED.test(type) ? type : 'application/octet-stream', bytes: fetched.bytes }
  try {
    return await drawnAnew(fetched.bytes)
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}

const PLAYED = /^(audio|video)\/[a-z0-9.+-]+$|^application\/pdf$/

async function keep(context: Context, job: Job, slug: string, blob: Blob | undefined): Promise<void> {
  const at = context.clock.now()
  const { home, conversation } = job
  await context.database.transact(async (tx) => {
    const { message } = await lockMessage(tx, { home, conversation }, job.message)
    const place = placesOf(message.parts)[job.index]
    const part = place === undefined ? undefined : message.parts[place]
    // It was fetched before, or the message has been taken back meanwhile.
    if (place === undefined || part === undefined || !('state' in part) || part.state !== 'fetching') return
    const { state: _, ...rest } = part
    const url = blob && `/media/${slug}/sent/${await keepUpload(tx, job, blob, at)}`
    const listens = part.type === 'audio' && context.config.transcribe !== undefined
    if (url !== undefined && listens) await planTranscript(tx, { home, conversation, message: message.id, url })
    const next =
      url === undefined
        ? { ...part, state: 'failed' as const }
        : { ...shownAs(rest, blob?.type), url, ...(listens ? { state: 'listening' as const } : {}) }
    const parts = message.parts.map((one, index) => (index === place ? next : one))
    await changeMessage(tx, job, message.id, { parts }, at)
  })
  await resumeTurn(context, job, job.message)
}

/** What was passed on as a picture may be a film. */
function shownAs<P extends Pick<Media, 'type'>>(part: P, type = ''): P {
  if (part.type !== 'image' || type.startsWith('image/')) return part
  return { ...part, type: type.startsWith('video/') ? 'video' : 'file' }
}
type Media = Extract<Part, { type: 'image' | 'file' | 'audio' | 'video' }>

/** Where files of other messengers stand among the parts: the n-th that is fetched is the n-th of them. */
function placesOf(parts: readonly Part[]): number[] {
  return parts.flatMap((part, index) => (isFile(part) ? [index] : []))
}

function isFile({ type }: Part): boolean {
  return type === 'image' || type === 'file' || type === 'audio' || type === 'video'
}
