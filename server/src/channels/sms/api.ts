import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'

const BASE = 'https://api.twilio.com'
const MESSAGING = 'https://messaging.twilio.com'
const CONTENT = 'https://content.twilio.com'
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

/** Asks about a messaging service, which lives at a host of its own (https://www.twilio.com/docs/messaging/api/service-resource). */
export function askService(http: HttpClient, settings: ConnectionSettings, path: string): Promise<Called> {
  return callAt(http, settings, `${baseOf(settings, MESSAGING)}/v1/Services/${path}`)
}

/** Lists or makes content templates (https://www.twilio.com/docs/content/content-api-resources). */
export function askContent(
  http: HttpClient,
  settings: ConnectionSettings,
  path: string,
  body?: object,
): Promise<Called> {
  return callAt(http, settings, `${baseOf(settings, CONTENT)}${path}`, body)
}

async function callAt(
  http: HttpClient,
  settings: ConnectionSettings,
  url: string,
  body?: URLSearchParams | object,
): Promise<Called> {
  const { headers, trusted } = authorised(settings)
  const isForm = body instanceof URLSearchParams
  const type = isForm || !body ? 'application/x-www-form-urlencoded' : 'application/json'
  const response = await http.request(url, {
    headers: { ...headers, 'content-type': type },
    trusted,
    timeoutMs: TIMEOUT_MS,
    ...(body ? { method: 'POST' as const, body: isForm ? body.toString() : JSON.stringify(body) } : {}),
  })
  const answered = answeredJson(response)
  if (response.status < 300) return { ok: true, result: answered }
  const { code = 0, message = `status ${response.status}` } = Problem.safeParse(answered).data ?? {}
  return { ok: false, status: response.status, code, message }
}

export function authorised(settings: ConnectionSettings): { headers: Record<string, string>; trusted: boolean } {
  const { accountSid = '', authToken = '' } = settings
  return {
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    trusted: settings['trusted'] === 'yes',
  }
}

/** A host of one's own stands for all of Twilio's. */
export function baseOf(settings: ConnectionSettings, base = BASE): string {
  return (settings['apiBase'] ?? base).replace(/\/+$/, '')
}
