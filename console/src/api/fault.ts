import { SoukError } from '@souk/sdk/errors.ts'
import { tOr } from '../i18n/t.ts'

/** What went wrong, in the reader's language, by the code of the problem details. */
export function faultText(error: unknown): string {
  return tOr(`error.${codeOf(error)}`, 'error.other')
}

export function codeOf(error: unknown): string {
  return error instanceof SoukError ? error.code : 'other'
}

/** Nobody is signed in, or no longer. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof SoukError && error.status === 401
}
