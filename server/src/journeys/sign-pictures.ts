import { z } from 'zod'
import { rasterOf } from '../catalog/pictures/raster.ts'
import { type Signature, signaturesOf } from '../catalog/pictures/signature.ts'
import {
  dropPictures,
  keepSignatures,
  knownSignatures,
  type OwnPicture,
  shopsUnsigned,
  unsignedPictures,
} from '../catalog/pictures/store.ts'
import { getBlob } from '../kernel/blobs.ts'
import { HttpError } from '../kernel/http-client.ts'
import { addJob } from '../kernel/jobs.ts'
import type { Context } from './context.ts'

const Job = z.object({ home: z.string() })
export const SIGN_PICTURES = 'sign-pictures'

/** A catalogue comes in pieces, and a server that has just opened has other work first. */
const SETTLE_MS = 60_000
/** Pictures of one round, and the pause after it: nobody waits for them, and others wait for the machine. */
const ROUND = 20
const PAUSE_MS = 500

/** From the first connection to the last byte, redirects included. */
const PATIENCE_MS = 8000
const MOST_BYTES = 15 * 1024 * 1024
const REDIRECTS = 3

/** Has the pictures of a shop looked at that nobody has looked at yet, when its catalogue has come to rest. */
export async function planSigning(
  { database }: Pick<Context, 'database'>,
  home: string,
  inMs = SETTLE_MS,
): Promise<void> {
  // By the machine's clock, which the queue goes by.
  const options = { key: `${SIGN_PICTURES}/${home}`, runAt: new Date(Date.now() + inMs), queue: SIGN_PICTURES }
  await database.transact((tx) => addJob(tx, SIGN_PICTURES, { home }, options))
}

/** What was imported before there was this, or came to nothing: asked for now and then. */
export async function planUnsigned(context: Context): Promise<void> {
  for (const home of await shopsUnsigned(context.database.read)) await planSigning(context, home, PAUSE_MS)
}

/** The job: some pictures, and the next round if there are more. */
export async function signPictures(context: Context, payload: unknown): Promise<void> {
  const { home } = Job.parse(payload)
  if ((await signSome(context, home, ROUND)) === ROUND) await planSigning(context, home, PAUSE_MS)
  else await dropPictures(context.database, home)
}

/** Looks at so many pictures at most, and tells how many there were. */
export async function signSome(context: Context, home: string, limit: number): Promise<number> {
  const pictures = await unsignedPictures(context.database, { home, limit, at: context.clock.now() })
  for (const picture of pictures) {
    const signatures =
      (await knownSignatures(context.database, home, picture.url)) ?? (await look(context, home, picture))
    const row = { home, id: context.newId(), ...picture, signatures, at: context.clock.now() }
    await context.database.transact((tx) => keepSignatures(tx, row))
  }
  return pictures.length
}

/** What cannot be had or read is recognised by nothing, and not asked for again. */
async function look(context: Context, home: string, { url }: OwnPicture): Promise<Signature[]> {
  const stored = OURS.exec(url)?.[1]
  const bytes =
    stored === undefined ? await fetched(context, url) : (await getBlob(context.database.read, home, stored))?.bytes
  const raster = bytes && (await rasterOf(bytes, stored !== undefined))
  return raster ? signaturesOf(raster) : []
}

const OURS = /^\/media\/[a-z0-9-]+\/([0-9a-f]{32})$/

async function fetched({ http }: Context, url: string): Promise<Buffer | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const call = { headers: { accept: 'image/*' }, follow: REDIRECTS, maxBytes: MOST_BYTES, retries: 0, signal }
  try {
    const { status, body } = await http.request(url, call)
    return status === 200 ? body : undefined
  } catch (error) {
    if (error instanceof HttpError || signal.aborted) return undefined
    throw error
  }
}
