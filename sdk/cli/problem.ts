import type { Problem } from '@souk/contract/errors.ts'
import { SoukError } from '../src/errors.ts'

/** Refused before the server was asked, or by what it sent: told in the same form as its own refusals. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly problem: Problem
  constructor(code: string, title: string, detail: string, status = 0) {
    super(detail)
    this.problem = { type: 'about:blank', title, status, code, detail }
  }
}

/** The problem details of a call that did not succeed; undefined for what nobody foresaw. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Refusal) return error.problem
  if (!(error instanceof SoukError)) return undefined
  const { problem, code, status, message } = error
  return (
    problem ?? {
      type: 'about:blank',
      title: TITLES[code] ?? 'The call did not succeed.',
      status,
      code,
      detail: message,
    }
  )
}

/** Why, in a word: the code of the system's error where it has one. `fetch failed` says nothing; its cause does. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error ? cause.message : String(cause)
}

const TITLES: Readonly<Record<string, string>> = {
  unreachable: 'No server was reached.',
  unreadable: 'What answered is not a Souk server.',
}
