import { randomBytes } from 'node:crypto'
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
