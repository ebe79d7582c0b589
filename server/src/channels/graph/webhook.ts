import { createHmac } from 'node:crypto'
import { Failure } from '../../kernel/failure.ts'
import { sameText } from '../../kernel/secrets.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'

/** The header that Meta signs with. https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
export const SIGNATURE = 'x-hub-signature-256'

/** HMAC-SHA256 of the raw body with the app's secret, as it stands in the header. */
export function signGraph(appSecret: string, body: Buffer | string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
}

/** What Meta sent: a challenge to be answered, or the body of a signed report. Throws `bad_signature` otherwise. */
export function openReport(
  { method, headers, query, body }: RawRequest,
  settings: ConnectionSettings,
): { answer: NonNullable<Received['answer']> } | { report: unknown } {
  if (method === 'GET') {
    const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = query
    const wanted = settings['verifyToken'] ?? ''
    if (mode !== 'subscribe' || wanted === '' || !sameText(token, wanted)) throw new Failure('bad_signature')
    return { answer: { type: 'text/plain', body: challenge } }
  }
  const secret = settings['appSecret'] ?? ''
  const given = headers[SIGNATURE]
  if (secret === '' || given === undefined || !sameText(given, signGraph(secret, body)))
    throw new Failure('bad_signature')
  try {
    return { report: JSON.parse(body.toString('utf8')) }
  } catch {
    throw new Failure('invalid_json')
  }
}
