import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { ask, goodbye, nothing, tell } from './answer.ts'
import type { Signers } from './certificate.ts'
import type { Room } from './room.ts'
import { type Tongue, tongueOf } from './words.ts'

/** Alexa waits for 8 seconds, the way to her and back included. */
const PATIENCE_MS = 6500
/** An older request is somebody's who has kept it. */
const MOST_AGE_MS = 150_000
const LONGEST = 5000

const Slot = z.object({
  value: z.string().optional(),
  slotValue: z.object({ values: z.array(z.object({ value: z.string() })).default([]) }).optional(),
})
const Intent = z.object({ name: z.string(), slots: z.record(z.string(), Slot).nullish().catch(undefined) })
const Asked = z.object({
  context: z.object({
    System: z.object({
      application: z.object({ applicationId: z.string() }),
      user: z.object({ userId: z.string().min(1).max(500) }),
    }),
  }),
  session: z
    .object({ attributes: z.object({ said: z.string() }) })
    .nullish()
    .catch(undefined),
  request: z.object({
    type: z.string(),
    requestId: z.string().min(1).max(500),
    timestamp: z.string(),
    locale: z.string().max(35).optional().catch(undefined),
    intent: Intent.optional(),
  }),
})
type Asked = z.infer<typeof Asked>

export type Alexa = { signers: Signers; room: Room<string> }

/**
 * Verifies and reads a request of Alexa (https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-types-reference.html).
 * What was said is a message like any other; its answer is the answer to the request, which waits for it.
 */
export async function receiveAlexa(alexa: Alexa, raw: RawRequest, settings: ConnectionSettings): Promise<Received> {
  const asked = await verified(alexa, raw, settings)
  const { type, intent, locale } = asked.request
  const tongue = tongueOf(locale)
  if (type === 'LaunchRequest') return { items: [], answer: ask(tongue.hello, tongue) }
  // Whoever ends the session is not spoken to; what a screen or a player reports is nothing that was said.
  if (type !== 'IntentRequest' || !intent) return { items: [], answer: nothing() }
  const said = asked.session?.attributes.said
  switch (intent.name) {
    case 'AMAZON.StopIntent':
    case 'AMAZON.CancelIntent':
    case 'AMAZON.NavigateHomeIntent':
      return { items: [], answer: goodbye(tongue) }
    case 'AMAZON.RepeatIntent':
      return { items: [], answer: ask(said ?? tongue.hello, tongue) }
    case 'AMAZON.StartOverIntent':
      return { items: [], answer: ask(tongue.hello, tongue) }
    case 'AMAZON.FallbackIntent':
      return { items: [], answer: ask(tongue.silent, tongue, said) }
    default:
      return heard(alexa, asked, wordsOf(intent, tongue), settings)
  }
}

function heard({ room }: Alexa, asked: Asked, text: string, settings: ConnectionSettings): Received {
  const { requestId: dedupe, locale } = asked.request
  const { userId: address } = asked.context.System.user
  const tongue = tongueOf(locale)
  if (text === '') return { items: [], answer: ask(tongue.silent, tongue, asked.session?.attributes.said) }
  const scope = settings['skillId'] ?? ''
  const said = { type: 'text' as const, text }
  const item = { kind: 'message' as const, dedupe, address, scope, parts: [said], ...(locale ? { locale } : {}) }
  // From now on: the answer may be there as soon as this is stored.
  const answered = room.wait(placeOf(address, settings), PATIENCE_MS)
  const later = answered.then((words) => (words === undefined ? ask(tongue.late, tongue) : tell(words, tongue)))
  return { items: [item], later }
}

/** Where somebody's request waits: Amazon names its users for each skill. */
export function placeOf(address: string, { skillId = '' }: ConnectionSettings): string {
  return `${skillId} ${address}`
}

/** What was said, as far as Alexa tells it. */
function wordsOf({ name, slots }: z.infer<typeof Intent>, { meant }: Tongue): string {
  const filled = Object.values(slots ?? {})
  const told = filled.flatMap(({ value, slotValue }) => value ?? slotValue?.values.map((one) => one.value) ?? [])
  if (filled.length > 0) return told.join(' ').trim().slice(0, LONGEST)
  const plain = name.replace(/^AMAZON\./, '').replace(/Intent$/, '')
  // One that the owner has added is told by its name.
  return meant[plain] ?? plain.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replaceAll('_', ' ')
}

/** First what costs nothing to see: a certificate is fetched for who knows the skill only. */
async function verified({ signers }: Alexa, raw: RawRequest, settings: ConnectionSettings): Promise<Asked> {
  const { skillId = '' } = settings
  const asked = Asked.safeParse(parsed(raw.body)).data
  const chainUrl = raw.headers['signaturecertchainurl']
  const signature = raw.headers['signature-256']
  if (!asked || chainUrl === undefined || signature === undefined) throw new Failure('bad_signature')
  const { application } = asked.context.System
  const age = Math.abs(Date.now() - Date.parse(asked.request.timestamp))
  if (skillId === '' || !sameText(application.applicationId, skillId) || !(age <= MOST_AGE_MS))
    throw new Failure('bad_signature')
  await signers.check(raw.body, signature, chainUrl, settings)
  return asked
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
