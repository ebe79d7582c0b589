import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync } from 'node:crypto'
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { chmod, link, mkdir, open as openFile, readFile, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'

/** What a derived key is for. A value made for one purpose never passes for another. */
export type Key = { readonly purpose: string; readonly bytes: Buffer }

const SEAL_VERSION = 's1'
const TOKEN_VERSION = 't1'
const IV_BYTES = 12
const TAG_BYTES = 16
/** Crockford's base 32: no I, L, O or U, so that a code can be read aloud and typed. */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A key of its own for each purpose, so that what signs links never opens stored credentials (HKDF, RFC 5869). */
export function deriveKey(secret: Uint8Array, purpose: string): Key {
  return { purpose, bytes: Buffer.from(hkdfSync('sha256', secret, 'souk', purpose, 32)) }
}

/**
 * Encrypts a text with AES-256-GCM. `about` names what it belongs to (such as "connection/<id>"): it is not stored, and
 * a value copied to another row does not open there.
 */
export function seal(key: Key, text: string, about: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(`${SEAL_VERSION}\n${about}`))
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${SEAL_VERSION}.${sealed.toString('base64url')}`
}

/** The text that `seal` closed. Throws when the key, `about` or a single bit differs. */
export function open(key: Key, sealed: string, about: string): string {
  const [version, body = '', ...rest] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  if (version !== SEAL_VERSION || rest.length > 0 || bytes.length < IV_BYTES + TAG_BYTES) throw cannotOpen(about)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(`${SEAL_VERSION}\n${about}`))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    throw cannotOpen(about)
  }
}

function cannotOpen(about: string): Error {
  return new Error(
    `the stored secret of ${about} does not open: it was sealed with another SOUK_SECRET, or it was changed`,
  )
}

/** HMAC-SHA256 as base64url. */
export function sign(key: Key, data: string | Uint8Array): string {
  return createHmac('sha256', key.bytes).update(data).digest('base64url')
}

/** Does the signature belong to the data? Takes the same time wherever the difference is. */
export function verify(key: Key, data: string | Uint8Array, signature: string): boolean {
  const given = Buffer.from(signature)
  const wanted = Buffer.from(sign(key, data))
  // How long a signature is, everybody knows.
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Compares two secrets in a time that tells nothing about where they differ, nor about the length of the true one. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(hash('sha256', left, 'buffer'), hash('sha256', right, 'buffer'))
}

/**
 * A compact signed token: `t1.<payload>.<signature>`, readable by anybody, forgeable by nobody. The purpose comes with
 * the key. `expiresAt` undefined makes a token that lasts until its key changes.
 */
export function issueToken(key: Key, payload: unknown, expiresAt?: Date): string {
  const expiry = expiresAt === undefined ? {} : { e: Math.floor(expiresAt.getTime() / 1000) }
  const body = Buffer.from(JSON.stringify({ p: payload, ...expiry })).toString('base64url')
  return `${TOKEN_VERSION}.${body}.${sign(key, tokenText(key, body))}`
}

/** The payload of a token of this key that has not expired, else undefined. The caller parses it with its schema. */
export function readToken(key: Key, token: string, now: Date): unknown {
  const [version, body = '', signature = '', ...rest] = token.split('.')
  if (version !== TOKEN_VERSION || rest.length > 0) return undefined
  if (!verify(key, tokenText(key, body), signature)) return undefined
  const content: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  if (typeof content !== 'object' || content === null || !('p' in content)) return undefined
  if ('e' in content && (typeof content.e !== 'number' || content.e * 1000 <= now.getTime())) return undefined
  return content.p
}

function tokenText(key: Key, body: string): string {
  return `${TOKEN_VERSION}\n${key.purpose}\n${body}`
}

/** A code that people read and type: order numbers, one-time codes. 8 characters are 40 bits. */
export function randomCode(length = 8): string {
  return Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}

/** A new API key. The prefix lets secret scanners find a leaked one; only its hash is stored. */
export function newApiKey(): string {
  return `souk_${randomBytes(32).toString('base64url')}`
}

/** What is stored of an API key or token: 256 random bits need no salt and no slow hash. */
export function hashKey(key: string): string {
  return hash('sha256', key, 'hex')
}

type KeyConfig = Pick<Config, 'data' | 'secret' | 'adminKey'>

/** What signs and encrypts: SOUK_SECRET, else the file `secret` in the data folder, made at the first start. */
export async function loadSecret(config: KeyConfig): Promise<Buffer> {
  if (config.secret !== undefined) return config.secret
  const file = join(config.data, 'secret')
  const bytes = Buffer.from(await readOrMake(file, () => randomBytes(32).toString('base64')), 'base64')
  if (bytes.length !== 32) throw new Error(`${file} must hold 32 bytes in base64; restore it from a backup`)
  return bytes
}

/** The operator's key: SOUK_ADMIN_KEY, else the file `operator.key` in the data folder, made at the first start. */
export async function loadOperatorKey(config: KeyConfig): Promise<string> {
  if (config.adminKey !== undefined) return config.adminKey
  const file = join(config.data, 'operator.key')
  const key = await readOrMake(file, () => randomBytes(32).toString('base64url'))
  if (!/^[!-~]{8,}$/.test(key)) throw new Error(`${file} holds no usable key; delete it and a new one is made`)
  return key
}

/**
 * Reads a file of one secret, or makes it. It appears under its name complete, on disk and readable by its owner only,
 * and when two make it at once (link refuses a name that exists) both go on with the same.
 */
async function readOrMake(file: string, make: () => string): Promise<string> {
  const found = await readPrivate(file)
  if (found !== undefined) return found
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = await openFile(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${make()}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(draft)
  }
  const made = await readPrivate(file)
  if (made === undefined) throw new Error(`${file} vanished while it was made`)
  return made
}

async function readPrivate(file: string): Promise<string | undefined> {
  try {
    const text = await readFile(file, 'utf8')
    const { mode } = await stat(file)
    if ((mode & 0o077) !== 0) await chmod(file, 0o600)
    return text.trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
