import { createHmac, randomBytes } from 'node:crypto'
import type { ConnectionSettings } from '../channel.ts'

type Once = { nonce: string; timestamp: number }

/**
 * The header by which X knows the app and the account that a request is for: OAuth 1.0a with HMAC-SHA1 over method,
 * address and query; a body of JSON is not covered (https://docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature).
 */
export function authorization(
  method: string,
  address: string,
  settings: ConnectionSettings,
  { nonce, timestamp }: Once = { nonce: randomBytes(16).toString('hex'), timestamp: Math.floor(Date.now() / 1000) },
  form: Readonly<Record<string, string>> = {},
): string {
  const { consumerKey = '', consumerSecret = '', accessToken = '', accessTokenSecret = '' } = settings
  const url = new URL(address)
  const own = {
    oauth_consumer_key: consumerKey,
    oauth_nonce: nonce,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(timestamp),
    oauth_token: accessToken,
    oauth_version: '1.0',
  }
  const pairs = Object.entries({ ...Object.fromEntries(url.searchParams), ...form, ...own })
  const text = pairs
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const base = [method, url.origin + url.pathname, text].map(encode).join('&')
  const oauth_signature = createHmac('sha1', [consumerSecret, accessTokenSecret].map(encode).join('&'))
    .update(base)
    .digest('base64')
  const header = Object.entries({ ...own, oauth_signature }).map(([name, value]) => `${name}="${encode(value)}"`)
  return `OAuth ${header.toSorted().join(', ')}`
}

/** As RFC 3986 has it, which is stricter than the function of JavaScript. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
