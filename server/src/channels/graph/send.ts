import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Sent, Unreached } from '../channel.ts'
import { unanswered } from '../unanswered.ts'
import { type Answered, callGraph, type Refusal } from './call.ts'

/** What one of Meta's error codes means for a message. Without `subcode` it is every one of the code. */
export type ErrorRule = {
  code: number | readonly [from: number, to: number]
  subcode?: number
} & (
  | { state: 'retry' | 'unauthorised' | 'stopped' | 'failed'; reason: string; afterMs?: number }
  | { state: 'refused'; reason: Unreached }
)

/** A provider that may have taken it has a moment to say so before it is sent again. */
const MOMENT_MS = 5000

/** What Graph says of itself, whatever is called. https://developers.facebook.com/docs/graph-api/guides/error-handling */
const GENERAL: readonly ErrorRule[] = [
  { code: 190, state: 'unauthorised', reason: 'the access token is no longer good' },
  { code: 102, state: 'unauthorised', reason: 'the access token is no longer good' },
  { code: 10, state: 'unauthorised', reason: 'the app lacks a permission' },
  { code: 3, state: 'unauthorised', reason: 'the app lacks a permission' },
  { code: [200, 299], state: 'unauthorised', reason: 'the app lacks a permission' },
  { code: 4, state: 'retry', reason: 'too many calls of the app', afterMs: 60_000 },
  { code: 17, state: 'retry', reason: 'too many calls of the user', afterMs: 60_000 },
  { code: 32, state: 'retry', reason: 'too many calls of the page', afterMs: 60_000 },
  { code: 613, state: 'retry', reason: 'too many calls', afterMs: 60_000 },
  { code: [80_000, 80_014], state: 'retry', reason: 'too many calls of the account', afterMs: 60_000 },
  { code: 368, state: 'retry', reason: 'blocked for a while for breaking a policy', afterMs: 3_600_000 },
  { code: 1, state: 'retry', reason: 'Meta had an error' },
  { code: 2, state: 'retry', reason: 'Meta is busy' },
]

/** Posts one message and sorts what came of it; `resent` when the provider tells our key back, so that waiting helps. */
export async function postMessage(
  http: HttpClient,
  settings: ConnectionSettings,
  message: { base: string; path: string; body: unknown },
  { rules, refOf, resent }: { rules: readonly ErrorRule[]; refOf(body: unknown): string | undefined; resent: boolean },
): Promise<Sent> {
  let answered: Answered
  try {
    answered = await callGraph(http, settings, { ...message, method: 'POST' })
  } catch (error) {
    const fate = unanswered(error)
    return resent && fate.state === 'uncertain' ? { state: 'retry', reason: fate.reason, afterMs: MOMENT_MS } : fate
  }
  if (!answered.ok) return sortRefusal(answered.refusal, rules)
  const ref = refOf(answered.body)
  return ref === undefined ? { state: 'uncertain', reason: 'the answer names no message' } : { state: 'sent', ref }
}

/** The channel's own rules come first, then Graph's, then the status alone. */
export function sortRefusal(refusal: Refusal, rules: readonly ErrorRule[]): Exclude<Sent, { state: 'sent' }> {
  const { status, code, words } = refusal
  const rule = [...rules, ...GENERAL].find((each) => isMeant(each, refusal))
  if (rule) {
    if (rule.state === 'refused') return { state: rule.state, reason: rule.reason }
    const { state, reason } = rule
    if (state !== 'retry') return { state, reason }
    const afterMs = refusal.afterMs ?? rule.afterMs
    return { state, reason, ...(afterMs === undefined ? {} : { afterMs }) }
  }
  const reason = code === 0 ? `status ${status}` : `${code}: ${words}`
  if (status === 401) return { state: 'unauthorised', reason }
  if (status === 429 || status >= 500) return { state: 'retry', reason, afterMs: refusal.afterMs ?? MOMENT_MS }
  return { state: 'failed', reason }
}

function isMeant({ code: range, subcode }: ErrorRule, refusal: Refusal): boolean {
  if (subcode !== undefined && subcode !== refusal.subcode) return false
  return typeof range === 'number' ? range === refusal.code : refusal.code >= range[0] && refusal.code <= range[1]
}
