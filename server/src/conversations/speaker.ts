import { sql } from 'kysely'
import type { Speaker } from '@souk/contract/conversation.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { endCalls } from './calls.ts'
import type { Place } from './conversation.ts'

export type SpeakerInput = Place & {
  to: Speaker['kind']
  id?: string
  name?: string
  /** The epoch the caller has seen; a stale one is refused. Absent: take over whatever stands. */
  epoch?: number
  note?: string
  at: Date
}

/**
 * Changes who speaks for the shop. The epoch rises, so whatever was thought before and is not yet stored is refused. After
 * a human stretch the concierge introduces itself again.
 */
export async function changeSpeaker(tx: Tx, input: SpeakerInput): Promise<Speaker> {
  const { home, conversation, to, at } = input
  await lockStream(tx, input)
  const row = await tx.db
    .updateTable('conversations')
    .set({
      speaker_kind: to,
      speaker_id: input.id ?? null,
      speaker_name: input.name ?? null,
      epoch: sql<number>`epoch + 1`,
      waiting_since: null,
      ...(to === 'staff' ? { closed_at: null, snoozed_until: null } : {}),
      ...(to === 'concierge' ? { introduced: false } : {}),
    })
    .where('home', '=', home)
    .where('id', '=', conversation)
    .$if(input.epoch !== undefined, (query) => query.where('epoch', '=', input.epoch ?? 0))
    .returning('epoch')
    .executeTakeFirst()
  if (!row) throw new Failure('stale_epoch')
  await endCalls(tx, { home, conversations: [conversation] }, to === 'staff' ? 'taken' : 'back', at)
  const speaker: Speaker = {
    kind: to,
    epoch: row.epoch,
    ...(input.id === undefined ? {} : { id: input.id }),
    ...(input.name === undefined ? {} : { name: input.name }),
  }
  const data = input.note === undefined ? { speaker } : { speaker, note: input.note }
  await appendFacts(tx, { home, stream: conversation }, at, [{ kind: 'speaker.changed', data }])
  return speaker
}

/** The stream is locked before its conversation and mailbox, as in appending and finishing. */
export async function lockStream(tx: Tx, place: Place): Promise<void> {
  const row = await tx.db
    .selectFrom('streams')
    .select('id')
    .where('home', '=', place.home)
    .where('id', '=', place.conversation)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('not_found')
}

/** Who speaks for the shop now; its stream is locked, so that it stays so. */
export async function speakerOf(tx: Tx, place: Place): Promise<{ kind: string; epoch: number }> {
  await lockStream(tx, place)
  return tx.db
    .selectFrom('conversations')
    .select(['speaker_kind as kind', 'epoch'])
    .where('home', '=', place.home)
    .where('id', '=', place.conversation)
    .executeTakeFirstOrThrow()
}
