import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Homing } from '../people/same-person.ts'
import type { Purpose } from './purpose.ts'

/**
 * Why a consent holds no longer: what it was given for has been done, the customer took it back or wrote STOP, their
 * provider told us so, another took its place, or nobody confirmed it.
 */
export type EndedBy = 'used' | 'withdrawn' | 'stop' | 'provider' | 'replaced' | 'expired'

export type NewConsent = {
  home: string
  id: string
  customer: string
  handle: string | null
  conversation: string | null
  purpose: Purpose
  subject: string
  /** What was asked, and the words that were shown with it. */
  wording: string
  language: string
  /** Where the words were shown: a page, or a message of the thread. */
  source?: string
  /** It has to be confirmed from the handle itself, and counts from then on. */
  unconfirmed?: boolean
  at: Date
}

export type Consent = { purpose: string; wording: string; language: string; givenAt: Date; endedBy: string | null }

/** Writes down who agreed to what, when, by which words. */
export async function giveConsent(tx: Tx, { at, unconfirmed, ...consent }: NewConsent): Promise<void> {
  await tx.db
    .insertInto('consents')
    .values({ ...consent, given_at: at, confirmed_at: unconfirmed ? null : at })
    .execute()
}

/** Ends what still holds of these subjects; what has ended stays as it was. */
export async function endConsents(
  tx: Tx,
  input: { home: string; subjects: readonly string[]; by: EndedBy; at: Date },
): Promise<void> {
  const { home, subjects, by, at } = input
  if (subjects.length === 0) return
  await tx.db
    .updateTable('consents')
    .set({ ended_at: at, ended_by: by })
    .where('home', '=', home)
    .where('subject', 'in', [...subjects])
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends everything that a handle agreed to (for one purpose, where that is named) and that still holds; answers what it was about. */
export async function endConsentsOfHandle(
  tx: Tx,
  input: { home: string; handle: string; by: EndedBy; at: Date; purpose?: Purpose },
): Promise<string[]> {
  const { home, handle, by, at, purpose } = input
  const ended = await tx.db
    .updateTable('consents')
    .set({ ended_at: at, ended_by: by })
    .where('home', '=', home)
    .where('handle', '=', handle)
    .where('ended_at', 'is', null)
    .$if(purpose !== undefined, (all) => all.where('purpose', '=', purpose ?? ''))
    .returning('subject')
    .execute()
  return ended.map(({ subject }) => subject)
}

type OfHandle = { home: string; handle: string; purpose: Purpose }

/** What a handle agreed to for a purpose and has not taken back, the newest first. */
export async function openConsents(
  read: Reader,
  { home, handle, purpose }: OfHandle,
): Promise<{ id: string; confirmed: boolean }[]> {
  const rows = await read
    .selectFrom('consents')
    .select(['id', 'confirmed_at'])
    .where('home', '=', home)
    .where('handle', '=', handle)
    .where('purpose', '=', purpose)
    .where('ended_at', 'is', null)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, confirmed_at }) => ({ id, confirmed: confirmed_at !== null }))
}

/** What a handle last agreed to or took back for a purpose; `pending` until it is confirmed. */
export async function consentState(
  read: Reader,
  { home, handle, purpose }: { home: string; handle: string; purpose: string },
): Promise<'given' | 'pending' | 'ended' | 'none'> {
  const row = await read
    .selectFrom('consents')
    .select(['ended_at', 'confirmed_at'])
    .where('home', '=', home)
    .where('handle', '=', handle)
    .where('purpose', '=', purpose)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return 'none'
  if (row.ended_at !== null) return 'ended'
  return row.confirmed_at === null ? 'pending' : 'given'
}

/** Ends these; what has ended stays as it was. */
export async function endConsentsById(
  tx: Tx,
  input: { home: string; ids: readonly string[]; by: EndedBy; at: Date },
): Promise<void> {
  const { home, ids, by, at } = input
  if (ids.length === 0) return
  await tx.db
    .updateTable('consents')
    .set({ ended_at: at, ended_by: by })
    .where('home', '=', home)
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute()
}

/** Days in which an agreement can still be confirmed. */
const CONFIRM_DAYS = 7

/** One agreement, and how it stands: `waiting` for its confirmation, `over` where that came too late or it has ended. */
export async function findAgreement(
  read: Reader,
  { home, id, at }: { home: string; id: string; at: Date },
): Promise<{ wording: string; language: string; state: 'waiting' | 'confirmed' | 'over' } | undefined> {
  const row = await read
    .selectFrom('consents')
    .select(['wording', 'language', 'given_at', 'confirmed_at', 'ended_at'])
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { wording, language, given_at: givenAt, confirmed_at: confirmedAt, ended_at: endedAt } = row
  const waits = givenAt > confirmableSince(at)
  const state = endedAt !== null ? 'over' : confirmedAt !== null ? 'confirmed' : waits ? 'waiting' : 'over'
  return { wording, language, state }
}

/** What a handle has agreed to and not confirmed yet, the newest. */
export async function waitingConsent(
  read: Reader,
  { home, handle, at }: { home: string; handle: string; at: Date },
): Promise<{ id: string; language: string } | undefined> {
  return read
    .selectFrom('consents')
    .select(['id', 'language'])
    .where('home', '=', home)
    .where('handle', '=', handle)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('given_at', '>', confirmableSince(at))
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

function confirmableSince(at: Date): Date {
  return new Date(at.getTime() - CONFIRM_DAYS * 86_400_000)
}

/**
 * The handle itself says yes, to all that it was asked, or by the link to the one agreement: what waits for that counts from
 * now on. Answers whether anything did.
 */
export async function confirmConsents(
  tx: Tx,
  { home, at, ...of }: { home: string; at: Date } & ({ handle: string } | { id: string }),
): Promise<boolean> {
  const [column, value] = 'id' in of ? (['id', of.id] as const) : (['handle', of.handle] as const)
  const confirmed = await tx.db
    .updateTable('consents')
    .set({ confirmed_at: at })
    .where('home', '=', home)
    .where(column, '=', value)
    .where('confirmed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('given_at', '>', confirmableSince(at))
    .returning('id')
    .execute()
  return confirmed.length > 0
}

/** What was agreed to about a subject, oldest first. */
export async function consentsOf(read: Reader, home: string, subject: string): Promise<Consent[]> {
  return read
    .selectFrom('consents')
    .select(['purpose', 'wording', 'language', 'given_at as givenAt', 'ended_by as endedBy'])
    .where('home', '=', home)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute()
}

/** What a customer agreed to in a thread that is none of their own belongs to this one. */
export async function moveConsents(tx: Tx, { home, customer, to, own }: Homing): Promise<void> {
  await tx.db
    .updateTable('consents')
    .set({ conversation: to })
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where(sql<boolean>`conversation <> all(${[...own]}::uuid[])`)
    .execute()
}
