import { z } from 'zod'
import type { HttpClient, HttpRequest } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'

const BASE = 'https://api.twilio.com'
const MESSAGING = 'https://messaging.twilio.com'
const VERSION = '2010-04-01'
const TIMEOUT_MS = 15_000

const Problem = z.object({ code: z.int().optional().catch(undefined), message: z.string().optional().catch(undefined) })

/** What Twilio answered; of what went wrong the code of its error dictionary, 0 where it named none. */
export type Called = { ok: true; result: unknown } | { ok: false; status: number; code: number; message: string }

/** Calls the REST API under the connection's account; a form where something is written. */
export function call(
  http: HttpClient,
  settings: ConnectionSettings,
  path: string,
  form?: URLSearchParams,
): Promise<Called> {
  const account = `${VERSION}/Accounts/${encodeURIComponent(settings['accountSid'] ?? '')}`
  return callAt(http, settings, `${baseOf(settings)}/${account}${path}`, form)
}

/** Asks for a messaging service, which lives at a host of its own (https://www.twilio.com/docs/messaging/api/service-resource). */
export function askService(http: HttpClient, settings: ConnectionSettings, sid: string): Promise<Called> {
  const base = settings['apiBase'] === undefined ? MESSAGING : baseOf(settings)
  return callAt(http, settings, `${base}/v1/Services/${encodeURIComponent(sid)}`)
}

async function callAt(
  http: HttpClient,
  settings: ConnectionSettings,
  url: string,
  form?: URLSearchParams,
): Promise<Called> {
  const response = await http.request(url, {
    ...authorised(settings),
    timeoutMs: TIMEOUT_MS,
    ...(form ? { method: 'POST' as const, body: form.toString() } : {}),
  })
  const body = answeredJson(response)
  if (response.status < 300) return { ok: true, result: body }
  const { code = 0, message = `status ${response.status}` } = Problem.safeParse(body).data ?? {}
  return { ok: false, status: response.status, code, message }
}

export function authorised(settings: ConnectionSettings): Pick<HttpRequest, 'headers' | 'trusted'> {
  const { accountSid = '', authToken = '' } = settings
  return {
    headers: {
      authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    trusted: settings['trusted'] === 'yes',
  }
}

export function baseOf(settings: ConnectionSettings): string {
  return (settings['apiBase'] ?? BASE).replace(/\/+$/, '')
}
