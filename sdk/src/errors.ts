import type { Problem } from '@souk/contract/errors.ts'

/**
 * A call that did not succeed. `code` is one of the contract's error codes, or `unreachable` when no answer came
 * (status 0) and `unreadable` when the answer was not ours; `problem` is the RFC 9457 body as sent.
 */
export class SoukError extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Problem | undefined

  constructor(code: string, status: number, message: string, problem?: Problem) {
    super(message)
    this.name = 'SoukError'
    this.code = code
    this.status = status
    this.problem = problem
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
}

/** The error that an answer outside 2xx stands for. */
export async function errorOf(response: Response): Promise<SoukError> {
  const body: unknown = await response.json().catch(() => undefined)
  if (!isProblem(body)) return new SoukError('unreadable', response.status, `HTTP ${response.status}`)
  return new SoukError(body.code, response.status, body.detail ?? body.title, body)
}
