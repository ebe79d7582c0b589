import { ERRORS, type ErrorCode, type Problem } from '@souk/contract/errors.ts'
import { z } from 'zod'
import { Failure } from '../kernel/failure.ts'
import { judgeFailure } from '../kernel/retry.ts'

/** Problem details (RFC 9457) of a code; `type` leads to its explanation. */
export function problem(code: ErrorCode, detail?: string, issues?: Problem['issues']): Problem {
  const [status, title] = ERRORS[code]
  return {
    type: `/docs/errors#${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(issues === undefined ? {} : { issues }),
  }
}

const BODY_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_BAD_URL: 'invalid_request',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
}

const FOREIGN_KEY = '23503'
/** Somebody acts by the token of a customer who was forgotten. */
const NOBODY = 'carts_home_customer_fkey'

/** What an error is to the caller. Whatever nobody foresaw is `internal` and says nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return problem(error.code, error.detail, error.issues ? [...error.issues] : undefined)
  if (error instanceof z.ZodError) return problem('invalid_request', undefined, issuesOf(error))
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const code = BODY_CODES[error.code]
    if (code) return problem(code)
    if (error.code === FOREIGN_KEY && 'constraint' in error && error.constraint === NOBODY)
      return problem('unauthorised')
  }
  if (error instanceof SyntaxError && 'statusCode' in error) return problem('invalid_json')
  if (judgeFailure(error) !== 'permanent') return problem('not_ready', 'the database is away for a moment')
  return problem('internal')
}

/** At most ten of what is wrong, by path; values are not repeated. */
export function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.slice(0, 10).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}
