import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Finding } from '../channel.ts'
import { wrong } from '../set-up.ts'
import { callGraph, type Refusal } from './call.ts'

/** Asks Graph for the connection test: what it says, or what is wrong in the owner's words. */
export async function askGraph(
  http: HttpClient,
  settings: ConnectionSettings,
  { base, path, what }: { base: string; path: string; what: string },
): Promise<{ body: unknown } | { finding: Finding }> {
  try {
    const answered = await callGraph(http, settings, { base, path, retries: 0 })
    return answered.ok ? { body: answered.body } : { finding: findingOf(answered.refusal, what) }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const text = `Meta could not be reached (${error.message}). Check that this server may call ${base}.`
    return { finding: { ok: false, code: 'unreachable', text } }
  }
}

function findingOf({ status, code, words }: Refusal, what: string): Finding {
  if (code === 190 || status === 401)
    return wrong(
      'token',
      'The access token is no longer good. Make a permanent one (of a system user) and paste it here.',
    )
  if (code === 10 || code === 3 || (code >= 200 && code <= 299))
    return wrong('permission', `The token may not read ${what}. Give it the permissions of the set-up steps: ${words}`)
  if (code === 100 || status === 404)
    return wrong(
      'not_found',
      `There is no such ${what} for this token. Compare its id with the one in Meta’s settings.`,
    )
  if (code === 4 || status === 429) return wrong('busy', 'Meta asks for a pause. Try the test again in a few minutes.')
  return wrong('refused', `Meta refused the question for ${what}: ${words || `status ${status}`}`)
}
