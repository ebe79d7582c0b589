import { createPublicKey, type KeyObject, sign } from 'node:crypto'

/** A certificate of X.509 as a simulated provider shows it: made when it is needed, so that no key lies about. */
export type Wanted = {
  subject: string
  /** Whoever vouches for it; itself where it is its own authority. */
  issuer: { name: string; key: KeyObject }
  /** The private key of the subject. */
  key: KeyObject
  /** Of a host; else of an authority. */
  host?: string
  from: Date
  until: Date
}

/** Object identifiers in DER: https://www.rfc-editor.org/rfc/rfc5280 */
const COMMON_NAME = '550403'
const BASIC_CONSTRAINTS = '551d13'
const SUBJECT_ALT_NAME = '551d11'
const RSA_SHA256 = '2a864886f70d01010b'
const ECDSA_SHA256 = '2a8648ce3d040302'
const [BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, UTF8, TIME, SEQUENCE, SET] = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x18, 0x30, 0x31,
]
const [VERSION, EXTENSIONS, DNS_NAME] = [0xa0, 0xa3, 0x82]
const TRUE = Buffer.from([0xff])

/** As PEM, signed with SHA-256 by what key its issuer has: RSA or of an elliptic curve. */
export function certificate({ subject, issuer, key, host, from, until }: Wanted): string {
  const isRsa = issuer.key.asymmetricKeyType === 'rsa'
  const algorithm = isRsa ? der(SEQUENCE, oid(RSA_SHA256), der(NULL)) : der(SEQUENCE, oid(ECDSA_SHA256))
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    nameOf(issuer.name),
    der(SEQUENCE, timeOf(from), timeOf(until)),
    nameOf(subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, der(SEQUENCE, host === undefined ? authority() : ofHost(host))),
  )
  const signature = sign('sha256', content, issuer.key)
  const whole = der(SEQUENCE, content, algorithm, der(BITS, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function authority(): Buffer {
  return der(SEQUENCE, oid(BASIC_CONSTRAINTS), der(BOOLEAN, TRUE), der(OCTETS, der(SEQUENCE, der(BOOLEAN, TRUE))))
}

function ofHost(host: string): Buffer {
  return der(SEQUENCE, oid(SUBJECT_ALT_NAME), der(OCTETS, der(SEQUENCE, der(DNS_NAME, Buffer.from(host)))))
}

function nameOf(name: string): Buffer {
  return der(SEQUENCE, der(SET, der(SEQUENCE, oid(COMMON_NAME), der(UTF8, Buffer.from(name)))))
}

function timeOf(at: Date): Buffer {
  return der(TIME, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
}

function oid(bytes: string): Buffer {
  return der(OID, Buffer.from(bytes, 'hex'))
}

/** A value with its kind and its length before it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const long = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...long]), body])
}
