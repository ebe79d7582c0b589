import { mkdtemp, readdir, readFile, rm, stat, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  deriveKey,
  hashKey,
  issueToken,
  loadOperatorKey,
  loadSecret,
  newApiKey,
  open,
  randomCode,
  readToken,
  sameText,
  seal,
  sign,
  verify,
} from './secrets.ts'

const secret = Buffer.alloc(32, 7)
const key = deriveKey(secret, 'test')
const otherPurpose = deriveKey(secret, 'another')
const otherSecret = deriveKey(Buffer.alloc(32, 8), 'test')
const now = new Date('2026-05-10T12:00:00Z')
const text = fc.string({ unit: 'binary' })

/** The text with one character of it exchanged. */
function changed(value: string, place: number): string {
  const at = place % value.length
  return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1)
}

describe('seal and open', () => {
  test('what was sealed opens, for its row and key only', () => {
    fc.assert(
      fc.property(text, text, (plain, about) => {
        const sealed = seal(key, plain, about)
        expect(open(key, sealed, about)).toBe(plain)
        expect(() => open(key, sealed, `${about}x`)).toThrow('does not open')
        expect(() => open(otherPurpose, sealed, about)).toThrow('does not open')
        expect(() => open(otherSecret, sealed, about)).toThrow('does not open')
      }),
    )
  })

  test('a change anywhere is noticed', () => {
    fc.assert(
      fc.property(text, fc.nat(), (plain, place) => {
        const sealed = seal(key, plain, 'row')
        const wrong = changed(sealed, place)
        // The last character of base64 may hold bits that carry nothing.
        const same = Buffer.from(wrong.slice(3), 'base64url').equals(Buffer.from(sealed.slice(3), 'base64url'))
        fc.pre(!(wrong.startsWith('s1.') && same))
        expect(() => open(key, wrong, 'row')).toThrow('does not open')
      }),
    )
  })

  test('the same text is sealed differently each time', () => {
    expect(seal(key, 'token', 'row')).not.toBe(seal(key, 'token', 'row'))
  })

  test.each(['', 's1.', 's1.AAAA', 's2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'x'])(
    'nonsense is refused: %s',
    (sealed) => {
      expect(() => open(key, sealed, 'row')).toThrow('does not open')
    },
  )
})

describe('sign and verify', () => {
  test('a signature belongs to its data, key and purpose', () => {
    fc.assert(
      fc.property(text, text, (data, other) => {
        const signature = sign(key, data)
        expect(verify(key, data, signature)).toBe(true)
        expect(verify(key, other, signature)).toBe(Buffer.from(data).equals(Buffer.from(other)))
        expect(verify(otherPurpose, data, signature)).toBe(false)
        expect(verify(key, data, changed(signature, 5))).toBe(false)
      }),
    )
  })

  test('secrets are compared whole, whatever their length', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sameText(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)))
      }),
    )
    expect(sameText('', '')).toBe(true)
  })
})

describe('tokens', () => {
  test('come back as they went in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        expect(readToken(key, issueToken(key, payload), now)).toEqual(JSON.parse(JSON.stringify(payload)))
      }),
    )
  })

  test('end when their time is over', () => {
    const token = issueToken(key, { conversation: 'c' }, new Date(now.getTime() + 60_000))
    expect(readToken(key, token, now)).toEqual({ conversation: 'c' })
    expect(readToken(key, token, new Date(now.getTime() + 60_000))).toBeUndefined()
  })

  test('are worth nothing with another purpose, secret, or a changed character', () => {
    const token = issueToken(key, { conversation: 'c' })
    expect(readToken(otherPurpose, token, now)).toBeUndefined()
    expect(readToken(otherSecret, token, now)).toBeUndefined()
    fc.assert(
      fc.property(fc.nat(), (place) => {
        expect(readToken(key, changed(token, place), now)).toBeUndefined()
      }),
    )
  })

  test('anything else is no token', () => {
    fc.assert(
      fc.property(text, (noise) => {
        expect(readToken(key, noise, now)).toBeUndefined()
      }),
    )
    expect(readToken(key, 't1..', now)).toBeUndefined()
    expect(readToken(key, `${issueToken(key, 1)}.x`, now)).toBeUndefined()
  })
})

test('codes are typed without doubt and do not repeat', () => {
  const codes = Array.from({ length: 500 }, () => randomCode(10))
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBe(500)
})

test('an API key is found by its hash, which does not tell it', () => {
  const apiKey = newApiKey()
  expect(apiKey).toMatch(/^souk_[\w-]{43}$/)
  expect(hashKey(apiKey)).toBe(hashKey(apiKey))
  expect(hashKey(apiKey)).not.toContain(apiKey.slice(5))
})

describe('key files', () => {
  let data: string
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'souk-secrets-'))
  })
  afterEach(() => rm(data, { recursive: true }))
  const none = { secret: undefined, adminKey: undefined }

  test('are made once, private, and found again', async () => {
    const config = { data: join(data, 'new'), ...none }
    const first = await loadSecret(config)
    expect(first).toHaveLength(32)
    expect(await loadSecret(config)).toEqual(first)
    const operator = await loadOperatorKey(config)
    expect(await loadOperatorKey(config)).toBe(operator)
    for (const name of ['secret', 'operator.key']) {
      expect((await stat(join(config.data, name))).mode & 0o777).toBe(0o600)
    }
    expect((await readFile(join(config.data, 'operator.key'), 'utf8')).trim()).toBe(operator)
    expect((await readdir(config.data)).toSorted()).toEqual(['operator.key', 'secret'])
  })

  test('twenty who make it at once share one', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => loadOperatorKey({ data, ...none })))
    expect(new Set(made).size).toBe(1)
    expect(await readdir(data)).toEqual(['operator.key'])
  })

  test('the environment goes before the file, and then no file is made', async () => {
    expect(await loadSecret({ data, secret, adminKey: undefined })).toBe(secret)
    expect(await loadOperatorKey({ data, secret: undefined, adminKey: 'operators-key' })).toBe('operators-key')
    expect(await readdir(data)).toEqual([])
  })

  test('a spoilt one is refused, one open to all is closed', async () => {
    await writeFile(join(data, 'secret'), 'short')
    await expect(loadSecret({ data, ...none })).rejects.toThrow('must hold 32 bytes')
    await writeFile(join(data, 'operator.key'), 'of-the-operator')
    await chmod(join(data, 'operator.key'), 0o644)
    expect(await loadOperatorKey({ data, ...none })).toBe('of-the-operator')
    expect((await stat(join(data, 'operator.key'))).mode & 0o777).toBe(0o600)
  })
})
