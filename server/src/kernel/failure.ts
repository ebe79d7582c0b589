import { ERRORS, type ErrorCode } from '@souk/contract/errors.ts'

/**
 * A failure that a person or a client caused, with a code from the one table. Nouns return it; where a transaction must
 * be given up it is thrown, and the border turns it into problem details or into words.
 */
export class Failure extends Error {
  override name = 'Failure'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly issues: readonly { path: string; message: string }[] | undefined
  constructor(code: ErrorCode, detail?: string, issues?: readonly { path: string; message: string }[]) {
    super(detail ?? ERRORS[code][1])
    this.code = code
    this.detail = detail
    this.issues = issues
  }
}
