import type { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { changeMessage, lockMessage } from '../conversations/edit.ts'
import { maskCards } from '../conversations/mask.ts'
import { getUpload } from '../conversations/uploads.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { transcribe } from '../kernel/transcribe.ts'
import type { Context } from './context.ts'
import { resumeTurn } from './turn.ts'

const Job = z.object({ home: z.string(), conversation: z.string(), message: z.string(), url: z.string() })
type Job = z.infer<typeof Job>

export const TRANSCRIBE = 'transcribe'
/** A failure of the database is tried again; how often the endpoint is asked, it knows itself. */
const ATTEMPTS = 5
/** Characters of a transcript. */
const LONGEST = 20_000

/** Has a recording that is there written down. Two at a time: an endpoint that takes its time must not hold up everything else. */
export async function planTranscript(tx: Tx, job: Job): Promise<void> {
  const queue = `${TRANSCRIBE}/${Number.parseInt(job.conversation.at(-1) ?? '', 16) % 2}`
  await addJob(tx, TRANSCRIBE, job, { key: `${TRANSCRIBE}${job.url}`, attempts: ATTEMPTS, queue })
}

/** The job: what is said stands at the recording, and the turn that waited for it goes on, with it or without. */
export async function writeDown(context: Context, payload: unknown): Promise<void> {
  const job = Job.parse(payload)
  const { config, database, http } = context
  const upload = await getUpload(database.read, job.home, job.url.split('/').at(-1) ?? '')
  const said = upload && config.transcribe && (await transcribe(http, config.transcribe, upload))
  const at = context.clock.now()
  await database.transact(async (tx) => {
    const { message } = await lockMessage(tx, job, job.message)
    if (!message.parts.some((part) => isMeant(part, job))) return
    const parts = message.parts.map((part) => (isMeant(part, job) ? heard(part, said) : part))
    await changeMessage(tx, job, message.id, { parts }, at)
  })
  await resumeTurn(context, job, job.message)
}

function isMeant(part: Part, { url }: Job): part is Extract<Part, { type: 'audio' | 'image' | 'file' | 'video' }> {
  return part.type === 'audio' && part.url === url && part.state === 'listening'
}

function heard(part: Extract<Part, { type: 'audio' | 'image' | 'file' | 'video' }>, said: string | undefined): Part {
  const { state: _, ...rest } = part
  return said === undefined ? rest : { ...rest, transcript: maskCards(said).slice(0, LONGEST) }
}
