import { verify, X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { createCache } from '../../kernel/cache.ts'
import { systemClock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'

const HOST = 'echo-api.amazon.com'
const PLACE = 'https://s3.amazonaws.com'
const PATH = '/echo.api/'
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g
const MOST_BYTES = 100_000
const LONGEST_CHAIN = 10
const TIMEOUT_MS = 3000
/** Amazon signs with another one from time to time, under another address. */
const FRESH_MS = 3_600_000
const MOST_KEPT = 100

export type Signers = {
  /** Throws `bad_signature` unless the body was signed with the key of the certificate at this address. */
  check(body: Buffer, signature: string, chainUrl: string, settings: ConnectionSettings): Promise<void>
}

/** Amazon's certificates (https://developer.amazon.com/en-US/docs/alexa/custom-skills/host-a-custom-skill-as-a-web-service.html). */
export function createSigners(http: HttpClient): Signers {
  const known = createCache<X509Certificate>(systemClock, FRESH_MS, MOST_KEPT)
  let authorities: X509Certificate[] | undefined

  /** Those that Node trusts: read once, by the first skill. */
  function trusted(): readonly X509Certificate[] {
    return (authorities ??= rootCertificates.map((pem) => new X509Certificate(pem)))
  }

  async function load(url: string, isOwn: boolean): Promise<X509Certificate> {
    const answered = await http.request(url, {
      maxBytes: MOST_BYTES,
      timeoutMs: TIMEOUT_MS,
      retries: 1,
      trusted: isOwn,
    })
    if (answered.status !== 200) throw new Failure('bad_signature')
    const chain = chainIn(answered.text())
    const leaf = signerOf(chain, isOwn ? chain.slice(-1) : trusted(), new Date())
    if (!leaf) throw new Failure('bad_signature')
    return leaf
  }

  return {
    async check(body, signature, chainUrl, settings) {
      const { place, isOwn } = chainPlace(settings)
      const url = chainUrlAt(chainUrl, place)
      if (!url || !/^[\w+/]+={0,2}$/.test(signature)) throw new Failure('bad_signature')
      const leaf = await known.get(url, () => load(url, isOwn))
      const isSigned =
        isValid(leaf, new Date()) &&
        leaf.publicKey.asymmetricKeyType === 'rsa' &&
        verify('RSA-SHA256', body, leaf.publicKey, Buffer.from(signature, 'base64'))
      if (!isSigned) throw new Failure('bad_signature')
    },
  }
}

/** Where the certificates are; a simulator has its own, and is its own authority. */
export function chainPlace({ apiBase, trusted }: ConnectionSettings): { place: string; isOwn: boolean } {
  const isOwn = trusted === 'yes' && apiBase !== undefined
  return { place: isOwn ? apiBase : PLACE, isOwn }
}

/** The address as it is asked for, where that is at the place for certificates. */
export function chainUrlAt(address: string, place: string): string | undefined {
  const url = URL.parse(address)
  const isThere = url?.origin === URL.parse(place)?.origin && url?.pathname.startsWith(PATH)
  return url && isThere && url.username === '' && url.password === '' ? url.href : undefined
}

function chainIn(pem: string): X509Certificate[] {
  try {
    return (pem.match(PEM) ?? []).slice(0, LONGEST_CHAIN).map((one) => new X509Certificate(one))
  } catch {
    return []
  }
}

/** The first of a chain, where it is Amazon's and each is vouched for by the next, up to one of the authorities. */
export function signerOf(
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  now: Date,
): X509Certificate | undefined {
  const [leaf] = chain
  if (leaf?.checkHost(HOST, { subject: 'never', wildcards: false }) === undefined) return undefined
  for (const [index, one] of chain.entries()) {
    if (!isValid(one, now)) return undefined
    if (authorities.some((authority) => isValid(authority, now) && vouches(authority, one))) return leaf
    const next = chain[index + 1]
    if (!next || !vouches(next, one)) return undefined
  }
  return undefined
}

function vouches(issuer: X509Certificate, one: X509Certificate): boolean {
  return issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey)
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate
}
