import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** What a page asks an authenticator. */
export type Options = { challenge: string; rp?: { id: string }; rpId?: string }

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const PRESENT_AND_VERIFIED = 0x05
const WITH_KEY = 0x40

/** Heads of CBOR (RFC 8949): a type and a length. */
const head = (type: number, size: number) =>
  size < 24
    ? Buffer.from([(type << 5) | size])
    : size < 256
      ? Buffer.from([(type << 5) | 24, size])
      : Buffer.from([(type << 5) | 25, size >> 8, size & 255])
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const map = (entries: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, entries.length), ...entries.flat()])

/** A passkey as a device keeps one: P-256, without attestation (WebAuthn level 3). */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  let counter = 0

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }))

  function authData(rp: string, flags: number, rest = Buffer.alloc(0)): Buffer {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rp), Buffer.from([flags]), count, rest])
  }

  const answer = (response: Record<string, string>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    authenticatorAttachment: 'platform',
    response,
  })

  return {
    /** What a browser answers when a passkey is made. */
    create({ challenge, rp }: Options) {
      const size = Buffer.from([0, id.length])
      const key = map([
        [int(1), int(2)],
        [int(3), int(-7)],
        [int(-1), int(1)],
        [int(-2), bytes(Buffer.from(x, 'base64url'))],
        [int(-3), bytes(Buffer.from(y, 'base64url'))],
      ])
      const made = Buffer.concat([Buffer.alloc(16), size, id, key])
      const attestation = map([
        [text('fmt'), text('none')],
        [text('attStmt'), map([])],
        [text('authData'), bytes(authData(rp?.id ?? '', PRESENT_AND_VERIFIED | WITH_KEY, made))],
      ])
      return answer({
        clientDataJSON: clientData('create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      })
    },

    /** What it answers when somebody signs in with it. */
    get({ challenge, rpId }: Options) {
      const data = authData(rpId ?? '', PRESENT_AND_VERIFIED)
      const client = clientData('get', challenge)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      })
    },
  }
}
