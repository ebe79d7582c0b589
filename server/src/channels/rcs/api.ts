import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'
import type { GoogleTokens } from './token.ts'

const BASE = 'https://rcsbusinessmessaging.googleapis.com'
const TIMEOUT_MS = 15_000

const Problem = z.object({
  error: z.object({ status: z.string().catch(''), message: z.string().catch('') }).catch({ status: '', message: '' }),
})

export type Rcs = { http: HttpClient; tokens: GoogleTokens }

/** What Google answered; of what went wrong its status, its name for that, and its words. */
export type Called = { ok: true; result: unknown } | { ok: false; status: number; name: string; words: string }

/** Calls the RCS Business Messaging API for the connection's agent; a token that is no longer good is asked for anew, once. */
export async function callRcs(rcs: Rcs, settings: ConnectionSettings, path: string, body?: object): Promise<Called> {
  const first = await callOnce(rcs, settings, path, body)
  if (first.ok || first.status !== 401) return first
  rcs.tokens.forget()
  return callOnce(rcs, settings, path, body)
}

async function callOnce(rcs: Rcs, settings: ConnectionSettings, path: string, body?: object): Promise<Called> {
  const token = await rcs.tokens.take(settings)
  const response = await rcs.http.request(`${baseOf(settings)}/v1/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
    ...(body ? { method: 'POST' as const, body: JSON.stringify(body) } : { retries: 0 }),
  })
  const answered = answeredJson(response)
  if (response.status < 300) return { ok: true, result: answered }
  const { status: name, message } = Problem.safeParse(answered).data?.error ?? { status: '', message: '' }
  return { ok: false, status: response.status, name, words: message || `status ${response.status}` }
}

/** Agents are kept in the United States, in Europe or in Asia; each has a host of its own, which the general one leads to. */
export function baseOf({ apiBase, region }: ConnectionSettings): string {
  const base = region === undefined ? BASE : BASE.replace('//', `//${region}-`)
  return (apiBase ?? base).replace(/\/+$/, '')
}

/** An agent is named with or without its domain. */
export function agentOf({ agentId = '' }: ConnectionSettings): string {
  return agentId.replace(/@rbm\.goog$/, '')
}
