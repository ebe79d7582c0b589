import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { sameText } from '../../kernel/secrets.ts'
import type { ConnectionSettings } from '../channel.ts'

const Claims = z.object({ aud: z.union([z.string(), z.array(z.string())]) })

/** The token that shows Apple who asks: https://register.apple.com/resources/messages/msp-rest-api/auth (RFC 7519, HS256). */
export function tokenOf({ mspId = '', secret = '' }: ConnectionSettings): string {
  const claims = { iss: mspId, iat: Math.floor(Date.now() / 1000) }
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encoded).join('.')
  return `${text}.${signatureOf(text, secret)}`
}

/** Whether a token was made by Apple for this provider. */
export function isFromApple(authorization: string, { mspId = '', secret = '' }: ConnectionSettings): boolean {
  const [head = '', claims = '', signature = '', ...rest] = authorization.replace(/^Bearer /i, '').split('.')
  const isSigned = sameText(signatureOf(`${head}.${claims}`, secret), signature)
  if (secret === '' || mspId === '' || rest.length > 0 || !isSigned) return false
  const { aud } = Claims.catch({ aud: '' }).parse(parsed(claims))
  return [aud].flat().includes(mspId)
}

/** The secret is given out in base64. */
function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64url')
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
