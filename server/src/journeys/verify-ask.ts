import { randomBytes, randomInt } from 'node:crypto'
import type { CodeAsked } from '@souk/contract/proof.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { type Key, seal, sign } from '../kernel/secrets.ts'
import { type Address, readAddress } from '../people/address.ts'
import { type CodePurpose, countCodes, insertCode } from '../people/codes.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

export const SEND_CODE = 'send-code'
const CODE_MS = 10 * 60_000
/** So long nobody needs another one. */
const AGAIN_MS = 60_000
export const HOUR_MS = 3_600_000
/** Of one handle, and to one address, in an hour. */
const MOST_CODES = 3
/** Text messages that a shop sends codes by in an hour: who has them sent to numbers of their own pays for nothing. */
const MOST_TEXTS = 120

/** Where a code goes: `scope` is where the address is unique. */
export type Addressee = Address & { scope: string; connection: string | null }

/** Where a code can be sent to. Throws `invalid_form` for what is no address, or one that the shop cannot write to. */
export async function addresseeOf(context: Context, shop: Shop, written: string): Promise<Addressee> {
  const address = readAddress(written, shop.country)
  const connection = address && (await context.connections.newest(shop.id, address.channel))
  if (!address || (address.channel === 'sms' && !connection))
    throw new Failure('invalid_form', 'an e-mail address, or a phone number where the shop sends text messages')
  const scope = address.channel === 'sms' ? (connection?.settings['from'] ?? '') : ''
  return { ...address, scope, connection: connection?.id ?? null }
}

export type Ask = { shop: Shop; conversation: string; handle: string; to: Addressee; purpose: CodePurpose }

/**
 * Has a code sent to an address that somebody says is theirs. Whether anybody is known by it, or has had codes enough, is
 * not to be told from the answer. Throws `rate_limited` for a handle that asks too often.
 */
export async function askCode(context: Context, tx: Tx, ask: Ask): Promise<CodeAsked> {
  const { shop, conversation, handle, to, purpose } = ask
  const home = shop.id
  const at = context.clock.now()
  const since = new Date(at.getTime() - HOUR_MS)
  const counted = await countCodes(tx, { home, handle, address: to.address, since })
  if (counted.handle >= MOST_CODES) throw new Failure('rate_limited', 'three codes an hour')
  const isEnough = counted.address >= MOST_CODES || (to.channel === 'sms' && counted.texts >= MOST_TEXTS)
  const id = context.newId()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const sealed = isEnough ? null : seal(context.keys.codeOnItsWay, code, `code/${id}`)
  // Nobody can type what was sent to nobody.
  const digest = digestOf(context.keys.addressCode, id, isEnough ? randomBytes(16).toString('hex') : code)
  const expires_at = new Date(at.getTime() + CODE_MS)
  const row = { ...to, home, id, conversation, handle, purpose, digest, sealed, at, expires_at }
  await insertCode(tx, { ...row, tries: 0, used_at: null })
  if (sealed !== null) await addJob(tx, SEND_CODE, { home, id }, { attempts: 4 })
  const againAt = new Date(at.getTime() + AGAIN_MS)
  return { channel: to.channel, expiresAt: expires_at.toISOString(), againAt: againAt.toISOString() }
}

/** What is stored of a code. Six digits are found at once from a plain digest, so the server's key is in it. */
export function digestOf(key: Key, id: string, code: string): string {
  return sign(key, `${id}/${code}`)
}
