import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'

type Place = { home: string; conversation: string }

export type By = 'concierge' | 'staff'
export type NewSurvey = Place & {
  id: string
  customer: string
  message: string
  channel: string
  by: By
  members: readonly string[]
  at: Date
}

export async function insertSurvey(tx: Tx, { at, members, ...row }: NewSurvey): Promise<void> {
  await tx.db
    .insertInto('surveys')
    .values({ ...row, members: [...members], asked_at: at })
    .execute()
}

/** Whether they were asked since a moment, in whichever thread. */
export async function wasAsked(
  read: Reader,
  { home, customer, since }: { home: string; customer: string; since: Date },
): Promise<boolean> {
  const row = await read
    .selectFrom('surveys')
    .select('id')
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .where('asked_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const Row = z.object({
  id: z.string(),
  message: z.string(),
  by: z.enum(['concierge', 'staff']),
  asked_at: z.date(),
  score: z.number().nullable(),
  answered_at: z.date().nullable(),
  comment: z.string().nullable(),
  scored_in: z.string().nullable(),
  said_in: z.string().nullable(),
})
export type SurveyRow = z.infer<typeof Row>

/** The last one of a thread. */
export async function lastSurvey(read: Reader, { home, conversation }: Place): Promise<SurveyRow | undefined> {
  const row = await read
    .selectFrom('surveys')
    .select(['id', 'message', 'by', 'asked_at', 'score', 'answered_at', 'comment', 'scored_in', 'said_in'])
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && Row.parse(row)
}

/** A score may be changed by another tap. */
export async function saveScore(
  tx: Tx,
  { home, id, score, message, at }: { home: string; id: string; score: number; message: string; at: Date },
): Promise<void> {
  await tx.db
    .updateTable('surveys')
    .set({ score, scored_in: message, answered_at: at })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}

export async function saveComment(
  tx: Tx,
  { home, id, comment, message }: { home: string; id: string; comment: string; message: string },
): Promise<void> {
  await tx.db
    .updateTable('surveys')
    .set({ comment, said_in: message })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}

const Due = z.object({
  home: z.string(),
  id: z.string(),
  conversation: z.string(),
  last_at: z.date(),
  staff: z.number(),
  team: z.array(z.object({ id: z.string() })).nullable(),
})
export type DueTalk = z.infer<typeof Due>

/** Talks after which somebody is to be asked now. */
export async function dueTalks(read: Reader, now: Date, limit: number): Promise<DueTalk[]> {
  const rows = await read
    .selectFrom('talks')
    .select(['home', 'id', 'conversation', 'last_at', 'staff', 'team'])
    .where('ask_at', '<=', now)
    .orderBy('ask_at')
    .limit(limit)
    .execute()
  return rows.map((row) => Due.parse(row))
}

/** Takes the asking of a talk upon oneself, or puts it off; false where somebody else has, or it was put off meanwhile. */
export async function takeAsking(
  tx: Tx,
  { home, id, now, until = null }: { home: string; id: string; now: Date; until?: Date | null },
): Promise<boolean> {
  const { rows } = await sql`update talks set ask_at = ${until}::timestamptz
    where home = ${home} and id = ${id} and ask_at <= ${now} returning id`.execute(tx.db)
  return rows.length > 0
}
