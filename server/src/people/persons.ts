import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { type Key, sign } from '../kernel/secrets.ts'
import type { Address } from './address.ts'

/** The home of what is known of an address: made from its keyed digest, so that the address itself stands nowhere. */
function addressHome(key: Key, { channel, address }: Address): string {
  const hex = Buffer.from(sign(key, `address/${channel}/${address}`), 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What a shop's rows call a person: the same in one shop, and of no use to another. */
function accountName(key: Key, shop: string, person: string): string {
  return sign(key, `account/${shop}/${person}`)
}

type Whose = { key: Key; shop: string; address: Address }

/** How the person of an address is called in a shop; undefined where nobody has signed in with it anywhere. */
export async function accountOf(read: Reader, { key, shop, address }: Whose): Promise<string | undefined> {
  const home = addressHome(key, address)
  const row = await read
    .selectFrom('person_addresses')
    .select('person')
    .where('home', '=', home)
    .where('id', '=', home)
    .executeTakeFirst()
  return row && accountName(key, shop, row.person)
}

/** The same once the address is proven: the first time, it makes the person. */
export async function openAccount(
  tx: Tx,
  { key, shop, address, newPerson, at }: Whose & { newPerson: string; at: Date },
): Promise<string> {
  const home = addressHome(key, address)
  const row = await tx.db
    .insertInto('person_addresses')
    .values({ home, id: home, person: newPerson, seen_at: at })
    .onConflict((conflict) => conflict.columns(['home', 'id']).doUpdateSet({ seen_at: at }))
    .returning('person')
    .executeTakeFirstOrThrow()
  const { person } = row
  await tx.db
    .insertInto('persons')
    .values({ home: person, id: person, seen_at: at })
    .onConflict((conflict) => conflict.columns(['home', 'id']).doUpdateSet({ seen_at: at }))
    .execute()
  return accountName(key, shop, person)
}

export type SignIn = { home: string; id: string; handle: string; account: string; hint: string; at: Date }

/** This handle is signed in from now on; as somebody else it was, if it was, no longer. */
export async function keepSignIn(tx: Tx, signIn: SignIn): Promise<void> {
  const { account, hint, at } = signIn
  await tx.db
    .insertInto('sign_ins')
    .values(signIn)
    .onConflict((conflict) => conflict.columns(['home', 'handle']).doUpdateSet({ account, hint, at }))
    .execute()
}

export async function endSignIn(tx: Tx, home: string, handle: string): Promise<void> {
  await tx.db.deleteFrom('sign_ins').where('home', '=', home).where('handle', '=', handle).execute()
}

/** As whom a handle is signed in, in words that its owner recognises. */
export async function signInOf(
  read: Reader,
  home: string,
  handle: string,
): Promise<{ hint: string; at: Date } | undefined> {
  return read
    .selectFrom('sign_ins')
    .select(['hint', 'at'])
    .where('home', '=', home)
    .where('handle', '=', handle)
    .executeTakeFirst()
}

/** The handles of a shop that are signed in as one person, the oldest first. */
export async function signedIn(read: Reader, home: string, account: string): Promise<string[]> {
  const rows = await read
    .selectFrom('sign_ins')
    .select('handle')
    .where('home', '=', home)
    .where('account', '=', account)
    .orderBy(sql`at, id`)
    .execute()
  return rows.map(({ handle }) => handle)
}
