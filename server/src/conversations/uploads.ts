import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Blob } from '../kernel/blobs.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Place } from './conversation.ts'

/** Pictures of one thread; whoever has more to show has another way. */
const MOST = 200

/** Keeps a picture of a thread. Returns its name: who knows it may look, and nobody guesses it. */
export async function keepUpload(tx: Tx, { home, conversation }: Place, blob: Blob, at: Date): Promise<string> {
  const { count } = await tx.db
    .selectFrom('uploads')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .executeTakeFirstOrThrow()
  if (count >= MOST) throw new Failure('rate_limited', `a thread has at most ${MOST} pictures`)
  const id = randomBytes(16)
  await tx.db.insertInto('uploads').values({ home, id, conversation, type: blob.type, bytes: blob.bytes, at }).execute()
  return id.toString('hex')
}

export function getUpload(read: Reader, home: string, name: string): Promise<Blob | undefined> {
  return read
    .selectFrom('uploads')
    .select(['type', 'bytes'])
    .where('home', '=', home)
    .where('id', '=', Buffer.from(name, 'hex'))
    .executeTakeFirst()
}

/** Deletes what these addresses of a thread name; the same address elsewhere shows nothing any more. */
export async function dropUploads(tx: Tx, { home, conversation }: Place, urls: readonly string[]): Promise<void> {
  const names = urls.flatMap((url) => /^\/media\/[a-z0-9-]+\/sent\/([0-9a-f]{32})$/.exec(url)?.[1] ?? [])
  if (names.length === 0) return
  await tx.db
    .deleteFrom('uploads')
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where(
      'id',
      'in',
      names.map((name) => Buffer.from(name, 'hex')),
    )
    .execute()
}

/**
 * Deletes pictures that were brought between these moments and that no message names: whoever brought them never sent them.
 * Returns how many.
 */
export async function dropUnsent(tx: Tx, { from, before }: { from: Date; before: Date }): Promise<number> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('uploads')
    .where('at', '>=', from)
    .where('at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('messages')
            .select('messages.id')
            .whereRef('messages.home', '=', 'uploads.home')
            .whereRef('messages.conversation', '=', 'uploads.conversation')
            // What shoppers send has one, and is found by it.
            .where('messages.client_id', 'is not', null)
            .where(sql<boolean>`strpos(messages.parts::text, encode(uploads.id, 'hex')) > 0`),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
