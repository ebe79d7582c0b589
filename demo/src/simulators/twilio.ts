import { createHmac } from 'node:crypto'
import type { ProviderAnswer } from './simulator.ts'

type Fields = Readonly<Record<string, string>>

/** What Twilio brings to an address, signed: the address, then each field by its name (https://www.twilio.com/docs/usage/security). */
export function signedReport(
  url: string,
  fields: Fields,
  authToken: string,
): { url: string; headers: Record<string, string>; body: string } {
  const text = Object.entries(fields)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join('')
  const signature = createHmac('sha1', authToken)
    .update(url + text)
    .digest('base64')
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }
  return { url, headers, body: new URLSearchParams(fields).toString() }
}

export function isAccount(
  authorization: string | undefined,
  account: { accountSid: string; authToken: string },
): boolean {
  const basic = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')
  return authorization === `Basic ${basic}`
}

export function done(status: number, body: object): ProviderAnswer {
  return { status, body: JSON.stringify(body) }
}

export function failed(status: number, code: number, message: string): ProviderAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  return { status, body: JSON.stringify({ code, message, more_info, status }) }
}
