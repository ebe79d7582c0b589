import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { pushKey } from './push.ts'
import { deriveKey } from './secrets.ts'

/** A server's keys, as far as pushing needs them. */
function coreOf(secret: Buffer): Parameters<typeof pushKey>[0] {
  const key = deriveKey(secret, 'push')
  return { keys: { push: key } } as Parameters<typeof pushKey>[0]
}

test('a server is known to push services by one key as long as its secret is the same, and each secret has its own', () => {
  const [one, other] = [randomBytes(32), randomBytes(32)]
  const core = coreOf(one)
  expect(pushKey(core)).toBe(pushKey(core))
  expect(pushKey(coreOf(one))).toBe(pushKey(core))
  expect(pushKey(coreOf(other))).not.toBe(pushKey(core))
  expect(Buffer.from(pushKey(core), 'base64url')).toHaveLength(65)
})
