import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Address } from './address.ts'

/** `verify`: the address is theirs. `sign_in`: and this device belongs to whoever owns it. */
export type CodePurpose = 'verify' | 'sign_in'

export type CodeRow = Address & {
  home: string
  id: string
  conversation: string
  handle: string
  purpose: CodePurpose
  /** Where the address is unique, and the shop's account that writes there. */
  scope: string
  connection: string | null
  digest: string
  sealed: string | null
  tries: number
  at: Date
  expires_at: Date
  used_at: Date | null
}

/** Of how many codes it is known within a time: all that a handle asked for, what went to an address, all text messages. */
export type Counted = { handle: number; address: number; texts: number }

/** Counts, and lets nobody ask for the same handle, or to the same address, until the transaction is over. */
export async function countCodes(
  tx: Tx,
  { home, handle, address, since }: { home: string; handle: string; address: string; since: Date },
): Promise<Counted> {
  for (const name of [handle, address].toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`codes/${home}/${name}`}::text, 0))`.execute(tx.db)
  const { rows } = await sql<Counted>`
    select count(*) filter (where handle = ${handle}::uuid)::int as handle,
      count(*) filter (where address = ${address} and sent)::int as address,
      count(*) filter (where channel = 'sms' and sent)::int as texts
    from address_codes where home = ${home}::uuid and at > ${since}::timestamptz`.execute(tx.db)
  return rows[0] ?? { handle: 0, address: 0, texts: 0 }
}

/** A new code of a handle; those before it open nothing any more. */
export async function insertCode(tx: Tx, { used_at: _, tries: __, ...row }: CodeRow): Promise<void> {
  await tx.db
    .updateTable('address_codes')
    .set({ sealed: null, expires_at: row.at })
    .where('home', '=', row.home)
    .where('handle', '=', row.handle)
    .where('used_at', 'is', null)
    .where('expires_at', '>', row.at)
    .execute()
  await tx.db
    .insertInto('address_codes')
    .values({ ...row, sent: row.sealed !== null })
    .execute()
}

const COLUMNS = [
  'home',
  'id',
  'conversation',
  'handle',
  'purpose',
  'channel',
  'scope',
  'connection',
  'address',
  'digest',
  'sealed',
  'tries',
  'at',
  'expires_at',
  'used_at',
] as const

type Raw = Omit<CodeRow, 'purpose' | 'channel'> & { purpose: string; channel: string }

function rowOf({ purpose, channel, ...row }: Raw): CodeRow {
  return {
    ...row,
    purpose: purpose === 'sign_in' ? 'sign_in' : 'verify',
    channel: channel === 'sms' ? 'sms' : 'email',
  }
}

/** Whether a handle has asked for any code lately. */
export async function hasCodes(read: Reader, home: string, handle: string): Promise<boolean> {
  const row = await read
    .selectFrom('address_codes')
    .select('id')
    .where('home', '=', home)
    .where('handle', '=', handle)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The newest code that a handle asked for, locked: two that are typed at once are told apart. */
export async function lockCode(tx: Tx, home: string, handle: string): Promise<CodeRow | undefined> {
  const raw = await tx.db
    .selectFrom('address_codes')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('handle', '=', handle)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return raw && rowOf(raw)
}

export async function findCode(read: Reader, home: string, id: string): Promise<CodeRow | undefined> {
  const raw = await read
    .selectFrom('address_codes')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return raw && rowOf(raw)
}

/** What a try has changed: a wrong one counts, the right one is the last. */
export async function recordTry(
  tx: Tx,
  { home, id }: Pick<CodeRow, 'home' | 'id'>,
  change: { tries: number } | { used_at: Date },
): Promise<void> {
  const over = 'used_at' in change ? { sealed: null } : {}
  await tx.db
    .updateTable('address_codes')
    .set({ ...change, ...over })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}
