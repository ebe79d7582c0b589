import { HttpError } from '../kernel/http-client.ts'
import type { Sent } from './channel.ts'

/** No connection came about, so nothing was said: the codes of Node, its TLS and its HTTP client. */
const NEVER_SAID =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)$/

/** What a send without an answer came to: where a connection stood, the provider may have read it before it broke. */
export function unanswered(error: unknown): Exclude<Sent, { state: 'sent' }> {
  if (!(error instanceof HttpError)) throw error
  const { reason } = error
  if (reason === 'bad_url' || reason === 'refused_address') return { state: 'failed', reason }
  if (reason === 'network' && NEVER_SAID.test(codeOf(error.cause))) return { state: 'retry', reason }
  return { state: 'uncertain', reason }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
