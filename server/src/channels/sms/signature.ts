import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { RawRequest } from '../channel.ts'
import { reportedJson } from '../provider-json.ts'

const SIGNATURE = 'x-twilio-signature'
const Json = z.record(z.string(), z.coerce.string())

/** What Twilio signs: the address as it knows it, then every parameter of the form by name (https://www.twilio.com/docs/usage/security). */
function signatureOf(authToken: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].sort()
  const text = names
    .map((name) =>
      [...new Set(form.getAll(name))]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('')
  return createHmac('sha1', authToken)
    .update(url + text)
    .digest('base64')
}

/** The parameters of a request that Twilio signed; throws `bad_signature` for any other. */
export function signedForm({ url, headers, query, body }: RawRequest, authToken: string): URLSearchParams {
  const given = headers[SIGNATURE] ?? ''
  const digest = query['bodySHA256']
  // A body that is no form is signed by its digest in the address.
  const form = new URLSearchParams(digest === undefined ? body.toString('utf8') : '')
  const isWhole = digest === undefined || sameText(createHash('sha256').update(body).digest('hex'), digest)
  const isSigned = ways(url).some((way) => sameText(signatureOf(authToken, way, form), given))
  if (authToken === '' || !isWhole || !isSigned) throw new Failure('bad_signature')
  return digest === undefined ? form : new URLSearchParams(Json.catch({}).parse(reportedJson(body)))
}

/** Twilio names the port of an address or leaves it out, by the product that calls. */
function ways(address: string): string[] {
  const url = URL.parse(address)
  if (!url) return [address]
  const { protocol, hostname, port } = url
  const rest = address.slice(address.indexOf('/', protocol.length + 2))
  const named = `${protocol}//${hostname}:${port || (protocol === 'https:' ? '443' : '80')}${rest}`
  return [address, named, `${protocol}//${hostname}${rest}`]
}
