import type { HttpClient, HttpResponse } from '../../kernel/http-client.ts'
import { z } from 'zod'
import type { ConnectionSettings } from '../channel.ts'

/** The version of Meta's Graph API that the bodies here are written for. */
export const VERSION = 'v23.0'
const TIMEOUT_MS = 15_000
const MINUTE_MS = 60_000

/** What Graph answers in place of a result; `words` are Meta's own, without our token. */
export type Refusal = {
  status: number
  code: number
  subcode: number
  words: string
  /** When Meta says itself that it works again. */
  afterMs?: number
}

export type Answered = { ok: true; body: unknown } | { ok: false; refusal: Refusal }

type Call = {
  base: string
  path: string
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  /** Fields and files, where Graph takes no JSON. */
  form?: FormData
  retries?: number
}

const ErrorBody = z.object({
  error: z.object({
    code: z.int().catch(0),
    error_subcode: z.int().optional().catch(undefined),
    message: z.string().catch(''),
    error_data: z.object({ details: z.string().optional() }).optional().catch(undefined),
  }),
})

/** Calls Graph with the connection's token; `apiBase` stands in for `base`. Throws HttpError where nothing was answered. */
export async function callGraph(http: HttpClient, settings: ConnectionSettings, call: Call): Promise<Answered> {
  const { base, path, method = 'GET' } = call
  const body = await contentOf(call)
  const token = settings['accessToken'] ?? ''
  const response = await http.request(`${settings['apiBase'] || base}/${VERSION}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': body.type } : {}),
    },
    ...(body ? { body: body.content } : {}),
    ...(call.retries === undefined ? {} : { retries: call.retries }),
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
  })
  if (response.status < 300) return { ok: true, body: jsonOf(response) }
  return { ok: false, refusal: refusalOf(response, token) }
}

async function contentOf({ body, form }: Call): Promise<{ type: string; content: string | Uint8Array } | undefined> {
  if (body !== undefined) return { type: 'application/json', content: JSON.stringify(body) }
  if (!form) return undefined
  // Nobody writes such bodies as well as who has to read them.
  const whole = new Response(form)
  return { type: whole.headers.get('content-type') ?? '', content: new Uint8Array(await whole.arrayBuffer()) }
}

function refusalOf(response: HttpResponse, token: string): Refusal {
  const parsed = ErrorBody.safeParse(jsonOf(response))
  const { code = 0, error_subcode: subcode = 0, message = '', error_data } = parsed.data?.error ?? {}
  const said = error_data?.details ?? message
  // "Malformed access token …" repeats it.
  const words = (token === '' ? said : said.replaceAll(token, '…')).slice(0, 200)
  const afterMs = regainedAfter(response.headers['x-business-use-case-usage'])
  return { status: response.status, code, subcode, words, ...(afterMs === undefined ? {} : { afterMs }) }
}

const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().nonnegative().catch(0) })),
)

/** The header says per account in how many minutes one may call again. */
function regainedAfter(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined
  const usage = Usage.safeParse(parsed(header))
  if (!usage.success) return undefined
  const minutes = Object.values(usage.data).flat()
  const most = Math.max(0, ...minutes.map((each) => each.estimated_time_to_regain_access))
  return most === 0 ? undefined : most * MINUTE_MS
}

function jsonOf(response: HttpResponse): unknown {
  return parsed(response.text())
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
