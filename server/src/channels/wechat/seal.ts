import { createDecipheriv, createHash } from 'node:crypto'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { ConnectionSettings, RawRequest } from '../channel.ts'
import { readXml } from './xml.ts'

/** Random bytes and a length stand before the message, the account's id behind it; filled up to blocks of 32 bytes. */
const RANDOM = 16
const LENGTH = 4
const BLOCK = 32
/** How old a report may be: WeChat asks three times within a quarter of a minute, the rest is for clocks that differ. */
const TOLERANCE_MS = 900_000

/** What WeChat signs: its own token and what comes with it, in the order of their bytes. */
function signatureOf(...texts: string[]): string {
  return createHash('sha1').update(texts.toSorted().join('')).digest('hex')
}

/**
 * The fields of a report that WeChat signed, opened where the connection has an `aesKey`; throws `bad_signature` for any
 * other. In the plain mode the signature covers the moment and not the body: an old one is refused, so that whoever has
 * seen it does not write in somebody's name for ever. With a key nothing is believed that is not sealed with it.
 * https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Message_encryption_and_decryption_instructions.html
 */
export function openReport(
  { query, body }: RawRequest,
  settings: ConnectionSettings,
): Readonly<Record<string, string>> {
  const { aesKey } = settings
  if (!aesKey) {
    verify(query, settings)
    return readXml(body.toString('utf8'))
  }
  const sealed = readXml(body.toString('utf8'))['Encrypt'] ?? ''
  verify(query, settings, sealed)
  return readXml(unseal(sealed, aesKey, settings['appId'] ?? ''))
}

/** Throws `bad_signature` unless WeChat signed this moment, and with it what it has sealed. */
export function verify(query: RawRequest['query'], settings: ConnectionSettings, sealed?: string): void {
  const { timestamp = '', nonce = '' } = query
  const token = settings['token'] ?? ''
  const given = (sealed === undefined ? query['signature'] : query['msg_signature']) ?? ''
  const texts = [token, timestamp, nonce, ...(sealed === undefined ? [] : [sealed])]
  const isFresh = Math.abs(Date.now() - Number(timestamp) * 1000) <= TOLERANCE_MS
  if (token === '' || sealed === '' || !sameText(given, signatureOf(...texts)) || !isFresh)
    throw new Failure('bad_signature')
}

/** AES-256-CBC with the key that the account's page shows in base64 without its last sign. Meant for another account, or not sealed with this key: `bad_signature`. */
export function unseal(sealed: string, aesKey: string, appId: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const bytes = Buffer.from(sealed, 'base64')
  if (key.length !== 32 || bytes.length === 0 || bytes.length % 16 !== 0) throw new Failure('bad_signature')
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([cipher.update(bytes), cipher.final()])
  const filled = plain.at(-1) ?? 0
  const whole = plain.subarray(0, plain.length - filled)
  const start = RANDOM + LENGTH
  if (filled < 1 || filled > BLOCK || whole.length < start) throw new Failure('bad_signature')
  const end = start + whole.readUInt32BE(RANDOM)
  if (end > whole.length || !sameText(whole.toString('utf8', end), appId)) throw new Failure('bad_signature')
  return whole.toString('utf8', start, end)
}
