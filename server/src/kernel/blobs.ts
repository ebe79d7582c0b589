import { createHash } from 'node:crypto'
import type { Reader, Tx } from './database.ts'

export type Blob = { type: string; bytes: Buffer }

/** Stores bytes under their own hash; the same bytes twice are one row. Returns the hash in hex. */
export async function putBlob(tx: Tx, home: string, blob: Blob): Promise<string> {
  const id = createHash('sha256').update(blob.bytes).digest().subarray(0, 16)
  await tx.db
    .insertInto('blobs')
    .values({ home, id, type: blob.type, bytes: blob.bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id.toString('hex')
}

export async function getBlob(read: Reader, home: string, hash: string): Promise<Blob | undefined> {
  return read
    .selectFrom('blobs')
    .select(['type', 'bytes'])
    .where('home', '=', home)
    .where('id', '=', Buffer.from(hash, 'hex'))
    .executeTakeFirst()
}
